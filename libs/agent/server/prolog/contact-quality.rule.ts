const DAY = 86_400;
/** Largest value of `hardware.QUALITY`, decimal(7,4). */
const LARGEST = 999.9999;

/**
 * `hardware.QUALITY` after one more contact: mean number of days between contacts (spec/agent-protocol.md 2.4).
 *
 * @param lastContact seconds since 1970, null when there was none
 * @param fidelity number of contacts so far
 */
export function contactQuality(
  now: number,
  lastContact: number | null,
  quality: number | null,
  fidelity: number | null,
): number {
  const days = Math.max(0, now - (lastContact ?? now)) / DAY;
  const mean = (fidelity ?? 0) > 1 ? (days + (quality ?? 0) * (fidelity ?? 0)) / ((fidelity ?? 0) + 1) : days;
  return Math.min(LARGEST, Math.round(mean * 10_000) / 10_000);
}
