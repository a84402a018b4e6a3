import { comparableVersion } from '@ocs/inventory-server';

/** How a rule compares versions; the words stand in `software_category_exp.SIGN_VERSION`. */
export type VersionSign = 'EQUAL' | 'LESS' | 'MORE';

/** Parts of a version that take part in a comparison. */
const PARTS = 4;

export const isVersionSign = (sign: string): sign is VersionSign =>
  sign === 'EQUAL' || sign === 'LESS' || sign === 'MORE';

/** The numbers of a version that is compared: `1:2.30.2-1` is 2, 30, 2; what is not comparable is 0. */
export function versionParts(version: string): readonly number[] {
  return comparableVersion(version)
    .pretty.split('.')
    .slice(0, PARTS)
    .map((part) => Number(/^\s*\d+/.exec(part)?.[0] ?? 0));
}

/**
 * Compares part by part (spec/agent-protocol.md 3.8): only the parts the rule gives count, later ones only while the
 * earlier ones are equal, and a part the software lacks is 0. LESS and MORE include equality.
 */
export function versionMeets(
  software: readonly number[],
  sign: VersionSign,
  wanted: readonly number[],
): boolean {
  for (const [at, part] of wanted.entries()) {
    const own = software[at] ?? 0;
    if (own !== part) return sign === 'LESS' ? own < part : sign === 'MORE' && own > part;
  }
  return true;
}
