import type { UnreadSections } from './document.js';

/**
 * What is known of the inventory a computer's rows come from: a digest of the bytes of each section whose rows stand in
 * the database as they were sent. Equal bytes then mean equal rows, and neither need be read.
 */
export interface Fingerprint {
  /** See {@link UnreadSections.interpretation}. */
  readonly interpretation: string;
  /** Time of the last comparison with the rows themselves, in seconds since 1970. */
  readonly comparedAt: number;
  readonly digests: ReadonlyMap<string, string>;
}

/**
 * Seconds for which digests are believed. Who changes rows of an inventory by SQL of his own is not noticed before the
 * section changes or this time is over (docs/compatibility.md).
 */
export const BELIEVED_SECONDS = 7 * 86_400;

/** Width of `x_fingerprint.SECTIONS`; the built-in sections take a quarter of it. */
const LONGEST = 4000;

/**
 * Reads `x_fingerprint.SECTIONS`: `interpretation comparedAt NAME=digest NAME=digest …`. Undefined where it says something
 * else: the inventory is then compared with the rows.
 */
export function parseFingerprint(text: string | null): Fingerprint | undefined {
  if (text === null) return undefined;
  const [interpretation, comparedAt, ...entries] = text.split(' ');
  if (interpretation === undefined || !/^\d{1,12}$/.test(comparedAt ?? '')) return undefined;
  const digests = new Map<string, string>();
  for (const entry of entries) {
    const at = entry.indexOf('=');
    if (at > 0) digests.set(entry.slice(0, at), entry.slice(at + 1));
  }
  return { interpretation, comparedAt: Number(comparedAt), digests };
}

/** The text of a fingerprint, see {@link parseFingerprint}; digests that its column has no room for are left out. */
export function formatFingerprint({ interpretation, comparedAt, digests }: Fingerprint): string {
  let text = `${interpretation} ${comparedAt}`;
  for (const [name, digest] of digests) {
    const entry = ` ${name}=${digest}`;
    if (text.length + entry.length <= LONGEST) text += entry;
  }
  return text;
}

/**
 * The digests that may be believed: none when the rows were last compared long ago, or when other things than the bytes
 * would make other rows of them. Computers' times are spread by a day, so that a fleet that was stored at once is not compared
 * at once.
 *
 * @param now seconds since 1970
 */
export function believedDigests(
  fingerprint: Fingerprint | undefined,
  sent: UnreadSections | undefined,
  computerId: number,
  now: number,
): ReadonlyMap<string, string> {
  if (!fingerprint || fingerprint.interpretation !== sent?.interpretation) return NONE;
  const age = now - fingerprint.comparedAt;
  return age >= 0 && age < BELIEVED_SECONDS - (computerId % 86_400) ? fingerprint.digests : NONE;
}

/**
 * The fingerprint after an inventory: sections whose rows are now those of the document have its digest; those that were not
 * sent, or not taken although they changed, keep what was believed of them.
 *
 * @param believed what {@link believedDigests} gave
 * @param stored names of the sections whose rows are those that were sent
 */
export function nextFingerprint(
  before: Fingerprint | undefined,
  believed: ReadonlyMap<string, string>,
  sent: UnreadSections,
  stored: Iterable<string>,
  now: number,
): Fingerprint {
  const digests = new Map(believed);
  for (const name of stored) {
    const digest = sent.digests.get(name);
    if (digest !== undefined) digests.set(name, digest);
  }
  const comparedAt = before && believed.size > 0 ? before.comparedAt : now;
  return { interpretation: sent.interpretation, comparedAt, digests };
}

const NONE: ReadonlyMap<string, string> = new Map();
