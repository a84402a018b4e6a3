import { describe, expect, it } from 'vitest';
import { HEALTHY_AFTER_SECONDS, countFailures, restartDelaySeconds } from './restart-delay.rule.js';

describe('the wait before a restart', () => {
  it.each([
    [1, 1],
    [2, 2],
    [3, 4],
    [6, 32],
    [7, 60],
    [1000, 60],
  ])('after failure %i is %i s', (failures, seconds) => {
    expect(restartDelaySeconds(failures)).toBe(seconds);
  });

  it('grows while the program fails soon after each start', () => {
    expect(countFailures(0, 0.2)).toBe(1);
    expect(countFailures(1, 5)).toBe(2);
    expect(countFailures(7, HEALTHY_AFTER_SECONDS - 1)).toBe(8);
  });

  it('is short again once the program had been healthy', () => {
    expect(countFailures(7, HEALTHY_AFTER_SECONDS)).toBe(1);
  });
});
