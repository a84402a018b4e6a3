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
  /** Shortened {@link likeness}, where somebody has made it already. */
  readonly digest?: string;
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
  /** Undefined where those that are stored say the same, but for ages ({@link aged}). */
  readonly decisions: readonly Decision[] | undefined;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly times: number;
}

/** Grows by itself from contact to contact. */
const AGE = 'ageSeconds';
/** How much an inventory changed. */
const COUNTS = new Set(['added', 'removed']);
/** Parameters that differ at each contact without meaning anything else. */
const PASSING = new Set([AGE, ...COUNTS]);

/** Text that is equal for contacts which went the same way. */
export function likeness({
  kind,
  status,
  decisions,
}: Pick<ContactRecord, 'kind' | 'status' | 'decisions'>): string {
  let text = `${kind} ${status}`;
  for (const { topic, subject, outcome, reasons } of decisions) {
    text += `\n${topic} ${part(subject)}${part(outcome)}`;
    for (const { code, params } of reasons) {
      text += ` ${code}`;
      for (const name in params) if (!PASSING.has(name)) text += ` ${name}=${part(params[name])}`;
    }
  }
  return text;
}

/** With its length, so that no value can look like another and its neighbours. */
function part(value: string | number | undefined): string {
  const text = String(value ?? '');
  return `${text.length}:${text}`;
}

/** Whether other contacts of the same likeness may say something else. */
export const isPassing = (decisions: readonly Decision[]): boolean =>
  decisions.some(({ reasons }) =>
    reasons.some(({ params }) => {
      for (const name in params) if (PASSING.has(name)) return true;
      return false;
    }),
  );

const hasCounts = (decisions: readonly Decision[]): boolean =>
  decisions.some(({ reasons }) =>
    reasons.some(({ params = {} }) => Object.keys(params).some((name) => COUNTS.has(name))),
  );

/** Decisions as they were some seconds after those that are kept, which were the same but for ages. */
export function aged(decisions: readonly Decision[], seconds: number): readonly Decision[] {
  if (seconds === 0 || hasCounts(decisions)) return decisions;
  return decisions.map((decision) => ({ ...decision, reasons: decision.reasons.map(older) }));

  function older(reason: Reason): Reason {
    const age = reason.params?.[AGE];
    return typeof age === 'number'
      ? { ...reason, params: { ...reason.params, [AGE]: age + seconds } }
      : reason;
  }
}

/** Those of the first contact stay; nothing is known of those that are stored. */
const decisionsOf = ({ id, decisions }: ContactEntry): readonly Decision[] | undefined =>
  id === undefined ? decisions : undefined;

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
    const like = record.digest ?? digest(likeness(record));
    if (last?.likeness === like) {
      const grown: ContactEntry = {
        ...last,
        times: last.times + 1,
        lastAt: record.at,
        decisions: hasCounts(record.decisions) ? record.decisions : decisionsOf(last),
      };
      if (changed.at(-1) === last) changed.pop();
      changed.push(grown);
      last = grown;
    } else {
      const { computerId, kind, status, decisions, at } = record;
      last = {
        ...{ id: undefined, computerId, kind, status, likeness: like, decisions },
        ...{ firstAt: at, lastAt: at, times: 1 },
      };
      changed.push(last);
    }
  }
  return changed;
}
