import { Injectable } from '@nestjs/common';
import { Database, identifier } from '@ocs/core-server';
import type { ComputerState } from '@ocs/inventory-contract';
import { sortColumn } from '../column-sql.js';
import { type Condition, COMPUTERS } from '../perimeter.js';
import type { Perimeter } from '../perimeters.js';
import { ALIASES, inSql, JOINS } from './column-place.rule.js';
import type { ListColumn, SingleTable } from './computer-columns.rule.js';
import type { ListSort } from './list-request.js';
import { ShortMemo } from './short-memo.js';

/** A part of an ordered list. */
export interface Slice {
  readonly offset: number;
  readonly limit: number;
}

/** Tables of their own beside `hardware`: a computer may have no row there. */
type SideTable = 'accountinfo' | 'bios';

interface IndexRow {
  readonly place: string;
  readonly name: string;
}

/** How long the indexes found stay known: nobody drops one every day. */
const INDEXES_KNOWN_MS = 60_000;

/**
 * Ids of *All computers*, fast with a hundred thousand of them: narrow statements over ids and the column sorted by. With an
 * index on that column it is followed to the page; joins only run as far. Without one the rows are sorted once.
 */
@Injectable()
export class ComputerListRepository {
  private readonly indexes = new ShortMemo<ReadonlyMap<string, string>>(INDEXES_KNOWN_MS, 1);

  constructor(private readonly database: Database) {}

  /** Computers by state, all of them where `where` is only "computers". */
  async counts(where: Condition): Promise<Record<ComputerState, number>> {
    const statement = where === COMPUTERS ? ALL_COUNTS : countsStatement(where);
    const row = await this.database.one<{ total: number; archived: number }>(statement, where.values);
    const { total, archived } = row ?? { total: 0, archived: 0 };
    return { active: total - archived, archived, all: total };
  }

  async count(where: Condition): Promise<number> {
    const statement = `SELECT COUNT(*) AS n FROM hardware h WHERE ${where.sql}`;
    return (await this.database.one<{ n: number }>(statement, where.values))?.n ?? 0;
  }

  /** Ids in no order, at most `most` of them. */
  async some(where: Condition, most: number): Promise<number[]> {
    const statement = `SELECT h.ID AS id FROM hardware h WHERE ${where.sql} LIMIT ?`;
    return idsOf(await this.database.rows(statement, [...where.values, most]));
  }

  /** These computers in order, for few of them; those without a row in the table sorted by stand at the end. */
  async sorted(ids: readonly number[], { column, descending }: ListSort): Promise<number[]> {
    if (ids.length === 0) return [];
    const statement = `SELECT h.ID AS id FROM hardware h${joinOf(column)} WHERE h.ID IN (?)
      ORDER BY ${missingLast(column)}${orderOf(column, descending, 'h.ID')}`;
    return idsOf(await this.database.rows(statement, [ids]));
  }

  /**
   * A slice of the list, for many computers. Those without a row in the table sorted by stand at its end.
   * @param light the same condition in the two forms of a perimeter: an index on the computer's own column is followed
   *   computer by computer, everything else is gathered first
   */
  async slice({ set, each }: Perimeter, sort: ListSort, { offset, limit }: Slice): Promise<number[]> {
    const table = sideTable(sort.column);
    const index = (await this.knownIndexes()).get(placeOf(sort.column));
    const where = table === undefined && index !== undefined ? each : set;
    const statement =
      table === undefined ? ownStatement(where, sort, index) : sideStatement(table, where, sort, index);
    const found = idsOf(await this.database.rows(statement, [...where.values, limit, offset]));
    if (found.length === limit || table === undefined) return found;
    return [...found, ...(await this.rest(table, where, sort, { offset, limit }, found.length))];
  }

  /** The whole list in its order: sorted at once, which is cheaper than following an index to the end. */
  async whole(where: Condition, { column, descending }: ListSort): Promise<number[]> {
    const statement = `SELECT h.ID AS id FROM hardware h${joinOf(column)} WHERE ${where.sql}
      ORDER BY ${missingLast(column)}${orderOf(column, descending, 'h.ID')}`;
    return idsOf(await this.database.rows(statement, where.values));
  }

  /** What the end of a slice is filled up with: computers without a row in the table sorted by. */
  private async rest(
    table: SideTable,
    where: Condition,
    { descending }: ListSort,
    { offset, limit }: Slice,
    found: number,
  ): Promise<number[]> {
    const without = `FROM hardware h WHERE ${where.sql} AND NOT EXISTS (SELECT 1 FROM ${table} r WHERE r.HARDWARE_ID = h.ID)`;
    const before = found > 0 ? 0 : await this.skipped(table, where, offset);
    const statement = `SELECT h.ID AS id ${without} ORDER BY h.ID ${descending ? 'DESC' : 'ASC'} LIMIT ? OFFSET ?`;
    return idsOf(await this.database.rows(statement, [...where.values, limit - found, before]));
  }

  /** How many computers without a row stand before the offset. */
  private async skipped(table: SideTable, where: Condition, offset: number): Promise<number> {
    const statement = `SELECT COUNT(*) AS n FROM ${table} r JOIN hardware h ON h.ID = r.HARDWARE_ID WHERE ${where.sql}`;
    const row = await this.database.one<{ n: number }>(statement, where.values);
    return Math.max(0, offset - (row?.n ?? 0));
  }

  /** Indexes by the column they begin with. They are asked for by name below, so they must be there. */
  private async knownIndexes(): Promise<ReadonlyMap<string, string>> {
    return this.indexes.get('', async () => {
      const rows = await this.database.rows<IndexRow>(
        `SELECT CONCAT(TABLE_NAME, '.', COLUMN_NAME) AS place, INDEX_NAME AS name FROM information_schema.STATISTICS
         WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME IN ('hardware', 'accountinfo', 'bios')
           AND SEQ_IN_INDEX = 1 AND SUB_PART IS NULL ORDER BY INDEX_NAME`,
      );
      return new Map(
        rows.flatMap(({ place, name }) => (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? [[place, name]] : [])),
      );
    });
  }
}

/** Counted by the smallest indexes: the computers are all rows but the groups. */
const ALL_COUNTS = `SELECT (SELECT COUNT(*) FROM hardware) - (SELECT COUNT(*) FROM hardware g WHERE g.DEVICEID LIKE '\\\\_%') AS total,
  (SELECT COUNT(*) FROM hardware h WHERE h.ARCHIVE IS NOT NULL AND ${COMPUTERS.sql}) AS archived`;

const countsStatement = (where: Condition): string =>
  `SELECT COUNT(*) AS total, COUNT(h.ARCHIVE) AS archived FROM hardware h WHERE ${where.sql}`;

/**
 * STRAIGHT_JOIN keeps the table sorted by in front: the database would rather collect every computer a condition leaves and
 * sort them all, for one page.
 */
function ownStatement(where: Condition, { column, descending }: ListSort, index: string | undefined): string {
  const order = orderOf(column, descending, 'h.ID');
  if (index === undefined) {
    return `SELECT h.ID AS id FROM hardware h${joinOf(column)} WHERE ${where.sql} ORDER BY ${order} LIMIT ? OFFSET ?`;
  }
  return `SELECT STRAIGHT_JOIN h.ID AS id FROM hardware h FORCE INDEX (${identifier(index)})${joinOf(column)}
    WHERE ${where.sql} ORDER BY ${order} LIMIT ? OFFSET ?`;
}

function sideStatement(
  table: SideTable,
  where: Condition,
  { column, descending }: ListSort,
  index: string | undefined,
): string {
  const alias = ALIASES[table];
  const order = orderOf(column, descending, `${alias}.HARDWARE_ID`);
  if (index === undefined) {
    return `SELECT STRAIGHT_JOIN ${alias}.HARDWARE_ID AS id FROM ${table} ${alias}
      WHERE ${alias}.HARDWARE_ID IN (SELECT h.ID FROM hardware h WHERE ${where.sql}) ORDER BY ${order} LIMIT ? OFFSET ?`;
  }
  return `SELECT STRAIGHT_JOIN ${alias}.HARDWARE_ID AS id FROM ${table} ${alias} FORCE INDEX (${identifier(index)})
    JOIN hardware h ON h.ID = ${alias}.HARDWARE_ID WHERE ${where.sql} ORDER BY ${order} LIMIT ? OFFSET ?`;
}

function orderOf(column: ListColumn, descending: boolean, id: string): string {
  const direction = descending ? 'DESC' : 'ASC';
  return [...sortColumn(inSql(column)), id].map((sql) => `${sql} ${direction}`).join(', ');
}

const isSingle = (table: string): table is SingleTable => Object.hasOwn(ALIASES, table);

const joinOf = ({ source: { table } }: ListColumn): string => (isSingle(table) ? JOINS[table] : '');

const sideTable = ({ source: { table } }: ListColumn): SideTable | undefined =>
  table === 'accountinfo' || table === 'bios' ? table : undefined;

/** Begins an order in which computers without a row in the table sorted by stand at the end. */
function missingLast(column: ListColumn): string {
  const table = sideTable(column);
  return table === undefined ? '' : `${ALIASES[table]}.HARDWARE_ID IS NULL, `;
}

/** An index on an address is in the order of texts, not of addresses. */
function placeOf(column: ListColumn): string {
  return sortColumn(inSql(column)).length === 1 ? `${column.source.table}.${column.column}` : '';
}

const idsOf = (rows: readonly { readonly id: number }[]): number[] => rows.map(({ id }) => id);
