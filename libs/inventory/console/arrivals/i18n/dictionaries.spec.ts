import { describe, expect, it } from 'vitest';
import { translationFaults } from '@ocs/core-console';
import { en } from './en.js';
import { fr } from './fr.js';

/** Words that are the same in both languages. */
const SAME = ['Agent', 'UUID'];

describe('the French texts about computers that come in', () => {
  it('say everything the English ones say, in other words', () => {
    expect(translationFaults(en, fr, SAME)).toEqual([]);
  });
});
