import { Injectable } from '@nestjs/common';
import { Database, type Viewer } from '@ocs/core-server';
import type { Distribution, DistributionRow } from '@ocs/inventory-contract';
import { readAdministrative } from '../administrative-value.rule.js';
import { cellOf, readColumn } from '../column-sql.js';
import { all, type Condition } from '../perimeter.js';
import { inSql, JOINS, manyTable } from './column-place.rule.js';
import type { ListColumn } from './computer-columns.rule.js';
import { ComputerLists } from './computer-lists.js';
import { filterCondition } from './filter-condition.js';
import { knownColumn, refused } from './list-request.js';
import type { DistributionExportQuery, DistributionQuery } from './lists.schemas.js';

interface ValueRow {
  readonly value: unknown;
  readonly count: number;
  readonly total: number;
}

/** Values one export holds at most. */
const MOST_VALUES = 100_000;

/** How many computers have each value of a column: *TAG distribution*, and the same of any other (spec/console.md 6). */
@Injectable()
export class Distributions {
  constructor(
    private readonly database: Database,
    private readonly lists: ComputerLists,
  ) {}

  /** @throws DomainError 400 for a column or filter that does not exist */
  async page(viewer: Viewer, query: DistributionQuery): Promise<Distribution> {
    const { page, pageSize } = query;
    const { column, rows, total, computers } = await this.read(viewer, query, {
      offset: (page - 1) * pageSize,
      limit: pageSize,
    });
    return { column: column.id, computers, rows, total, page, pageSize };
  }

  /** Every value, for a file. @throws DomainError as `page` */
  async all(
    viewer: Viewer,
    query: DistributionExportQuery,
  ): Promise<{ column: ListColumn; rows: readonly DistributionRow[] }> {
    return this.read(viewer, query, { offset: 0, limit: MOST_VALUES });
  }

  private async read(
    viewer: Viewer,
    query: Omit<DistributionQuery, 'page' | 'pageSize'>,
    { offset, limit }: { offset: number; limit: number },
  ): Promise<{ column: ListColumn; rows: DistributionRow[]; total: number; computers: number }> {
    const known = await this.lists.columns();
    const column = knownColumn(known, query.column, 'column');
    if (column.type.kind === 'longtext')
      throw refused('column', `The column "${column.id}" has no distribution.`);
    const list = await this.lists.resolve(viewer, known, {
      state: query.state,
      filter: query.filter,
      columns: [],
    });
    const wanted = query.q === undefined ? list.where : all([list.where, filterOfValues(column, query.q)]);
    const [found, computers] = await Promise.all([
      this.database.rows<ValueRow>(statementOf(column, wanted, query.sort), [
        ...wanted.values,
        limit,
        offset,
      ]),
      this.lists.total(list),
    ]);
    const rows = found.map(({ value, count }) => ({ value: valueOf(column, value), count }));
    const total = found[0]?.total ?? (offset === 0 ? 0 : await this.values(column, wanted));
    return { column, rows, total, computers };
  }

  /** How many values there are, for a page beyond the last. */
  private async values(column: ListColumn, where: Condition): Promise<number> {
    const statement = `SELECT COUNT(*) AS n FROM (SELECT ${grouped(column)} AS v ${fromOf(column, where)} GROUP BY v) t`;
    return (await this.database.one<{ n: number }>(statement, where.values))?.n ?? 0;
  }
}

function filterOfValues(column: ListColumn, q: string): Condition {
  if (column.kind === 'text') return filterCondition(column, 'contains', q);
  throw refused('q', `The values of "${column.id}" cannot be searched.`);
}

const ORDERS: Readonly<Record<DistributionQuery['sort'], string>> = {
  value: 'v IS NOT NULL, v',
  '-value': 'v DESC',
  count: 'n, v',
  '-count': 'n DESC, v',
};

/** A computer with several rows counts once for each of its values. */
function statementOf(column: ListColumn, where: Condition, sort: DistributionQuery['sort']): string {
  const count = column.source.rows === 'many' ? 'COUNT(DISTINCT h.ID)' : 'COUNT(*)';
  return `SELECT v AS value, n AS count, COUNT(*) OVER () AS total
    FROM (SELECT ${grouped(column)} AS v, ${count} AS n ${fromOf(column, where)} GROUP BY v) t
    ORDER BY ${ORDERS[sort]} LIMIT ? OFFSET ?`;
}

function fromOf(column: ListColumn, where: Condition): string {
  const { source } = column;
  const join =
    source.rows === 'many' ? ` LEFT JOIN ${manyTable(column)} ON m.HARDWARE_ID = h.ID` : JOINS[source.table];
  return `FROM hardware h${join} WHERE ${where.sql}`;
}

/** No value and an empty text are one; moments count by their day. */
function grouped(column: ListColumn): string {
  const place = inSql(column);
  if (column.kind === 'text') return `NULLIF(${place.sql}, '')`;
  return column.kind === 'number' ? place.sql : readColumn({ ...place, type: { kind: 'date' } });
}

function valueOf({ field, type, kind }: ListColumn, value: unknown): string | null {
  const cell = kind === 'number' ? cellOf(value, type) : cellOf(value, { kind: 'text', width: 0 });
  if (cell === null) return null;
  return field ? readAdministrative(field, String(cell)) : String(cell);
}
