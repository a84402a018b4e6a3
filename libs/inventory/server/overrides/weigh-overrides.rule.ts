import type { Override } from './override.js';
import type { OptionCombination, OptionRule } from './option-rules.js';

/** Why a row does not decide the value. */
export type IgnoredCode = 'empty' | 'zero' | 'unusable' | 'outweighed' | 'cannot-switch-on';

/** A row with the value it stands for. */
export interface Candidate<Value extends number | string = number | string> {
  readonly row: Override;
  readonly value: Value;
}

export interface Weighed {
  /** The row that decides; undefined = the server's value holds. */
  readonly decider: Candidate | undefined;
  /** All other rows of that name, each with the reason. */
  readonly ignored: readonly (Candidate<number | string> & { readonly code: IgnoredCode })[];
}

/**
 * Weighs the rows of one name against each other.
 *
 * @param convert what the text of a TVALUE row means; undefined when it is of no use
 */
export function weighOverrides(
  rule: Pick<OptionRule, 'name' | 'column' | 'combination' | 'zero'>,
  overrides: readonly Override[],
  convert: (text: string) => number | string | undefined = (text) => text,
): Weighed {
  const candidates: Candidate[] = [];
  const ignored: (Candidate & { code: IgnoredCode })[] = [];
  for (const row of overrides) {
    if (row.name !== rule.name) continue;
    const read = readRow(rule, row, convert);
    if (read.code === undefined) candidates.push(read);
    else ignored.push({ ...read, code: read.code });
  }
  const decider = DECIDERS[rule.combination](candidates);
  for (const candidate of candidates) {
    if (candidate === decider) continue;
    const code =
      rule.combination === 'switch-off-only' && candidate.value !== 0 ? 'cannot-switch-on' : 'outweighed';
    ignored.push({ ...candidate, code });
  }
  return { decider, ignored };
}

type ReadRow = Candidate & { readonly code?: IgnoredCode };

function readRow(
  { column, zero }: Pick<OptionRule, 'column' | 'zero'>,
  row: Override,
  convert: (text: string) => number | string | undefined,
): ReadRow {
  if (column === 'IVALUE') {
    if (row.number === null) return { row, value: '', code: 'empty' };
    const notSet =
      row.number === 0 && (zero === 'not-set' || (zero === 'not-set-for-groups' && row.from === 'group'));
    return { row, value: row.number, ...(notSet && { code: 'zero' }) };
  }
  const text = row.text?.trim() ?? '';
  // spec/agent-protocol.md 8.2: a computer's text counts only where its IVALUE is not null.
  if (text === '' || (row.from === 'computer' && row.number === null))
    return { row, value: text, code: 'empty' };
  const value = convert(text);
  return value === undefined ? { row, value: text, code: 'unusable' } : { row, value };
}

type Decider = (candidates: readonly Candidate[]) => Candidate | undefined;

const ofGroups = (candidates: readonly Candidate[]): readonly Candidate[] =>
  candidates.filter(({ row }) => row.from === 'group');

/** Two own rows of one name break the original (spec/agent-protocol.md 2.6); the first counts. */
const own: Decider = (candidates) => candidates.find(({ row }) => row.from === 'computer');

/** The first of the best ones. */
const best = (
  candidates: readonly Candidate[],
  better: (one: number, other: number) => boolean,
): Candidate | undefined =>
  candidates.reduce<Candidate | undefined>(
    (kept, candidate) => (kept && !better(Number(candidate.value), Number(kept.value)) ? kept : candidate),
    undefined,
  );

const smallest: Decider = (candidates) => best(candidates, (one, other) => one < other);
const largest: Decider = (candidates) => best(candidates, (one, other) => one > other);

/** The group with the smallest id, so that a computer of several groups gets the same value every time. */
const firstGroup: Decider = (candidates) =>
  ofGroups(candidates).reduce<Candidate | undefined>(
    (kept, candidate) => (kept && kept.row.ownerId <= candidate.row.ownerId ? kept : candidate),
    undefined,
  );

const DECIDERS: Readonly<Record<OptionCombination, Decider>> = {
  'smallest-of-all': smallest,
  'own-or-smallest-group': (candidates) => own(candidates) ?? smallest(ofGroups(candidates)),
  'own-or-largest-group': (candidates) => own(candidates) ?? largest(ofGroups(candidates)),
  'own-or-any-group': (candidates) => own(candidates) ?? firstGroup(candidates),
  'switch-off-only': (candidates) => {
    const off = candidates.filter(({ value }) => value === 0);
    return firstGroup(off) ?? own(off);
  },
};
