/** Something that ran this long was healthy: its next failure counts as the first again. */
export const HEALTHY_AFTER_SECONDS = 300;
const LONGEST_SECONDS = 60;

/** Seconds to wait before a failed program is started again: 1, 2, 4 … 60. `failures` counts from 1. */
export function restartDelaySeconds(failures: number): number {
  return Math.min(LONGEST_SECONDS, 2 ** Math.min(failures - 1, 10));
}

/** How many failures in a row there are with this one, given how many came before and how long it ran this time. */
export function countFailures(before: number, ranSeconds: number): number {
  return ranSeconds >= HEALTHY_AFTER_SECONDS ? 1 : before + 1;
}
