/** One ACCOUNTINFO entry: name of an administrative column and its value. */
export interface AdministrativeEntry {
  readonly name: string;
  /** Null for an empty value. */
  readonly value: string | null;
}

/** What the reply tells the agent about its administrative data (spec/agent-protocol.md 3.10). */
export interface AdministrativeReply {
  readonly update: boolean;
  /** Sent with an update, in the order of the table's columns. */
  readonly entries: readonly AdministrativeEntry[];
  readonly reason:
    'new-computer' | 'same' | 'value-differs' | 'nothing-sent' | 'number-differs' | 'row-was-lost';
}

/** TAG of a computer whose administrative row vanished. */
export const LOST_TAG = 'LOST';

/**
 * Decides the administrative part of an inventory's reply: the server's values rule.
 *
 * @param sent ACCOUNTINFO entries of the inventory, in document order
 * @param stored columns of `accountinfo` without HARDWARE_ID in table order; undefined when the row was missing
 * @param isNew the computer was unknown and replaced no other
 */
export function administrativeReply(
  sent: readonly AdministrativeEntry[],
  stored: readonly AdministrativeEntry[] | undefined,
  isNew: boolean,
): AdministrativeReply {
  if (isNew) return { update: false, entries: [], reason: 'new-computer' };
  if (!stored) return { update: true, entries: sent.map(asLost), reason: 'row-was-lost' };
  const values = new Map(stored.map((entry) => [entry.name, entry.value]));
  const differs = sent.some(
    ({ name, value }) => values.has(name) && (values.get(name) ?? '') !== (value ?? ''),
  );
  if (differs) return { update: true, entries: stored, reason: 'value-differs' };
  if (sent.length === 0) return { update: true, entries: stored, reason: 'nothing-sent' };
  if (sent.length !== stored.length) return { update: true, entries: stored, reason: 'number-differs' };
  return { update: false, entries: [], reason: 'same' };
}

/**
 * The values a new `accountinfo` row takes from the agent: entries of existing columns, the last of a repeated name wins,
 * an empty value is null (errata 7). Empty when nothing usable was sent: TAG keeps its default `NA`.
 */
export function administrativeValues(
  sent: readonly AdministrativeEntry[],
  columns: readonly string[],
): ReadonlyMap<string, string | null> {
  const known = new Set(columns);
  return new Map(sent.filter((entry) => known.has(entry.name)).map((entry) => [entry.name, entry.value]));
}

const asLost = (entry: AdministrativeEntry): AdministrativeEntry =>
  entry.name === 'TAG' ? { name: 'TAG', value: LOST_TAG } : entry;
