/**
 * Share of `count` in percent, rounded to `digits` decimals. What is rounded never claims "all" or "none" of something that is
 * only nearly so.
 */
export function percentOf(count: number, all: number, digits = 1): number {
  if (count <= 0 || all <= 0) return 0;
  if (count >= all) return 100;
  const step = 10 ** -digits;
  const rounded = Number(((count / all) * 100).toFixed(digits));
  return Math.min(Math.max(rounded, step), Number((100 - step).toFixed(digits)));
}

/** The same for a sentence: whole percent, one decimal where it is little. */
export const roughPercentOf = (count: number, all: number): number =>
  percentOf(count, all, count * 10 >= all && count * 100 <= all * 99 ? 0 : 1);
