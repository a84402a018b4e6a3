/** What computers are recognised by, with its bit in AUTO_DUPLICATE_LVL (spec/agent-protocol.md 4.2). */
export const CRITERION_BITS = {
  name: 1,
  serial: 2,
  mac: 4,
  model: 8,
  uuid: 16,
  assetTag: 32,
} as const;
export type Criterion = keyof typeof CRITERION_BITS;
export const CRITERIA = Object.keys(CRITERION_BITS) as readonly Criterion[];

/** One value that a computer may be recognised by. */
export interface Evidence {
  readonly value: string;
  /** An administrator said that the value proves nothing (MAC addresses and serial numbers only). */
  readonly blacklisted: boolean;
}

/** Blacklisted values that a reason names at most. */
const MOST_NAMED = 5;

/** Everything the inventoried computer may be recognised by; only MAC addresses are more than one. */
export type ComputerEvidence = Readonly<Record<Criterion, readonly Evidence[]>>;

export const NO_EVIDENCE: ComputerEvidence = {
  name: [],
  serial: [],
  mac: [],
  model: [],
  uuid: [],
  assetTag: [],
};

/** Why a computer is taken for a duplicate, or why none is; `explain` shows it to administrators. */
export type DuplicateReason =
  | { readonly code: 'detection-off' }
  | { readonly code: `${Criterion}-without-value` }
  | { readonly code: `${Criterion}-blacklisted`; readonly params: { readonly values: string } }
  | { readonly code: 'nobody-agrees' }
  | { readonly code: `${Criterion}-agrees` }
  | { readonly code: `${Criterion}-differs` }
  | { readonly code: 'named-by-agent'; readonly params: { readonly deviceId: string } };

/** What to look for among the other computers, or why nothing is. */
export type SearchPlan =
  | { readonly searched: false; readonly reasons: readonly DuplicateReason[] }
  | {
      readonly searched: true;
      /** A duplicate agrees in all of these. */
      readonly required: readonly Criterion[];
      /** Values that prove agreement; a criterion without any is not in the map. */
      readonly values: ReadonlyMap<Criterion, readonly string[]>;
    };

/** The criteria that a level of AUTO_DUPLICATE_LVL sets; none: duplicates are left to people. */
export const requiredCriteria = (level: number): readonly Criterion[] =>
  CRITERIA.filter((criterion) => (level & CRITERION_BITS[criterion]) !== 0);

/**
 * All set bits have to agree, so one set criterion without a usable value rules every duplicate out. Empty and blacklisted
 * values prove nothing.
 *
 * @param level option AUTO_DUPLICATE_LVL
 */
export function planSearch(level: number, evidence: ComputerEvidence): SearchPlan {
  const required = requiredCriteria(level);
  if (required.length === 0) return { searched: false, reasons: [{ code: 'detection-off' }] };
  const missing = required.flatMap((criterion) => whyUseless(criterion, evidence[criterion]));
  if (missing.length > 0) return { searched: false, reasons: missing };
  const usable = CRITERIA.map((criterion) => [criterion, usableValues(evidence[criterion])] as const);
  return { searched: true, required, values: new Map(usable.filter(([, values]) => values.length > 0)) };
}

/** Another computer, and the criteria in which it agrees with the inventoried one. */
export interface Candidate {
  readonly id: number;
  readonly deviceId: string;
  /** Sum of the bits of {@link CRITERION_BITS}. */
  readonly mask: number;
}

/** A candidate and what becomes of it. */
export interface JudgedCandidate extends Candidate {
  readonly replaced: boolean;
  readonly reasons: readonly DuplicateReason[];
}

/** A candidate is a duplicate when it agrees in every set bit: `(level AND mask) = level`. */
export function judgeCandidate(level: number, candidate: Candidate): JudgedCandidate {
  const reasons = requiredCriteria(level).map((criterion): DuplicateReason => {
    const agrees = (candidate.mask & CRITERION_BITS[criterion]) !== 0;
    return { code: agrees ? `${criterion}-agrees` : `${criterion}-differs` };
  });
  return { ...candidate, replaced: level !== 0 && (level & candidate.mask) === level, reasons };
}

/** The computer whose identity the agent says it had before is a duplicate, whatever the level. */
export function judgeNamed(computer: Omit<Candidate, 'mask'>): JudgedCandidate {
  const reason: DuplicateReason = { code: 'named-by-agent', params: { deviceId: computer.deviceId } };
  return { ...computer, mask: 0, replaced: true, reasons: [reason] };
}

/**
 * One list of what was found by name and by criteria, each computer once with all its reasons, in the order of
 * replacement: ids as text (spec/agent-protocol.md 4.2). The last one's administrative data are those that stay.
 */
export function inOrderOfReplacement(judged: readonly JudgedCandidate[]): readonly JudgedCandidate[] {
  const byId = new Map<number, JudgedCandidate>();
  for (const candidate of judged) {
    const known = byId.get(candidate.id);
    byId.set(candidate.id, known ? bothOf(known, candidate) : candidate);
  }
  return [...byId.values()].sort((left, right) => (String(left.id) < String(right.id) ? -1 : 1));
}

function bothOf(one: JudgedCandidate, other: JudgedCandidate): JudgedCandidate {
  return {
    ...one,
    mask: one.mask | other.mask,
    replaced: one.replaced || other.replaced,
    reasons: [...one.reasons, ...other.reasons],
  };
}

function usableValues(evidence: readonly Evidence[]): readonly string[] {
  return evidence.filter((one) => !one.blacklisted && !isBlank(one)).map(({ value }) => value);
}

function whyUseless(criterion: Criterion, evidence: readonly Evidence[]): readonly DuplicateReason[] {
  if (usableValues(evidence).length > 0) return [];
  const values = evidence.filter((one) => !isBlank(one)).map(({ value }) => value);
  return values.length === 0
    ? [{ code: `${criterion}-without-value` }]
    : [{ code: `${criterion}-blacklisted`, params: { values: values.slice(0, MOST_NAMED).join(', ') } }];
}

const isBlank = ({ value }: Evidence): boolean => value.trim() === '';
