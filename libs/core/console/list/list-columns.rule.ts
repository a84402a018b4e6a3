import type { ListPreference } from '@ocs/core-contract';
import { boundedWidth } from '../table/column-width.rule.js';

/** What the rules here need to know of a column. */
export interface ColumnChoice {
  readonly id: string;
  readonly default: boolean;
  readonly fixed?: boolean;
}

/**
 * Ids of the columns to show: the fixed ones first, then what was chosen in its order, or the default ones. Ids of columns that
 * no longer exist (a removed administrative field) are left out.
 */
export function visibleColumns(
  columns: readonly ColumnChoice[],
  chosen: readonly string[] | undefined,
): readonly string[] {
  const fixed = columns.filter((column) => column.fixed === true).map(({ id }) => id);
  const free = columns.filter((column) => column.fixed !== true);
  const known = new Set(free.map(({ id }) => id));
  const shown =
    chosen === undefined
      ? free.filter((column) => column.default).map(({ id }) => id)
      : [...new Set(chosen)].filter((id) => known.has(id));
  return [...fixed, ...shown];
}

/** Moves one column to the place `to` (an index in `ids`), never before the `fixed` first ones. */
export function moveColumn(ids: readonly string[], id: string, to: number, fixed: number): readonly string[] {
  const from = ids.indexOf(id);
  if (from < fixed) return ids;
  const place = Math.min(Math.max(to, fixed), ids.length - 1);
  const others = ids.filter((other) => other !== id);
  return [...others.slice(0, place), id, ...others.slice(place)];
}

export const sameColumns = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, index) => b[index] === id);

/** What the server kept for a list; it may come from another version of the product, so nothing is taken for granted. */
export function readListPreference(stored: unknown): ListPreference {
  if (typeof stored !== 'object' || stored === null) return {};
  const { columns, widths, pageSize, density } = stored as Readonly<Record<string, unknown>>;
  return {
    ...(isTextList(columns) ? { columns } : {}),
    ...(typeof widths === 'object' && widths !== null ? { widths: numbersOf(widths) } : {}),
    ...(typeof pageSize === 'number' ? { pageSize } : {}),
    ...(density === 'compact' || density === 'comfortable' ? { density } : {}),
  };
}

const isTextList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

function numbersOf(widths: object): Readonly<Record<string, number>> {
  const entries: [string, unknown][] = Object.entries(widths);
  return Object.fromEntries(
    entries.flatMap(([id, width]) => (typeof width === 'number' ? [[id, boundedWidth(width)]] : [])),
  );
}
