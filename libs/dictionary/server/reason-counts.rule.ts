/** A reason and how often it decided. */
export interface CountedReason {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Reasons named in the explanation of one inventory. */
const MOST_REASONS = 20;

/** Equal reasons become one with a `count`; the most frequent come first. */
export function countReasons(reasons: Iterable<CountedReason>): readonly CountedReason[] {
  const counted = new Map<string, { reason: CountedReason; count: number }>();
  for (const reason of reasons) {
    const key = JSON.stringify([reason.code, reason.params]);
    const same = counted.get(key);
    if (same) same.count++;
    else counted.set(key, { reason, count: 1 });
  }
  return [...counted.values()]
    .sort((left, right) => right.count - left.count)
    .slice(0, MOST_REASONS)
    .map(({ reason: { code, params }, count }) => ({ code, params: { ...params, count } }));
}
