import { formatFilter, MAX_FILTERS, parseFilter, type ListFilter } from '@ocs/core-contract';
import type { QueryParameters } from '../api/api-client.js';
import type { ListQuery } from './list-definition.js';

/** Parameters of an address that a list reads, as typed, shared or bookmarked by people. */
export interface ListAddress {
  readonly page?: string | null;
  readonly pageSize?: string | null;
  readonly sort?: string | null;
  readonly q?: string | null;
  /** Ids joined by commas. */
  readonly columns?: string | null;
  readonly filter?: readonly string[];
}

export const LIST_PAGE_SIZES = [15, 20, 50, 100] as const;
export const DEFAULT_LIST_SIZE = 50;

/** What the address leaves open is answered by this. */
export interface ListDefaults {
  readonly sort: string;
  readonly pageSize: number;
  /** The visible columns. */
  readonly columns: readonly string[];
  /** Columns one may sort by, and things one may filter by. */
  readonly sortable: ReadonlySet<string>;
  readonly filterable: ReadonlySet<string>;
  readonly extra: Readonly<Record<string, string>>;
}

/** What an address asks for; whatever makes no sense falls back. */
export function toListQuery(address: ListAddress, defaults: ListDefaults): ListQuery {
  const sort = address.sort ?? '';
  return {
    page: positive(address.page) ?? 1,
    pageSize: LIST_PAGE_SIZES.find((size) => String(size) === address.pageSize) ?? defaults.pageSize,
    sort: defaults.sortable.has(sort.replace(/^-/, '')) ? sort : defaults.sort,
    q: (address.q ?? '').trim(),
    columns: defaults.columns,
    filters: readFilters(address.filter ?? [], defaults.filterable),
    extra: defaults.extra,
  };
}

/** The parameters of the API for a query. */
export function listParameters(query: ListQuery): QueryParameters {
  return {
    page: query.page,
    pageSize: query.pageSize,
    ...allRowsParameters(query),
  };
}

/** The same without the page: for the CSV, and for what concerns every row of the list. */
export function allRowsParameters(query: ListQuery): QueryParameters {
  return {
    ...query.extra,
    sort: query.sort,
    q: query.q,
    columns: query.columns.join(','),
    filter: query.filters.map(formatFilter),
  };
}

function readFilters(texts: readonly string[], filterable: ReadonlySet<string>): readonly ListFilter[] {
  return texts
    .map((text) => parseFilter(text))
    .filter((filter) => filter !== undefined)
    .filter((filter) => filterable.has(filter.column))
    .slice(0, MAX_FILTERS);
}

/** Filters of an address that the query does without: whoever came with them would take the list for less than it is. */
export function leftOutFilters(texts: readonly string[], { filters }: ListQuery): readonly string[] {
  const kept = new Set(filters.map(formatFilter));
  return texts.filter((text) => {
    const filter = parseFilter(text);
    return filter === undefined || !kept.has(formatFilter(filter));
  });
}

function positive(text: string | null | undefined): number | undefined {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}
