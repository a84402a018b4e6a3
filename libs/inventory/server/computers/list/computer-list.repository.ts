import { Injectable } from '@nestjs/common';
import { Database, identifier, type SqlValue } from '@ocs/core-server';
import { sortColumn } from '../column-sql.js';
import type { Condition } from '../perimeter.js';
import { ALIASES, inSql, JOINS } from './column-place.rule.js';
import type { ListColumn, SingleTable } from './computer-columns.rule.js';
import type { ListSort } from './list-request.js';
import { ShortMemo } from './short-memo.js';

/** Tables of their own beside `hardware`: a computer may have no row there. */
type SideTable = 'accountinfo' | 'bios';

interface IndexRow {
  readonly place: string;
  readonly name: string;
}

/** How long the indexes found stay known: nobody drops one every day. */
const INDEXES_KNOWN_MS = 60_000;

/**
 * Ids of *All computers* in some order, fast with a hundred thousand of them: narrow statements over ids and the column
 * sorted by. With an index on that column it is followed as far as is needed, and nothing else is read.
 */
@Injectable()
export class ComputerListRepository {
  private readonly indexes = new ShortMemo<ReadonlyMap<string, string>>(INDEXES_KNOWN_MS, 1);

  constructor(private readonly database: Database) {}

  /** Ids in no order, as they are at this moment. */
  async members(where: Condition): Promise<number[]> {
    const statement = `SELECT h.ID AS id FROM hardware h WHERE ${where.sql}`;
    return idsOf(await this.database.rows(statement, where.values));
  }

  /** Ids in order, as they are at this moment; those without a row in the table sorted by stand at the end. */
  async sorted(where: Condition, { column, descending }: ListSort): Promise<number[]> {
    const statement = `SELECT h.ID AS id FROM hardware h${joinOf(column)} WHERE ${where.sql}
      ORDER BY ${missingLast(column)}${orderOf(column, descending, 'h.ID')}`;
    return idsOf(await this.database.rows(statement, where.values));
  }

  /**
   * The order of everything there is: groups too, and ids that are no computer's any more; in an order by a table of its
   * own, only what has a row there.
   * @param tags leaves out rows of other TAGs where the order is one of `accountinfo a`
   * @param most ends the order early
   */
  async everything(sort: ListSort, tags: Condition | null, most?: number): Promise<number[]> {
    const { column, descending } = sort;
    const table = sideTable(column);
    const id = table === undefined ? 'h.ID' : `${ALIASES[table]}.HARDWARE_ID`;
    const from = table === undefined ? 'hardware h' : `${table} ${ALIASES[table]}`;
    const index = (await this.knownIndexes()).get(placeOf(column));
    const force = index === undefined ? '' : ` FORCE INDEX (${identifier(index)})`;
    const join = table === undefined ? joinOf(column) : '';
    const limited = table === 'accountinfo' && tags !== null;
    const values: SqlValue[] = [...(limited ? tags.values : []), ...(most === undefined ? [] : [most])];
    const statement = `SELECT ${id} AS id FROM ${from}${force}${join}${limited ? ` WHERE ${tags.sql}` : ''}
      ORDER BY ${orderOf(column, descending, id)}${most === undefined ? '' : ' LIMIT ?'}`;
    return idsOf(await this.database.rows(statement, values));
  }

  /** Indexes by the column they begin with. They are asked for by name above, so they must be there. */
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

function orderOf(column: ListColumn, descending: boolean, id: string): string {
  const direction = descending ? 'DESC' : 'ASC';
  return [...sortColumn(inSql(column)), id].map((sql) => `${sql} ${direction}`).join(', ');
}

const isSingle = (table: string): table is SingleTable => Object.hasOwn(ALIASES, table);

const joinOf = ({ source: { table } }: ListColumn): string => (isSingle(table) ? JOINS[table] : '');

function sideTable({ source: { table } }: ListColumn): SideTable | undefined {
  return table === 'accountinfo' || table === 'bios' ? table : undefined;
}

/** True where the order leaves out computers that have no row in the table sorted by. */
export const mayMiss = (column: ListColumn): boolean => sideTable(column) !== undefined;

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
