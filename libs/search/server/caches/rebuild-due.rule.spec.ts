import { describe, expect, it } from 'vitest';
import { rebuildDue } from './rebuild-due.rule.js';

const NOW = 1_800_000_000;
const DAYS = (number: number) => number * 86_400;

describe('the lists of values are built anew', () => {
  it.each([
    ['never while there are none', false, 7, undefined, false, 'lists-off'],
    ['never with 0 days', true, 0, undefined, false, 'never-rebuilt'],
    ['when nobody knows when it was done', true, 7, undefined, true, 'no-date'],
    ['when it was done long ago', true, 7, NOW - DAYS(7), true, 'old-enough'],
    ['not before', true, 7, NOW - DAYS(7) + 1, false, 'too-young'],
    ['not when the clock went back', true, 7, NOW + DAYS(1), false, 'too-young'],
  ] as const)('%s', (_when, enabled, days, last, due, code) => {
    const decision = rebuildDue(enabled, days, last, NOW);
    expect({ due: decision.due, code: decision.reason.code }).toEqual({ due, code });
  });
});
