import { Injectable } from '@nestjs/common';
import { Database, type Viewer } from '@ocs/core-server';
import type { ComputerRow, ComputerState } from '@ocs/inventory-contract';
import {
  cellOf,
  containing,
  isText,
  readColumn,
  sortColumn,
  type SqlColumn,
  sqlColumn,
} from './column-sql.js';
import { LIST_TABLES, type ListColumn, type ListTable } from './computer-columns.rule.js';
import { all, type Condition, withinPerimeter } from './perimeter.js';

/** What a list of computers asks for. */
export interface ListRequest {
  readonly columns: readonly ListColumn[];
  readonly sort: { readonly column: ListColumn; readonly descending: boolean };
  /** Quick filter: some visible text contains it. */
  readonly q: string | undefined;
  readonly state: ComputerState;
  readonly offset: number;
  readonly limit: number;
}

const ALIASES: Readonly<Record<ListTable, string>> = { hardware: 'h', accountinfo: 'a', bios: 'b' };

const JOINS: Readonly<Record<ListTable, string>> = {
  hardware: '',
  accountinfo: ' LEFT JOIN accountinfo a ON a.HARDWARE_ID = h.ID',
  bios: ' LEFT JOIN bios b ON b.HARDWARE_ID = h.ID',
};

const STATES: Readonly<Record<ComputerState, Condition>> = {
  // Nearly all computers are active: said so that nobody takes the index of ARCHIVE to find them.
  active: { sql: 'IFNULL(h.ARCHIVE, -1) = -1', values: [] },
  archived: { sql: 'h.ARCHIVE IS NOT NULL', values: [] },
  all: { sql: 'TRUE', values: [] },
};

/** A row of `devices` that is a setting of the computer's own (spec/console.md 3, red bubble). */
export const CUSTOMISED = `EXISTS (SELECT 1 FROM devices d
  WHERE d.HARDWARE_ID = h.ID AND NOT (d.NAME = 'IPDISCOVER' AND d.IVALUE <=> 1))`;

/** The page asked for, and how many computers the filter leaves; undefined when nothing but the state filters. */
export interface ListPage {
  readonly rows: readonly ComputerRow[];
  readonly total: number | undefined;
}

/**
 * *All computers*, fast with a hundred thousand of them: ids of the page first, from `hardware` alone unless the sort
 * needs more, then the cells of these few; never a one-to-many table.
 */
@Injectable()
export class ComputerListRepository {
  constructor(private readonly database: Database) {}

  async page(viewer: Viewer, request: ListRequest): Promise<ListPage> {
    const filtered = request.q !== undefined || viewer.tags !== null;
    const where = all([withinPerimeter(viewer), STATES[request.state], ...quickFilter(request)]);
    const found = await this.database.rows<{ id: number; total?: number }>(
      pageStatement(request, where, filtered),
      [...where.values, request.limit, request.offset],
    );
    const total = found[0]?.total ?? (filtered ? (await this.count(where)).total : undefined);
    const ids = found.map(({ id }) => id);
    return { rows: await this.rows(ids, request.columns), total };
  }

  /** Computers by state, whatever the quick filter says. */
  async counts(viewer: Viewer): Promise<Record<ComputerState, number>> {
    const { total, archived } = await this.count(withinPerimeter(viewer));
    return { active: total - archived, archived, all: total };
  }

  private async count(where: Condition): Promise<{ total: number; archived: number }> {
    const row = await this.database.one<{ total: number; archived: number }>(
      countStatement(where),
      where.values,
    );
    return row ?? { total: 0, archived: 0 };
  }

  private async rows(ids: readonly number[], columns: readonly ListColumn[]): Promise<ComputerRow[]> {
    if (ids.length === 0) return [];
    const found = await this.database.rows<Record<string, unknown> & { id: number; customised: number }>(
      cellsStatement(columns),
      [ids],
    );
    const byId = new Map(found.map((row) => [row.id, row]));
    return ids.flatMap((id) => {
      const row = byId.get(id);
      // A computer deleted between the two statements is simply not there any more.
      if (!row) return [];
      const cells = columns.map(
        ({ id: column, type }, index) => [column, cellOf(row[`c${index}`], type)] as const,
      );
      return [{ id, cells: Object.fromEntries(cells), customised: row.customised === 1 }];
    });
  }
}

/**
 * Ids of a page. Without a filter an index gives them at once. With one, following the index to find the few that match
 * costs far more than one pass over the table, which counting all matches makes the server take.
 */
function pageStatement({ sort }: ListRequest, where: Condition, counted: boolean): string {
  const direction = sort.descending ? 'DESC' : 'ASC';
  const order = [...sortColumn(inSql(sort.column)), 'h.ID'].map((sql) => `${sql} ${direction}`).join(', ');
  return `SELECT h.ID AS id${counted ? ', COUNT(*) OVER () AS total' : ''}
    FROM hardware h${JOINS[sort.column.table]} WHERE ${where.sql} ORDER BY ${order} LIMIT ? OFFSET ?`;
}

const countStatement = (where: Condition): string =>
  `SELECT COUNT(*) AS total, COUNT(h.ARCHIVE) AS archived FROM hardware h WHERE ${where.sql}`;

/** Cells of some computers; the nth column comes out as `c<n>`. */
function cellsStatement(columns: readonly ListColumn[]): string {
  const cells = columns.map((column, index) => `${readColumn(inSql(column))} AS c${index}`);
  const joins = [...new Set(columns.map(({ table }) => table))].map((table) => JOINS[table]).join('');
  return `SELECT ${['h.ID AS id', `${CUSTOMISED} AS customised`, ...cells].join(', ')}
    FROM hardware h${joins} WHERE h.ID IN (?)`;
}

const inSql = ({ table, column, type, format }: ListColumn): SqlColumn =>
  sqlColumn(ALIASES[table], column, type, format);

/** Some text of the columns shown contains the words. Texts of other tables are looked for there, not by a join. */
function quickFilter({ q, columns }: ListRequest): readonly Condition[] {
  if (q === undefined) return [];
  const texts = columns.filter(({ type }) => isText(type));
  const conditions = LIST_TABLES.flatMap((table) => {
    const likes = texts
      .filter((column) => column.table === table)
      .map((column) => `${inSql(column).sql} LIKE ?`);
    if (likes.length === 0) return [];
    const some = likes.join(' OR ');
    const alias = ALIASES[table];
    return [
      table === 'hardware'
        ? some
        : `h.ID IN (SELECT ${alias}.HARDWARE_ID FROM ${table} ${alias} WHERE ${some})`,
    ];
  });
  return [
    {
      sql: conditions.length === 0 ? 'FALSE' : conditions.join(' OR '),
      values: texts.map(() => containing(q)),
    },
  ];
}
