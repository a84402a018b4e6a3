import { describe, expect, it } from 'vitest';
import { contactQuality } from './contact-quality.rule.js';

const DAY = 86_400;

describe('the mean number of days between contacts', () => {
  it.each([
    ['the second contact after two days', 2 * DAY, 0, null, 1, 2],
    ['the third keeps the newest gap until more than one is known', 4 * DAY, 2 * DAY, 2, 2, 2],
    ['a mean over all contacts', 4 * DAY, 0, 1, 3, 1.75],
    ['no earlier contact counts as no gap', DAY, null, null, 1, 0],
    ['a clock that went back counts as no gap', 0, DAY, null, 1, 0],
    ['the column bounds it', 5000 * DAY, 0, null, 1, 999.9999],
  ])('%s', (_what, now, lastContact, quality, fidelity, expected) => {
    expect(contactQuality(now, lastContact, quality, fidelity)).toBe(expected);
  });
});
