import { Injectable } from '@nestjs/common';
import type { Viewer } from '@ocs/core-server';
import type { Distribution, DistributionRow } from '@ocs/inventory-contract';
import { readAdministrative } from '../../administrative-value.rule.js';
import { cellOf } from '../../column-sql.js';
import { all, type Condition, NO_COMPUTER } from '../../perimeter.js';
import type { ListColumn } from '../computer-columns.rule.js';
import { ComputerLists, type ResolvedList } from '../computer-lists.js';
import { ComputerSets } from '../sets/computer-sets.js';
import { type CountedComputers, DistributionRepository } from './distribution.repository.js';
import { columnFilter, valueContains } from '../filter-condition.js';
import { knownColumn, refused } from '../list-request.js';
import type { DistributionExportQuery, DistributionQuery } from '../lists.schemas.js';
import { conditionOf } from '../sets/membership.js';

/** Values one export holds at most. */
const MOST_VALUES = 100_000;
/** Up to so many computers are named by their ids in a statement. */
const FEW = 5_000;

/** How many computers have each value of a column: *TAG distribution*, and the same of any other (spec/console.md 6). */
@Injectable()
export class Distributions {
  constructor(
    private readonly repository: DistributionRepository,
    private readonly lists: ComputerLists,
    private readonly sets: ComputerSets,
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
    slice: { readonly offset: number; readonly limit: number },
  ): Promise<{ column: ListColumn; rows: DistributionRow[]; total: number; computers: number }> {
    const { q, sort, state, filter } = query;
    const known = await this.lists.columns();
    const column = knownColumn(known, query.column, 'column');
    if (column.type.kind === 'longtext')
      throw refused('column', `The column "${column.id}" has no distribution.`);
    if (q !== undefined && column.kind !== 'text')
      throw refused('q', `The values of "${column.id}" cannot be searched.`);
    const list = await this.lists.resolve(viewer, known, { state, filter, columns: [] });
    const computers = await this.lists.total(list);
    const counted = { column, ...(await this.counted(column, list, q)) };
    const found = await this.repository.page(counted, sort, slice);
    const rows = found.map(({ value, count }) => ({ value: valueOf(column, value), count }));
    const total = found[0]?.total ?? (slice.offset === 0 ? 0 : await this.repository.values(counted));
    return { column, rows, total, computers };
  }

  /**
   * The quickest way to count: by the rows of the column's table alone, which an index often tells, less the few that do not belong to the list.
   * Only lists of many computers with many others beside them need to look at each computer.
   */
  private async counted(
    column: ListColumn,
    list: ResolvedList,
    q: string | undefined,
  ): Promise<{ of: CountedComputers; fits: Condition | null }> {
    const fits = q === undefined ? null : valueContains(column, q);
    if (column.source.rows === 'many') {
      const where = q === undefined ? [] : [conditionOf(columnFilter(column, 'contains', q))];
      return { of: { by: 'condition', where: all([list.where, ...where]) }, fits: null };
    }
    const { tags, each } = list.perimeter;
    const [wanted, counted] = await Promise.all([
      this.lists.found(list),
      this.sets.withRows(column.source.table, list.perimeter),
    ]);
    const but = counted.without(wanted);
    if (but.size <= FEW) {
      const missing = fits === null ? wanted.without(counted).size : 0;
      return { of: { by: 'rows', tags, but: but.toArray(), missing }, fits };
    }
    const few = { sql: 'h.ID IN (?)', values: [wanted.toArray()] };
    const where = wanted.size > FEW ? list.where : wanted.size === 0 ? NO_COMPUTER : all([few, each]);
    return { of: { by: 'condition', where }, fits };
  }
}

function valueOf({ field, type, kind }: ListColumn, value: unknown): string | null {
  const cell = kind === 'number' ? cellOf(value, type) : cellOf(value, { kind: 'text', width: 0 });
  if (cell === null) return null;
  return field ? readAdministrative(field, String(cell)) : String(cell);
}
