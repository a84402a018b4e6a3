import type { ColumnValue } from './document.js';

/** A stored row: its id and its values in the order of the section's fields. */
export interface StoredRow {
  readonly id: number;
  readonly values: readonly ColumnValue[];
}

/** What has to change so that the stored rows become the reported ones. */
export interface RowDifference {
  readonly added: readonly (readonly ColumnValue[])[];
  readonly removed: readonly StoredRow[];
  readonly kept: number;
}

/**
 * Compares the rows of a section one by one (spec/agent-protocol.md 3.4, point 3): a reported row keeps the first stored
 * row, not yet matched, that is equal in every field; what is left over on either side is added or removed.
 *
 * @param reported rows already fitted to their columns, in document order
 * @param stored rows in the section's sort order
 */
export function differenceOf(
  reported: readonly (readonly ColumnValue[])[],
  stored: readonly StoredRow[],
): RowDifference {
  const free = new Map<string, StoredRow[]>();
  for (const row of stored) {
    const key = keyOf(row.values);
    const same = free.get(key);
    if (same) same.push(row);
    else free.set(key, [row]);
  }
  const added: (readonly ColumnValue[])[] = [];
  const matched = new Set<number>();
  for (const row of reported) {
    const match = free.get(keyOf(row))?.shift();
    if (match) matched.add(match.id);
    else added.push(row);
  }
  return { added, removed: stored.filter((row) => !matched.has(row.id)), kept: matched.size };
}

/** Null counts as empty: as zero among numbers and as no text among texts, which is how a missing value is stored. */
const keyOf = (values: readonly ColumnValue[]): string =>
  values
    .map((value) =>
      value === null || value === 0 || value === ZERO_DATE || value === ZERO_DATE_TIME ? '' : value,
    )
    .join('\u0000');

const ZERO_DATE = '0000-00-00';
const ZERO_DATE_TIME = '0000-00-00 00:00:00';
