// @ts-check
/** Figures of a run: latencies in milliseconds, counted from the moment a request was due. */

/** @typedef {{count: number, p50: number, p95: number, p99: number, max: number}} Latency milliseconds */

/**
 * The value below which a share of all values lies (nearest rank): 0.99 of 100 values is the 99th smallest.
 * @param {ArrayLike<number>} sorted  ascending
 * @param {number} share  above 0, at most 1
 * @returns {number} NaN when there are none
 */
export function percentile(sorted, share) {
  const rank = Math.max(1, Math.ceil(sorted.length * share));
  return sorted[rank - 1] ?? Number.NaN;
}

/**
 * @param {readonly number[]} milliseconds  in any order
 * @returns {Latency}
 */
export function latencyOf(milliseconds) {
  const sorted = Float64Array.from(milliseconds).sort();
  return {
    count: sorted.length,
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
    max: percentile(sorted, 1),
  };
}

/** How many times as much `a` is than `b`; undefined when one of them was not measured. */
export function ratio(/** @type {number | undefined} */ a, /** @type {number | undefined} */ b) {
  return a === undefined || b === undefined || !(b > 0) || !Number.isFinite(a) ? undefined : a / b;
}

/** Three digits that count: 0.123, 1.23, 12.3, 123, 1,235. */
export function short(/** @type {number | undefined} */ value) {
  if (value === undefined || !Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  const digits = Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3;
  return value.toFixed(digits);
}
