import type { InventoryPlan } from '@ocs/inventory-server';
import type { ValueCache } from './value-caches.js';

/** What an inventory means for one list of values. Each value once, none of them null. */
export interface ChangedValues {
  /** Values that rows of this inventory hold and that may be missing in the list. */
  readonly present: readonly string[];
  /** Values of rows that are gone; other computers may have them still. */
  readonly vanished: readonly string[];
}

/**
 * The values of a listed field that an inventory brought and took away. A value that was not reported is no value: it is
 * never listed (the original adds an empty entry each time, errata 24).
 */
export function changedValues(plan: InventoryPlan, { section, column }: ValueCache): ChangedValues {
  if (section === 'HARDWARE') {
    return { present: texts([plan.row.values.get(column)]), vanished: [] };
  }
  const changed = plan.sections.find(({ section: { name } }) => name === section);
  if (!changed) return { present: [], vanished: [] };
  const at = changed.columns.indexOf(column);
  const { added, removed } = changed.difference;
  const present = texts(added.map((row) => row[at]));
  const again = new Set(present);
  const vanished = texts(removed.map(({ values }) => values[at])).filter((value) => !again.has(value));
  return { present, vanished };
}

const texts = (values: readonly (string | number | null | undefined)[]): string[] => [
  ...new Set(values.flatMap((value) => (value === null || value === undefined ? [] : [String(value)]))),
];
