import { formatFilter } from '@ocs/core-contract';
import type { ComputerColumn, DistributionRow } from '@ocs/inventory-contract';
import { TAG_COLUMN } from '../list/computer-columns.rule.js';

/** The column an address asks for; the TAG where it makes no sense. */
export function distributionColumn(
  columns: readonly ComputerColumn[],
  asked: string | undefined,
): ComputerColumn | undefined {
  const find = (id: string | undefined): ComputerColumn | undefined =>
    columns.find((column) => column.id === id);
  return find(asked) ?? find(TAG_COLUMN) ?? columns[0];
}

/** The filter of *All computers* that shows exactly the computers of a row. */
export const filterOfRow = (column: string, { value }: DistributionRow): string =>
  value === null
    ? formatFilter({ column, operator: 'empty', value: '' })
    : formatFilter({ column, operator: 'equals', value });

/** Share of `count` in percent, with one decimal where it is small; 0 of 0 is 0. */
export function shareOf(count: number, all: number): number {
  if (all === 0) return 0;
  const percent = (count / all) * 100;
  return percent >= 10 ? Math.round(percent) : Math.round(percent * 10) / 10;
}

/** What the figures say first: the most frequent value. */
export function finding(
  rows: readonly DistributionRow[],
  computers: number,
):
  | { readonly kind: 'value' | 'empty' | 'only'; readonly value: string; readonly percent: number }
  | undefined {
  const [first] = [...rows].sort((a, b) => b.count - a.count);
  if (first === undefined || computers === 0) return undefined;
  const percent = shareOf(first.count, computers);
  if (first.value === null) return { kind: 'empty', value: '', percent };
  return { kind: first.count === computers ? 'only' : 'value', value: first.value, percent };
}
