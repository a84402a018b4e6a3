/**
 * Filters of a list as they stand in addresses and in the API: `filter=<column>:<operator>[:<value>]`, repeated; all
 * of them hold at once. The value may contain colons.
 */

/**
 * What a filter asks of a column; comparisons look at no case.
 * - `equals`, `not`       exactly this value / anything else, no value included;
 * - `like`                with wildcards, `?` one character and `*` any number;
 * - `contains`            the text somewhere in it;
 * - `empty`, `filled`     no value or an empty text / the opposite; they take no value;
 * - `less`, `more`        numbers, and moments or days in ISO 8601; no value never matches;
 * - `older`, `within`     moments more than / at most this many days ago; `older` includes "never".
 */
export const FILTER_OPERATORS = [
  'equals',
  'not',
  'like',
  'contains',
  'empty',
  'filled',
  'less',
  'more',
  'older',
  'within',
] as const;
export type FilterOperator = (typeof FILTER_OPERATORS)[number];

export interface ListFilter {
  /** Column id of the list, for instance `accountinfo.TAG`. */
  readonly column: string;
  readonly operator: FilterOperator;
  /** Empty for `empty` and `filled`. */
  readonly value: string;
}

/** Most filters one list takes, and the longest of them in characters: bounds what one request can cost. */
export const MAX_FILTERS = 20;
export const LONGEST_LIST_FILTER = 400;

const VALUELESS: ReadonlySet<FilterOperator> = new Set(['empty', 'filled']);

export const takesValue = (operator: FilterOperator): boolean => !VALUELESS.has(operator);

export const formatFilter = ({ column, operator, value }: ListFilter): string =>
  takesValue(operator) ? `${column}:${operator}:${value}` : `${column}:${operator}`;

/** Reads one filter; undefined when it is none. */
export function parseFilter(text: string): ListFilter | undefined {
  if (text.length > LONGEST_LIST_FILTER) return undefined;
  const [column, operator, ...rest] = text.split(':');
  const known = FILTER_OPERATORS.find((candidate) => candidate === operator);
  if (column === undefined || column === '' || known === undefined) return undefined;
  if (!takesValue(known)) return rest.length === 0 ? { column, operator: known, value: '' } : undefined;
  return rest.length === 0 ? undefined : { column, operator: known, value: rest.join(':') };
}
