import { Injectable } from '@nestjs/common';
import { Database, type SqlValue } from '@ocs/core-server';
import { readColumn } from '../../column-sql.js';
import { all, type Condition } from '../../perimeter.js';
import { ALIASES, inSql, JOINS, manyTable } from '../column-place.rule.js';
import type { ListColumn } from '../computer-columns.rule.js';
import type { DistributionQuery } from '../lists.schemas.js';

/** A value with the number of its computers, and how many values there are in all. */
export interface ValueRow {
  readonly value: unknown;
  readonly count: number;
  readonly total: number;
}

/** Which values are counted, and of whom. */
export interface Counted {
  readonly column: ListColumn;
  readonly of: CountedComputers;
  /** Only values that fit, a condition on the column's table. */
  readonly fits: Condition | null;
}

/**
 * Computers whose values are counted: those of a condition on `hardware h`; or all those with a row in the column's table,
 * limited by a condition on `accountinfo a` or not, but a few, and some that have no row.
 */
export type CountedComputers =
  | { readonly by: 'condition'; readonly where: Condition }
  | {
      readonly by: 'rows';
      readonly tags: Condition | null;
      readonly but: readonly number[];
      readonly missing: number;
    };

/** Counts how many computers have each value of a column. */
@Injectable()
export class DistributionRepository {
  constructor(private readonly database: Database) {}

  /** A part of the values in their order. */
  async page(
    counted: Counted,
    sort: DistributionQuery['sort'],
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Promise<ValueRow[]> {
    const { sql, values } = groups(counted);
    const statement = `SELECT v AS value, CAST(n AS SIGNED) AS count, COUNT(*) OVER () AS total FROM (${sql}) t
      ORDER BY ${ORDERS[sort]} LIMIT ? OFFSET ?`;
    return this.database.rows<ValueRow>(statement, [...values, limit, offset]);
  }

  /** How many values there are, for a page beyond the last. */
  async values(counted: Counted): Promise<number> {
    const { sql, values } = groups(counted);
    const statement = `SELECT COUNT(*) AS n FROM (${sql}) t`;
    return (await this.database.one<{ n: number }>(statement, values))?.n ?? 0;
  }
}

const ORDERS: Readonly<Record<DistributionQuery['sort'], string>> = {
  value: 'v IS NOT NULL, v',
  '-value': 'v DESC',
  count: 'n, v',
  '-count': 'n DESC, v',
};

/** A SELECT of each value `v` with the number `n` of its computers. */
function groups({ column, of, fits }: Counted): Condition {
  const value = grouped(column);
  const limits = fits === null ? [] : [fits];
  if (of.by === 'condition') {
    const { source } = column;
    // A computer with several rows counts once for each of its values.
    const [count, join] =
      source.rows === 'many'
        ? ['COUNT(DISTINCT h.ID)', ` LEFT JOIN ${manyTable(column)} ON m.HARDWARE_ID = h.ID`]
        : ['COUNT(*)', JOINS[source.table]];
    const { sql, values } = all([of.where, ...limits]);
    return {
      sql: `SELECT ${value} AS v, ${count} AS n FROM hardware h${join} WHERE ${sql} GROUP BY v`,
      values,
    };
  }
  return merged(value, rowsOf(column), of, limits);
}

/** Everything counted by an index, less what does not belong, and more without any value. */
function merged(
  value: string,
  { from, id }: RowsOfColumn,
  { tags, but, missing }: Extract<CountedComputers, { by: 'rows' }>,
  limits: readonly Condition[],
): Condition {
  const within =
    tags === null || from === 'accountinfo a' ? from : `accountinfo a JOIN ${from} ON ${id} = a.HARDWARE_ID`;
  const rows = all([...(tags === null ? [] : [tags]), ...limits]);
  const parts: Condition[] = [
    {
      sql: `SELECT ${value} AS v, COUNT(*) AS n FROM ${within} WHERE ${rows.sql} GROUP BY v`,
      values: rows.values,
    },
  ];
  if (but.length > 0) {
    const less = all([{ sql: `${id} IN (?)`, values: [but] }, ...limits]);
    parts.push({
      sql: `SELECT ${value} AS v, -COUNT(*) AS n FROM ${from} WHERE ${less.sql} GROUP BY v`,
      values: less.values,
    });
  }
  if (missing > 0) parts.push({ sql: 'SELECT NULL AS v, ? AS n', values: [missing] });
  const values: SqlValue[] = parts.flatMap((part) => part.values);
  const together = parts.map(({ sql }) => sql).join(' UNION ALL ');
  return { sql: `SELECT v, SUM(n) AS n FROM (${together}) p GROUP BY v HAVING SUM(n) > 0`, values };
}

interface RowsOfColumn {
  readonly from: string;
  /** The column with the computer's id. */
  readonly id: string;
}

/** The rows that have the values of a column with at most one row a computer, and whose they are. */
function rowsOf({ source }: ListColumn): RowsOfColumn {
  const { table } = source;
  if (table === 'accountinfo' || table === 'bios')
    return { from: `${table} ${ALIASES[table]}`, id: `${ALIASES[table]}.HARDWARE_ID` };
  const join = table === 'assets_categories' ? JOINS.assets_categories : '';
  return { from: `hardware h${join}`, id: 'h.ID' };
}

/** No value and an empty text are one; moments count by their day. */
function grouped(column: ListColumn): string {
  const place = inSql(column);
  if (column.kind === 'text') return `NULLIF(${place.sql}, '')`;
  return column.kind === 'number' ? place.sql : readColumn({ ...place, type: { kind: 'date' } });
}
