import { describe, expect, it } from 'vitest';
import { translationFaults } from '@ocs/core-console';
import { en } from './en.js';
import { fr } from './fr.js';

describe('the French texts of this room', () => {
  it('say everything the English ones say, in other words', () => {
    expect(translationFaults(en, fr, ['IP', 'MAC', 'TAG'])).toEqual([]);
  });
});
