import { Injectable } from '@nestjs/common';
import type { Viewer } from '@ocs/core-server';
import type { DistributionRow } from '@ocs/inventory-contract';
import { ComputerLists } from './computer-lists.js';
import { Distributions } from './distribution/distributions.js';

/** The most frequent values of a column. */
export interface TopValues {
  readonly rows: readonly DistributionRow[];
  /** How many different values there are in all. */
  readonly values: number;
  /** Computers in all. */
  readonly computers: number;
}

/**
 * Numbers of active computers for other domains, within the perimeter: by the conditions of *All computers*, so that a
 * number and the list it leads to always agree. Filters are texts of libs/core/contract/list-filter.rule.ts.
 */
@Injectable()
export class ComputerFigures {
  constructor(
    private readonly lists: ComputerLists,
    private readonly distributions: Distributions,
  ) {}

  /** How many computers fit all filters. @throws DomainError 400 for a filter that does not exist */
  async count(viewer: Viewer, filters: readonly string[]): Promise<number> {
    const known = await this.lists.columns();
    const list = await this.lists.resolve(viewer, known, { state: 'active', columns: [], filter: filters });
    return this.lists.total(list);
  }

  async archived(viewer: Viewer): Promise<number> {
    const known = await this.lists.columns();
    const list = await this.lists.resolve(viewer, known, { state: 'archived', columns: [], filter: [] });
    return this.lists.total(list);
  }

  /** The `limit` most frequent values, no value among them. @throws DomainError 400 as `count`, or for the column */
  async top(
    viewer: Viewer,
    column: string,
    { filters = [], limit }: { readonly filters?: readonly string[]; readonly limit: number },
  ): Promise<TopValues> {
    const { rows, total, computers } = await this.distributions.page(viewer, {
      column,
      page: 1,
      pageSize: limit,
      sort: '-count',
      state: 'active',
      q: undefined,
      filter: [...filters],
    });
    return { rows, values: total, computers };
  }
}
