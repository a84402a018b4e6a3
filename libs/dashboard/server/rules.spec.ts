import { describe, expect, it } from 'vitest';
import { familyFigures, namedFigure } from './families.rule.js';
import { silenceFilters, silenceSpans } from './silence.rule.js';

const TODAY = { column: 'hardware.LASTCOME', operator: 'equals', value: '2026-01-02' } as const;

describe('the families of the overview', () => {
  const systems = [
    { value: 'Debian GNU/Linux 12', count: 4 },
    { value: 'Microsoft Windows 11 Pro', count: 20 },
    { value: 'Microsoft Windows 10 Pro', count: 9 },
    { value: null, count: 1 },
  ];

  it('stand the largest first, with their systems and with what was seen today', () => {
    const figures = familyFigures(systems, [{ value: 'Microsoft Windows 11 Pro', count: 7 }], TODAY);
    expect(figures.map(({ family, count }) => [family, count])).toEqual([
      ['windows', 29],
      ['linux', 4],
      ['other', 1],
    ]);
    expect(figures[0]).toMatchObject({
      filters: ['os.family:equals:windows'],
      contactedToday: {
        count: 7,
        filters: ['os.family:equals:windows', 'hardware.LASTCOME:equals:2026-01-02'],
      },
      systems: [
        { name: 'Microsoft Windows 11 Pro', count: 20 },
        { name: 'Microsoft Windows 10 Pro', count: 9 },
      ],
      others: 0,
    });
  });

  it('tell how many computers have a system that is not named', () => {
    const many = Array.from({ length: 6 }, (_, at) => ({ value: `Windows ${at}`, count: at + 1 }));
    expect(familyFigures(many, [], TODAY)[0]).toMatchObject({ count: 21, others: 3 });
  });

  it('leave out a family nobody has', () => {
    expect(familyFigures([], [], TODAY)).toEqual([]);
  });
});

describe('a value on the overview', () => {
  it('leads to the computers that have it, also when it is none', () => {
    expect(namedFigure('accountinfo.TAG', { value: 'A:*', count: 1 }).filters).toEqual([
      'accountinfo.TAG:equals:A:*',
    ]);
    expect(namedFigure('accountinfo.TAG', { value: null, count: 1 }).filters).toEqual([
      'accountinfo.TAG:empty',
    ]);
  });
});

describe('the spans of silence', () => {
  it.each([
    [15, ['15-30', '30-60', '60-90', '90-']],
    [30, ['30-60', '60-90', '90-']],
    [120, ['120-']],
  ])('from %i days on', (days, expected) => {
    expect(silenceSpans(days).map(({ fromDays, toDays }) => `${fromDays}-${toDays ?? ''}`)).toEqual(expected);
  });

  it('are told apart by filters that leave no computer out', () => {
    expect(silenceFilters({ fromDays: 15, toDays: 30 })).toEqual([
      'hardware.LASTCOME:older:15',
      'hardware.LASTCOME:within:30',
    ]);
    expect(silenceFilters({ fromDays: 90, toDays: null })).toEqual(['hardware.LASTCOME:older:90']);
  });
});
