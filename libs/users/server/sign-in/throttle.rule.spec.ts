import { describe, expect, it } from 'vitest';
import { type Failures, waitSeconds } from './throttle.rule.js';

const none: Failures = { count: 0, newestAge: 0 };

describe('the wait before the next sign in', () => {
  it.each<[string, Failures, Failures, number]>([
    ['is nothing at first', none, none, 0],
    ['is nothing after four failures', { count: 4, newestAge: 0 }, none, 0],
    ['begins with the fifth failure of an account', { count: 5, newestAge: 0 }, none, 30],
    ['runs down', { count: 5, newestAge: 10 }, none, 20],
    ['is over after its time', { count: 5, newestAge: 30 }, none, 0],
    ['doubles with each further failure', { count: 7, newestAge: 0 }, none, 120],
    ['never exceeds fifteen minutes', { count: 500, newestAge: 0 }, none, 900],
    ['leaves an address alone up to nineteen failures', none, { count: 19, newestAge: 0 }, 0],
    ['begins with the twentieth failure of an address', none, { count: 20, newestAge: 0 }, 30],
    ['is the longer of the two', { count: 5, newestAge: 0 }, { count: 22, newestAge: 0 }, 120],
    ['is not longer when the clock was set back', { count: 5, newestAge: -3600 }, none, 30],
  ])('%s', (_, account, address, seconds) => {
    expect(waitSeconds(account, address)).toBe(seconds);
  });
});
