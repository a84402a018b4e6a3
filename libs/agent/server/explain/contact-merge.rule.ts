import type { Decision, Reason } from './explanation.js';

/** Contacts kept of each computer. */
export const KEPT_CONTACTS = 20;

/** One contact as it waits to be kept. */
export interface ContactRecord {
  readonly computerId: number;
  /** QUERY of the message. */
  readonly kind: string;
  /** HTTP status it was answered with. */
  readonly status: number;
  readonly at: Date;
  readonly decisions: readonly Decision[];
}

/** A kept contact, or one about to be: equal consecutive ones are one entry. */
export interface ContactEntry {
  /** Undefined for an entry that is not stored yet. */
  readonly id: number | undefined;
  readonly computerId: number;
  readonly kind: string;
  readonly status: number;
  /** Decides equality; see {@link likeness}. */
  readonly likeness: string;
  readonly decisions: readonly Decision[];
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly times: number;
}

/** Parameters that differ at each contact without meaning anything else. */
const PASSING = new Set(['ageSeconds', 'ageDays', 'added', 'removed']);

/** Text that is equal for contacts which went the same way. */
export function likeness({
  kind,
  status,
  decisions,
}: Pick<ContactRecord, 'kind' | 'status' | 'decisions'>): string {
  const steps = decisions.map(({ topic, subject, outcome, reasons }) => [
    topic,
    subject ?? '',
    outcome,
    reasons.map(lasting),
  ]);
  return JSON.stringify([kind, status, steps]);
}

const lasting = ({ code, params }: Reason): unknown[] => [
  code,
  ...Object.entries(params ?? {}).filter(([name]) => !PASSING.has(name)),
];

/**
 * Puts new contacts of one computer behind its newest kept one.
 *
 * @param newest undefined when nothing is kept yet
 * @param records in the order they happened
 * @param digest shortens a likeness to what is stored
 * @returns entries to store: the newest one first if it grew, then new ones, oldest first
 */
export function mergeContacts(
  newest: ContactEntry | undefined,
  records: readonly ContactRecord[],
  digest: (likeness: string) => string = (text) => text,
): readonly ContactEntry[] {
  const changed: ContactEntry[] = [];
  let last = newest;
  for (const record of records) {
    const like = digest(likeness(record));
    if (last?.likeness === like) {
      const grown: ContactEntry = {
        ...last,
        times: last.times + 1,
        lastAt: record.at,
        decisions: record.decisions,
      };
      if (changed.at(-1) === last) changed.pop();
      changed.push(grown);
      last = grown;
    } else {
      const { at, ...rest } = record;
      last = { ...rest, id: undefined, likeness: like, firstAt: at, lastAt: at, times: 1 };
      changed.push(last);
    }
  }
  return changed;
}
