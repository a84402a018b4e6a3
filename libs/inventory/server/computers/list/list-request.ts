import { type ListFilter, parseFilter } from '@ocs/core-contract';
import { type DomainError, invalid } from '@ocs/core-server';
import { COMPUTER_FILTERS, type ComputerState } from '@ocs/inventory-contract';
import type { ListColumn } from './computer-columns.rule.js';

/** Which computers a list holds, whatever it shows of them and in which order. */
export interface ListScope {
  readonly state: ComputerState;
  /** Quick filter: some visible text contains it. */
  readonly q: string | undefined;
  /** Columns the quick filter looks into: those shown. */
  readonly columns: readonly ListColumn[];
  readonly filters: readonly ColumnFilter[];
}

export interface ListSort {
  readonly column: ListColumn;
  readonly descending: boolean;
}

/** A filter whose column is known; `further` ones are those of COMPUTER_FILTERS, which are no columns. */
export type ColumnFilter = ListFilter & {
  readonly at: { readonly column: ListColumn } | { readonly further: FurtherFilter };
};
export type FurtherFilter = (typeof COMPUTER_FILTERS)[number];

/** What the query of a list says of its scope. */
export interface ScopeQuery {
  readonly q?: string | undefined;
  readonly state: ComputerState;
  readonly columns: readonly string[];
  readonly filter: readonly string[];
}

/** @throws DomainError 400 for a column or filter that does not exist */
export const scopeOf = (known: readonly ListColumn[], query: ScopeQuery): ListScope => ({
  state: query.state,
  q: query.q,
  columns: exactColumns(known, query.columns),
  filters: query.filter.map((text) => columnFilter(known, text)),
});

/** Cells of a row: the default columns, which the console also shows under the name, and those asked for besides. */
export function shownColumns(known: readonly ListColumn[], ids: readonly string[]): readonly ListColumn[] {
  const columns = new Set([
    ...known.filter((column) => column.default),
    ...ids.map((id) => knownColumn(known, id, 'columns')),
  ]);
  return [...columns];
}

/** Exactly the columns asked for, in their order; the default ones when none is. */
export function exactColumns(known: readonly ListColumn[], ids: readonly string[]): readonly ListColumn[] {
  if (ids.length === 0) return known.filter((column) => column.default);
  return [...new Set(ids.map((id) => knownColumn(known, id, 'columns')))];
}

/** `-hardware.LASTDATE` is newest first. */
export function sortOf(known: readonly ListColumn[], sort: string): ListSort {
  const column = knownColumn(known, sort.replace(/^-/, ''), 'sort');
  if (!column.sortable) throw refused('sort', `The column "${column.id}" cannot be sorted by.`);
  return { column, descending: sort.startsWith('-') };
}

export function knownColumn(known: readonly ListColumn[], id: string, field: string): ListColumn {
  const column = known.find((candidate) => candidate.id === id);
  if (!column) throw refused(field, `There is no column "${id}" to use here.`);
  return column;
}

function columnFilter(known: readonly ListColumn[], text: string): ColumnFilter {
  const filter = parseFilter(text);
  if (!filter) throw refused('filter', `"${text}" is no filter.`);
  const further = COMPUTER_FILTERS.find((name) => name === filter.column);
  return {
    ...filter,
    at: further === undefined ? { column: knownColumn(known, filter.column, 'filter') } : { further },
  };
}

/** A value of the query that is not accepted, with the sentence that says why. */
export const refused = (field: string, message: string): DomainError =>
  invalid('request.invalid', 'The query of the request has values that are not accepted.', [
    { field, code: 'choice', message },
  ]);
