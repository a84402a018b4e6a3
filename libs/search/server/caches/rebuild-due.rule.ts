const DAY = 86_400;

export interface RebuildDecision {
  readonly due: boolean;
  readonly reason: {
    readonly code: 'lists-off' | 'never-rebuilt' | 'no-date' | 'old-enough' | 'too-young';
    readonly params: Readonly<Record<string, number>>;
  };
}

/**
 * Whether the lists of values are to be built anew (spec/agent-protocol.md 3.6).
 *
 * @param enabled option INVENTORY_CACHE_ENABLED
 * @param days option INVENTORY_CACHE_REVALIDATE, 0 = never
 * @param last seconds since 1970 of the last time, undefined when there is none
 * @param now seconds since 1970
 */
export function rebuildDue(
  enabled: boolean,
  days: number,
  last: number | undefined,
  now: number,
): RebuildDecision {
  if (!enabled) return { due: false, reason: { code: 'lists-off', params: {} } };
  if (days === 0) return { due: false, reason: { code: 'never-rebuilt', params: {} } };
  if (last === undefined) return { due: true, reason: { code: 'no-date', params: {} } };
  const due = now - last >= days * DAY;
  return { due, reason: { code: due ? 'old-enough' : 'too-young', params: { days, last } } };
}
