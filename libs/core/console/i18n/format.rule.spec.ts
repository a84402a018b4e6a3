import { describe, expect, it } from 'vitest';
import { distanceTo, formatDate, formatMoment, formatNumber, formatPercent } from './format.rule.js';

/** Blanks that are no ordinary ones, made visible. */
const visible = (text: string): string => text.replace(/[\u202f\u00a0]/g, '_');

describe('numbers', () => {
  it.each([
    [41207, 'en', '41,207'],
    [41207, 'fr', '41_207'],
    [0.12, 'fr', '0,12'],
  ] as const)('%d in %s reads %s', (value, language, text) => {
    expect(visible(formatNumber(value, language))).toBe(text);
  });

  it.each([
    [64, 'en', '64%'],
    [64, 'fr', '64_%'],
  ] as const)('%d per cent in %s reads %s', (value, language, text) => {
    expect(visible(formatPercent(value, language))).toBe(text);
  });
});

describe('dates', () => {
  it('keeps a bare day the same day in every time zone', () => {
    expect(formatDate('2026-11-24', 'en')).toBe('24 Nov 2026');
    expect(formatDate('2026-11-24', 'fr')).toBe('24 nov. 2026');
  });

  it('shows a moment to the second in the time zone of the reader', () => {
    const moment = '2026-11-24T13:20:07Z';
    const hour = String(new Date(moment).getHours()).padStart(2, '0');
    expect(formatMoment(moment, 'en')).toContain(`${hour}:20:07`);
  });

  it('shows what is no date as it is', () => {
    expect(formatDate('unknown', 'en')).toBe('unknown');
    expect(formatMoment('', 'fr')).toBe('');
  });
});

describe('distanceTo', () => {
  const now = Date.parse('2026-11-24T12:00:00Z');

  it.each([
    ['2026-11-24T11:59:30Z', { unit: 'now', count: 0 }],
    ['2026-11-24T12:00:40Z', { unit: 'now', count: 0 }],
    ['2026-11-24T11:48:00Z', { unit: 'minutes', count: 12 }],
    ['2026-11-24T11:00:00Z', { unit: 'hours', count: 1 }],
    ['2026-11-23T12:00:01Z', { unit: 'hours', count: 23 }],
    ['2026-11-23T12:00:00Z', { unit: 'days', count: 1 }],
    ['2026-09-26T12:00:00Z', { unit: 'days', count: 59 }],
    ['2026-08-24T12:00:00Z', { unit: 'months', count: 3 }],
    ['2023-11-24T12:00:00Z', { unit: 'years', count: 3 }],
  ] as const)('of %s is %o', (iso, distance) => {
    expect(distanceTo(iso, now)).toEqual(distance);
  });

  it.each(['2026-11-24T13:00:00Z', 'unknown'])('of %s is nothing to say in words', (iso) => {
    expect(distanceTo(iso, now)).toBeUndefined();
  });
});
