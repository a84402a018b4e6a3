import { formatFilter } from '@ocs/core-contract';

/** Computers not seen for at least so many days, and for less than so many; null: no end. */
export interface SilenceSpan {
  readonly fromDays: number;
  readonly toDays: number | null;
}

/** Spans after the first, in days: a month, two, three. */
const STEPS = [30, 60, 90];

/** The spans from the days on after which a computer counts as silent; each computer falls into exactly one. */
export function silenceSpans(silentDays: number): SilenceSpan[] {
  const bounds = [silentDays, ...STEPS.filter((days) => days > silentDays)];
  return bounds.map((fromDays, at) => ({ fromDays, toDays: bounds[at + 1] ?? null }));
}

const COLUMN = 'hardware.LASTCOME';

/** The filters of the list that shows the computers of a span; `older` takes in those never seen. */
export const silenceFilters = ({ fromDays, toDays }: SilenceSpan): string[] => [
  formatFilter({ column: COLUMN, operator: 'older', value: String(fromDays) }),
  ...(toDays === null ? [] : [formatFilter({ column: COLUMN, operator: 'within', value: String(toDays) })]),
];
