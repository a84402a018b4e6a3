import type { Language } from '@ocs/core-contract';

/** Regional form of each language: `en` alone would write dates the American way. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };

const cached = <T>(make: (locale: string) => T): ((language: Language) => T) => {
  const made = new Map<Language, T>();
  return (language) => {
    const known = made.get(language) ?? make(LOCALES[language]);
    made.set(language, known);
    return known;
  };
};

const numbers = cached((locale) => new Intl.NumberFormat(locale));
const percents = cached(
  (locale) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }),
);
const dates = cached((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));
const times = cached((locale) => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }));
const moments = cached(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }),
);

/** 41207 → `41,207` or `41 207` (narrow no-break space). */
export const formatNumber = (value: number, language: Language): string => numbers(language).format(value);

/** 64 → `64%` or `64 %`: the value is already a percentage. */
export const formatPercent = (value: number, language: Language): string =>
  percents(language).format(value / 100);

/** Calendar day. A bare `2026-11-24` is that day everywhere; a moment is shown in the reader's time zone. */
export function formatDate(iso: string, language: Language): string {
  const moment = parseDay(iso) ?? new Date(iso);
  return Number.isNaN(moment.getTime()) ? iso : dates(language).format(moment);
}

/** Time of day to the minute, in the reader's time zone. */
export function formatTime(iso: string, language: Language): string {
  const moment = new Date(iso);
  return Number.isNaN(moment.getTime()) ? iso : times(language).format(moment);
}

/** Day and time to the second, in the reader's time zone. */
export function formatMoment(iso: string, language: Language): string {
  const moment = new Date(iso);
  return Number.isNaN(moment.getTime()) ? iso : moments(language).format(moment);
}

/** How long ago in the unit people would say it; texts are chosen by `unit`. */
export interface Distance {
  readonly unit: 'now' | 'minutes' | 'hours' | 'days' | 'months' | 'years';
  readonly count: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTH = 30.44 * DAY;

const STEPS: readonly (readonly [limit: number, unit: Distance['unit'], length: number])[] = [
  [MINUTE, 'now', MINUTE],
  [HOUR, 'minutes', MINUTE],
  [DAY, 'hours', HOUR],
  [60 * DAY, 'days', DAY],
  [24 * MONTH, 'months', MONTH],
  [Infinity, 'years', 12 * MONTH],
];

/**
 * Distance of a past moment to now. Clocks that differ a little make a moment look as if it were to come: within a
 * minute that is "now"; beyond, or when the text is no moment, undefined: show the moment itself.
 */
export function distanceTo(iso: string, now: number): Distance | undefined {
  const elapsed = now - new Date(iso).getTime();
  if (Number.isNaN(elapsed) || elapsed < -MINUTE) return undefined;
  for (const [limit, unit, length] of STEPS) {
    if (elapsed < limit) return { unit, count: Math.max(0, Math.floor(elapsed / length)) };
  }
  return undefined;
}

function parseDay(text: string): Date | undefined {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return day === null ? undefined : new Date(Number(day[1]), Number(day[2]) - 1, Number(day[3]));
}
