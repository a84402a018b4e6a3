/** Families of operating systems: what icons, charts and the filter `os.family` tell apart. */
export const OS_FAMILIES = ['windows', 'linux', 'apple', 'android', 'other'] as const;
export type OsFamily = (typeof OS_FAMILIES)[number];

/** Tried in this order; the first that fits counts. */
const PATTERNS: readonly (readonly [OsFamily, RegExp])[] = [
  ['windows', /windows/i],
  ['android', /android/i],
  ['apple', /mac ?os|os x|darwin|ios\b/i],
  [
    'linux',
    /linux|ubuntu|debian|red ?hat|rhel|centos|fedora|suse|alma|rocky|gentoo|arch\b|mint|mageia|oracle.*server|slackware|raspbian/i,
  ],
];

/** Family of an operating system by the name the agent reports. */
export const osFamily = (name: string): OsFamily =>
  PATTERNS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other';
