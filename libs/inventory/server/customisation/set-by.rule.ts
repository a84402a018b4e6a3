import type { OptionSetBy } from '@ocs/inventory-contract';
import type { CustomisingEntry } from './customisation.repository.js';

/**
 * Who set the values a computer has of its own now. The newest entry about an option tells it, and only when it led to the
 * present value: whoever wrote the table past the product is in no entry.
 *
 * @param present own values as the audit writes them, null where the computer has none
 * @param entries newest first
 */
export function setBy(
  present: ReadonlyMap<string, string | null>,
  entries: readonly CustomisingEntry[],
): readonly OptionSetBy[] {
  const newest = new Map<string, OptionSetBy & { readonly to: string | null }>();
  for (const { login, at, changes } of entries) {
    for (const { field, to } of changes) {
      if (!newest.has(field)) newest.set(field, { key: field, login, at, to });
    }
  }
  return [...present].flatMap(([key, value]) => {
    const entry = newest.get(key);
    if (value === null || entry?.to !== value) return [];
    return [{ key, login: entry.login, at: entry.at }];
  });
}
