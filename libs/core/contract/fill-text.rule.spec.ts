import { describe, expect, it } from 'vitest';
import { fillText } from './fill-text.rule.js';

describe('a sentence with values', () => {
  it.each([
    [
      'fills every language',
      'Set to {value}.',
      'Défini à {value}.',
      { value: 7 },
      'Set to 7.',
      'Défini à 7.',
    ],
    ['keeps a name nobody gave', '{who} did it', '{who} a agi', {}, '{who} did it', '{who} a agi'],
    [
      'does not take a value for a name',
      'Got {a}',
      'Reçu {a}',
      { a: '{b} <i>', b: 1 },
      'Got {b} <i>',
      'Reçu {b} <i>',
    ],
  ])('%s', (_what, en, fr, params, filledEn, filledFr) => {
    expect(fillText({ en, fr }, params)).toEqual({ en: filledEn, fr: filledFr });
  });
});
