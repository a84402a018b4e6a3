/** How many messages are worked on at the same time, and how long they take; times in milliseconds. */
export interface Pace {
  /** Messages that may be at work; grows and shrinks between the bounds, by fractions. */
  readonly limit: number;
  /** What the work on a message took lately, 0 as long as nothing was measured. */
  readonly average: number;
  /** When the limit was last lowered. */
  readonly loweredAt: number;
}

export interface PaceBounds {
  readonly least: number;
  readonly most: number;
  /** What the work on a message should take at most. */
  readonly target: number;
}

/** One message whose work has ended. */
export interface Measured {
  readonly now: number;
  readonly worked: number;
  /** All places were taken, so another place would have been used. */
  readonly crowded: boolean;
}

const WEIGHT_OF_ONE = 0.1;
const LOWER_BY = 0.8;

export const startingPace = ({ most }: PaceBounds): Pace => ({
  limit: most,
  average: 0,
  loweredAt: -Infinity,
});

/**
 * Messages at work at the same time share processor and database: many at once are all late, few at once are all quick.
 * So the limit goes down by a part when one took longer than the target, and up by one place after as many quick ones as
 * there are places. Those that began before it was lowered say nothing about the new limit.
 */
export function paceAfter(pace: Pace, bounds: PaceBounds, { now, worked, crowded }: Measured): Pace {
  const average = pace.average === 0 ? worked : pace.average + (worked - pace.average) * WEIGHT_OF_ONE;
  if (worked > bounds.target) {
    if (now - worked < pace.loweredAt) return { ...pace, average };
    return { limit: Math.max(bounds.least, pace.limit * LOWER_BY), average, loweredAt: now };
  }
  const limit = crowded ? Math.min(bounds.most, pace.limit + 1 / pace.limit) : pace.limit;
  return { ...pace, limit, average };
}

/** How long a message waits for a place that comes now and finds so many waiting before it. */
export function expectedWait({ limit, average }: Pace, waiting: number): number {
  return (average * (waiting + 1)) / limit;
}
