import { describe, expect, it } from 'vitest';
import { expectedWait, paceAfter, startingPace, type Measured, type Pace } from './pace.rule.js';

const bounds = { least: 4, most: 16, target: 1_000 };
const pace = (values: Partial<Pace> = {}): Pace => ({ ...startingPace(bounds), ...values });
const message = (values: Partial<Measured> = {}): Measured => ({
  now: 10_000,
  worked: 200,
  crowded: true,
  ...values,
});

describe('the number of messages at work at the same time', () => {
  it.each<[string, Partial<Pace>, Partial<Measured>, number]>([
    ['begins at the most', {}, {}, 16],
    ['goes down when one took too long', {}, { worked: 1_200 }, 12.8],
    ['never goes below the least', { limit: 4.5 }, { worked: 1_200 }, 4],
    ['stays for those that began before it went down', { limit: 8, loweredAt: 9_500 }, { worked: 1_200 }, 8],
    ['goes down again for those that began after', { limit: 8, loweredAt: 8_500 }, { worked: 1_200 }, 6.4],
    ['goes up by a part of a place when one was quick', { limit: 5 }, {}, 5.2],
    ['never goes above the most', { limit: 15.99 }, {}, 16],
    ['stays when there was room anyway', { limit: 5 }, { crowded: false }, 5],
  ])('%s', (_what, before, measured, limit) => {
    expect(paceAfter(pace(before), bounds, message(measured)).limit).toBeCloseTo(limit);
  });
});

describe('the wait of a message', () => {
  it('is nothing as long as nothing is known', () => {
    expect(expectedWait(pace(), 100)).toBe(0);
  });

  it('is that of the turns before it', () => {
    expect(expectedWait(pace({ limit: 4, average: 200 }), 0)).toBe(50);
    expect(expectedWait(pace({ limit: 4, average: 200 }), 15)).toBe(800);
  });

  it('follows what the last ones took', () => {
    const first = paceAfter(pace(), bounds, message({ worked: 300 }));
    expect(first.average).toBe(300);
    expect(paceAfter(first, bounds, message({ worked: 500 })).average).toBeCloseTo(320);
  });
});
