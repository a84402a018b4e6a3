/** A software version made comparable: `software_version.PRETTYVERSION`, MAJOR, MINOR and PATCH. */
export interface ComparableVersion {
  readonly pretty: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** Name of publishers and versions that were not reported; row 1 of their tables. */
export const UNAVAILABLE = 'Unavailable';

/** Everything from the first of these on is not part of the comparable version (spec/agent-protocol.md 3.7, point 4). */
const SUFFIX = /[A-Za-z$#@~!&*()[\];,:?^\-+_`\\/]/;
const LARGEST_INTEGER = 2147483647;

/**
 * Cleans a version the way the legacy server does (spec/agent-protocol.md 3.7, point 4, and errata 16):
 * `1:2.30.2-1+deb11u2` is 2.30.2, `v1.2` is not comparable.
 */
export function comparableVersion(version: string): ComparableVersion {
  const withoutEpoch = version[1] === ':' ? version.slice(2) : version;
  const cut = withoutEpoch.search(SUFFIX);
  const pretty = cut < 0 ? withoutEpoch : withoutEpoch.slice(0, cut);
  if (pretty.trim() === '' || pretty === '0') return { pretty: UNAVAILABLE, major: 0, minor: 0, patch: 0 };
  const [major, minor, patch] = pretty.split('.');
  return { pretty, major: part(major), minor: part(minor), patch: part(patch) };
}

/** Leading digits of a part, bounded by the column. */
function part(text: string | undefined): number {
  const digits = /^\s*\d+/.exec(text ?? '')?.[0] ?? '0';
  return Math.min(Number(digits), LARGEST_INTEGER);
}
