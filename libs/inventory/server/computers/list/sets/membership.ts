import { all, type Condition, some } from '../../perimeter.js';

/** Rows of a table, or of several joined, each of which belongs to one computer; and a condition on them. */
export interface Rows {
  /** What stands after FROM, for instance `bios b`. */
  readonly from: string;
  /** The column with the computer's id, for instance `b.HARDWARE_ID`. */
  readonly id: string;
  readonly fits: Condition;
}

/** Computers by rows: those with some row that fits, or with `none` those that have no such row. */
export interface Membership {
  readonly rows: readonly Rows[];
  readonly none: boolean;
}

/** Rows of the computers' own table. */
const OWN = { from: 'hardware h', id: 'h.ID' } as const;

/** A condition on `hardware h` as rows. */
export const ownRows = (fits: Condition): Rows => ({ ...OWN, fits });

/** Rows of installed software by the ids of its names. */
export const installed = (names: readonly number[]): Rows => ({
  from: 'software s',
  id: 's.HARDWARE_ID',
  fits: { sql: 's.NAME_ID IN (?)', values: [names] },
});

/** A membership as a condition on `hardware h`, for statements that must know it at that moment. */
export function conditionOf({ rows, none }: Membership): Condition {
  return none ? all(rows.map((one) => within(one, true))) : some(rows.map((one) => within(one, false)));
}

function within({ from, id, fits }: Rows, none: boolean): Condition {
  if (from === OWN.from) {
    // A comparison with NULL is neither true nor false: said so that "not" takes it in.
    return none ? { ...fits, sql: `NOT IFNULL((${fits.sql}), FALSE)` } : fits;
  }
  return { ...fits, sql: `h.ID ${none ? 'NOT ' : ''}IN (SELECT ${id} FROM ${from} WHERE ${fits.sql})` };
}
