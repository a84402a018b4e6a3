/** Failed sign-ins of the last {@link WINDOW_SECONDS}. */
export interface Failures {
  readonly count: number;
  /** Seconds since the newest of them. */
  readonly newestAge: number;
}

/** How far back failures count, in seconds (spec/security.md row 12). */
export const WINDOW_SECONDS = 15 * 60;

/** Failures that are free, per account and per address. */
export const ACCOUNT_LIMIT = 5;
export const ADDRESS_LIMIT = 20;

const FIRST_WAIT = 30;

/**
 * Seconds until the next attempt is heard, 0 for at once. From the limit on each failure doubles the wait, up to the
 * window: guessing gets hopeless, and nobody is locked out for ever since attempts that were refused do not count.
 */
export function waitSeconds(account: Failures, address: Failures): number {
  return Math.max(waitFor(account, ACCOUNT_LIMIT), waitFor(address, ADDRESS_LIMIT));
}

function waitFor({ count, newestAge }: Failures, limit: number): number {
  if (count < limit) return 0;
  const wait = Math.min(FIRST_WAIT * 2 ** (count - limit), WINDOW_SECONDS);
  return Math.max(0, wait - Math.max(0, newestAge));
}
