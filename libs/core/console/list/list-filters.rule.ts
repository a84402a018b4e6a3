import { takesValue, type FilterOperator, type ListFilter } from '@ocs/core-contract';
import type { FilterInput, FilterKind } from './list-definition.js';

const OPERATORS: Readonly<Record<FilterKind, readonly FilterOperator[]>> = {
  text: ['contains', 'equals', 'not', 'like', 'empty', 'filled'],
  number: ['equals', 'not', 'less', 'more', 'empty', 'filled'],
  moment: ['within', 'older', 'more', 'less', 'equals', 'empty', 'filled'],
  day: ['equals', 'more', 'less', 'within', 'older', 'empty', 'filled'],
  choice: ['equals', 'not'],
};

/** Operators on offer for a filter, the usual one first. */
export const operatorsOf = (filter: FilterInput): readonly FilterOperator[] =>
  filter.operators ?? OPERATORS[filter.kind];

/** What a value is typed with. */
export type ValueInput = 'none' | 'text' | 'number' | 'days' | 'day' | 'choice';

export function valueInput(filter: FilterInput, operator: FilterOperator): ValueInput {
  if (!takesValue(operator)) return 'none';
  if (operator === 'older' || operator === 'within') return 'days';
  if (filter.kind === 'moment' || filter.kind === 'day') return 'day';
  return filter.kind;
}

/** The value is one the filter can work with. An empty text is no value: `empty` asks for that. */
export function isUsable(input: ValueInput, value: string): boolean {
  switch (input) {
    case 'none':
      return true;
    case 'number':
      return /^-?\d+([.,]\d+)?$/.test(value.trim());
    case 'days':
      return /^\d{1,5}$/.test(value.trim());
    case 'day':
      return /^\d{4}-\d{2}-\d{2}$/.test(value);
    case 'text':
    case 'choice':
      return value.trim() !== '';
  }
}

/** The value as it is sent: a decimal comma is a point there. */
export const valueToSend = (input: ValueInput, value: string): string =>
  input === 'number' ? value.trim().replace(',', '.') : input === 'day' ? value : value.trim();

/** The list with one filter more, or with `replaced` exchanged for it. The same filter never stands there twice. */
export function withFilter(
  filters: readonly ListFilter[],
  added: ListFilter,
  replaced?: ListFilter,
): readonly ListFilter[] {
  const index = replaced === undefined ? -1 : filters.indexOf(replaced);
  const next =
    index === -1 ? [...filters, added] : filters.map((filter, place) => (place === index ? added : filter));
  return next.filter((filter, place) => next.findIndex((other) => sameFilter(other, filter)) === place);
}

const sameFilter = (a: ListFilter, b: ListFilter): boolean =>
  a.column === b.column && a.operator === b.operator && a.value === b.value;
