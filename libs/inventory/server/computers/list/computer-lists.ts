import { Injectable } from '@nestjs/common';
import { Siblings, type Viewer } from '@ocs/core-server';
import type { ComputerList, ComputerNeighbours } from '@ocs/inventory-contract';
import { SectionCatalogue } from '../../section-catalogue.js';
import { AdministrativeFieldsRepository } from '../administrative-fields.repository.js';
import type { Condition } from '../perimeter.js';
import { type Perimeter, Perimeters } from '../perimeters.js';
import { ComputerCellsRepository } from './computer-cells.repository.js';
import { type ListColumn, listColumns } from './computer-columns.rule.js';
import { ComputerListRepository } from './computer-list.repository.js';
import { ComputerOrders } from './computer-orders.js';
import { ComputerSets } from './sets/computer-sets.js';
import type { IdSet } from './sets/id-set.js';
import { ListConditions, whereOf } from './list-conditions.js';
import {
  type ListScope,
  type ListSort,
  scopeOf,
  type ScopeQuery,
  shownColumns,
  sortOf,
} from './list-request.js';
import type { ListQuery } from './lists.schemas.js';
import type { Membership } from './sets/membership.js';

/** What workers tell each other to forget lists by. */
const TOPIC = 'computer-lists';

/** A list whose perimeter and filters are resolved. */
export interface ResolvedList {
  readonly perimeter: Perimeter;
  readonly scope: ListScope;
  /** All of them must hold. */
  readonly filters: readonly Membership[];
  /** Everything as one condition on `hardware h`. */
  readonly where: Condition;
}

/** *All computers* and what is derived from the same filters: the neighbours of a computer, selections, exports. */
@Injectable()
export class ComputerLists {
  constructor(
    private readonly catalogue: SectionCatalogue,
    private readonly administrative: AdministrativeFieldsRepository,
    private readonly perimeters: Perimeters,
    private readonly conditions: ListConditions,
    private readonly sets: ComputerSets,
    private readonly orders: ComputerOrders,
    private readonly lists: ComputerListRepository,
    private readonly cells: ComputerCellsRepository,
    private readonly siblings: Siblings,
  ) {
    siblings.answer(TOPIC, () => {
      this.forgetHere();
      return '';
    });
  }

  /** To be called when computers changed: who changed them sees it at once, whichever worker answers next. */
  forget(): void {
    this.forgetHere();
    this.siblings.tell(TOPIC);
  }

  private forgetHere(): void {
    for (const memory of [this.perimeters, this.sets, this.orders]) memory.forget();
  }

  /** Every column a list of computers may have. */
  async columns(): Promise<ListColumn[]> {
    return listColumns(this.catalogue.sections, await this.administrative.fields());
  }

  /** @throws DomainError 400 for a column or filter that does not exist */
  async resolve(viewer: Viewer, known: readonly ListColumn[], query: ScopeQuery): Promise<ResolvedList> {
    const scope = scopeOf(known, query);
    this.sets.prepare();
    const [perimeter, filters] = await Promise.all([
      this.perimeters.of(viewer),
      this.conditions.filters(scope),
    ]);
    return { filters, where: whereOf(perimeter, scope, filters), perimeter, scope };
  }

  /** @throws DomainError 400 for a column, filter or sort that does not exist */
  async list(viewer: Viewer, query: ListQuery): Promise<ComputerList> {
    const known = await this.columns();
    const sort = sortOf(known, query.sort);
    const list = await this.resolve(viewer, known, query);
    const { perimeter } = list;
    const [states, found] = await Promise.all([this.sets.states(perimeter), this.found(list)]);
    const slice = { offset: (query.page - 1) * query.pageSize, limit: query.pageSize };
    const ids = await this.orders.page({ ids: found, perimeter }, sort, slice);
    return {
      rows: await this.cells.rows(ids, shownColumns(known, query.columns), perimeter),
      total: found.size,
      page: query.page,
      pageSize: query.pageSize,
      counts: { active: states.active.size, archived: states.archived.size, all: states.all.size },
    };
  }

  /** The computers of a list, as they were at most some seconds ago. */
  async found({ perimeter, scope, filters }: ResolvedList): Promise<IdSet> {
    const computers = this.sets.states(perimeter).then((states) => states[scope.state]);
    return this.sets.filtered(computers, filters);
  }

  /** All ids of a list, in no order and as they are now: for those who change them. */
  async members({ where }: ResolvedList): Promise<readonly number[]> {
    return this.lists.members(where);
  }

  /** All ids of a list in their order, as they are now. */
  async ordered({ where }: ResolvedList, sort: ListSort): Promise<readonly number[]> {
    return this.lists.sorted(where, sort);
  }

  /** Where a computer stands in a list. @throws DomainError 400 as `list` */
  async neighbours(
    viewer: Viewer,
    id: number,
    query: ScopeQuery & { readonly sort: string },
  ): Promise<ComputerNeighbours> {
    const known = await this.columns();
    const sort = sortOf(known, query.sort);
    const list = await this.resolve(viewer, known, query);
    const ids = await this.orders.all({ ids: await this.found(list), perimeter: list.perimeter }, sort);
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
  async total(list: ResolvedList): Promise<number> {
    return (await this.found(list)).size;
  }
}
