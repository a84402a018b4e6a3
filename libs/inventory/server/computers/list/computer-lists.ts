import { Injectable } from '@nestjs/common';
import type { Viewer } from '@ocs/core-server';
import type { ComputerList, ComputerNeighbours, ComputerState } from '@ocs/inventory-contract';
import { SectionCatalogue } from '../../section-catalogue.js';
import { AdministrativeFieldsRepository } from '../administrative-fields.repository.js';
import type { Condition } from '../perimeter.js';
import { type Perimeter, Perimeters } from '../perimeters.js';
import { ComputerCellsRepository } from './computer-cells.repository.js';
import { type ListColumn, listColumns } from './computer-columns.rule.js';
import { ComputerListRepository, type Slice } from './computer-list.repository.js';
import { type ListCondition, ListConditions } from './list-conditions.js';
import {
  type ListScope,
  type ListSort,
  scopeOf,
  type ScopeQuery,
  shownColumns,
  sortOf,
} from './list-request.js';
import type { ListQuery } from './lists.schemas.js';
import { ShortMemo } from './short-memo.js';

/** Up to so many computers are fetched by id and sorted among themselves; more are read in the order of an index. */
const FEW = 2_000;
/** Figures on every page of a list may be as old as this. */
const COUNTS_KNOWN_MS = 2_000;
/** Who leafs from computer to computer stays in the order he came from. */
const ORDER_KNOWN_MS = 30_000;
/** Rows of an index followed for one page; farther in, the order of the whole list is read and remembered. */
const DEEP = 5_000;
/** Larger than any list. */
const ALL = 2_147_483_647;

/** A list whose perimeter and filters are resolved. */
export interface ResolvedList extends ListCondition {
  readonly perimeter: Perimeter;
  readonly scope: ListScope;
}

/** *All computers* and what is derived from the same filters: the neighbours of a computer, selections, exports. */
@Injectable()
export class ComputerLists {
  private readonly stateCounts = new ShortMemo<Record<ComputerState, number>>(COUNTS_KNOWN_MS, 100);
  private readonly totals = new ShortMemo<number>(COUNTS_KNOWN_MS, 100);
  private readonly matches = new ShortMemo<readonly number[]>(COUNTS_KNOWN_MS, 50);
  private readonly orders = new ShortMemo<readonly number[]>(ORDER_KNOWN_MS, 10);

  constructor(
    private readonly catalogue: SectionCatalogue,
    private readonly administrative: AdministrativeFieldsRepository,
    private readonly perimeters: Perimeters,
    private readonly conditions: ListConditions,
    private readonly lists: ComputerListRepository,
    private readonly cells: ComputerCellsRepository,
  ) {}

  /** To be called when computers were deleted, archived or restored: figures and orders are found anew. */
  forget(): void {
    for (const memo of [this.stateCounts, this.totals, this.matches, this.orders]) memo.forget();
  }

  /** Every column a list of computers may have. */
  async columns(): Promise<ListColumn[]> {
    return listColumns(this.catalogue.sections, await this.administrative.fields());
  }

  /** @throws DomainError 400 for a column or filter that does not exist */
  async resolve(viewer: Viewer, known: readonly ListColumn[], query: ScopeQuery): Promise<ResolvedList> {
    const scope = scopeOf(known, query);
    const perimeter = await this.perimeters.of(viewer);
    return { ...(await this.conditions.of(perimeter, scope)), perimeter, scope };
  }

  /** @throws DomainError 400 for a column, filter or sort that does not exist */
  async list(viewer: Viewer, query: ListQuery): Promise<ComputerList> {
    const known = await this.columns();
    const list = await this.resolve(viewer, known, query);
    const sort = sortOf(known, query.sort);
    const slice = { offset: (query.page - 1) * query.pageSize, limit: query.pageSize };
    const [counts, { ids, total }] = await Promise.all([
      this.counts(list.perimeter),
      this.page(list, sort, slice),
    ]);
    return {
      rows: await this.cells.rows(ids, shownColumns(known, query.columns)),
      total,
      page: query.page,
      pageSize: query.pageSize,
      counts,
    };
  }

  /** All ids of a list in their order; remembered for a while. */
  async order(list: ResolvedList, sort: ListSort): Promise<readonly number[]> {
    const key = JSON.stringify([keyOf(list.where), sort.column.id, sort.descending]);
    return this.orders.get(key, () => this.lists.whole(list.where, sort));
  }

  /** All ids of a list, in no order and as they are now. */
  async members(list: ResolvedList): Promise<readonly number[]> {
    return this.lists.some(list.where, ALL);
  }

  /** Where a computer stands in a list. @throws DomainError 400 as `list` */
  async neighbours(
    viewer: Viewer,
    id: number,
    query: ScopeQuery & { readonly sort: string },
  ): Promise<ComputerNeighbours> {
    const known = await this.columns();
    const list = await this.resolve(viewer, known, query);
    const ids = await this.order(list, sortOf(known, query.sort));
    const index = ids.indexOf(id);
    if (index < 0) return { position: null, total: ids.length, previous: null, next: null };
    return {
      position: index + 1,
      total: ids.length,
      previous: ids[index - 1] ?? null,
      next: ids[index + 1] ?? null,
    };
  }

  /** How many computers a list holds. */
  async total({ where, filtered, perimeter, scope }: ResolvedList): Promise<number> {
    if (!filtered) return (await this.counts(perimeter))[scope.state];
    return this.totals.get(keyOf(where), () => this.lists.count(where));
  }

  /** How many computers each tab holds, within the perimeter. */
  async counts({ set }: Perimeter): Promise<Record<ComputerState, number>> {
    return this.stateCounts.get(keyOf(set), () => this.lists.counts(set));
  }

  private async page(
    list: ResolvedList,
    sort: ListSort,
    slice: Slice,
  ): Promise<{ ids: readonly number[]; total: number }> {
    const { where, perimeter, scope } = list;
    const known = list.filtered ? undefined : (await this.counts(perimeter))[scope.state];
    if (known === undefined || known <= FEW) {
      // A filter that the computer's own row does not answer is asked once, and for all computers.
      const most = list.walked ? FEW + 1 : ALL;
      const matches = await this.matches.get(keyOf(where), () => this.lists.some(where, most));
      if (matches.length <= FEW) {
        const ids = await this.lists.sorted(matches, sort);
        return { ids: cut(ids, slice), total: matches.length };
      }
      if (!list.walked) return { ids: await this.among(matches, list, sort, slice), total: matches.length };
    }
    const total = known ?? (await this.total(list));
    return { ids: slice.offset < total ? await this.deep(list, sort, slice, total) : [], total };
  }

  /** Follows the order of all computers until enough of those that match were met. */
  private async among(
    matches: readonly number[],
    list: ResolvedList,
    sort: ListSort,
    slice: Slice,
  ): Promise<readonly number[]> {
    const wanted = slice.offset + slice.limit;
    const matching = new Set(matches);
    const { all } = await this.counts(list.perimeter);
    // As many as it takes when the matches lie evenly, and some more.
    let limit = Math.ceil((wanted * all * 1.3) / matches.length) + slice.limit;
    for (;;) {
      const ids = await this.lists.slice(list.light, sort, { offset: 0, limit });
      const found = ids.filter((id) => matching.has(id));
      if (found.length >= wanted || ids.length < limit) return cut(found, slice);
      limit *= 4;
    }
  }

  /**
   * A slice far from the beginning: read from the end where that is nearer; from the middle of a long list out of its whole
   * order, which the pages around it need too.
   */
  private async deep(
    list: ResolvedList,
    sort: ListSort,
    slice: Slice,
    total: number,
  ): Promise<readonly number[]> {
    const after = total - slice.offset - slice.limit;
    if (Math.min(slice.offset, after) > DEEP) return cut(await this.order(list, sort), slice);
    if (after >= slice.offset || sort.column.source.table !== 'hardware') {
      return this.lists.slice(list.light, sort, slice);
    }
    const back = { offset: Math.max(0, after), limit: slice.limit + Math.min(0, after) };
    const ids = await this.lists.slice(list.light, { ...sort, descending: !sort.descending }, back);
    return ids.reverse();
  }
}

const cut = (ids: readonly number[], { offset, limit }: Slice): readonly number[] =>
  ids.slice(offset, offset + limit);

const keyOf = ({ sql, values }: Condition): string => JSON.stringify([sql, values]);
