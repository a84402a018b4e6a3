import { describe, expect, it } from 'vitest';
import { translationFaults } from '@ocs/core-console';
import { en } from './en.js';
import { fr } from './fr.js';

describe('the French texts of this room', () => {
  it('say everything the English ones say, in other words', () => {
    const same = ['Windows', 'Linux', 'macOS', 'Android', 'Agents', '> {{from}}'];
    expect(translationFaults(en, fr, same)).toEqual([]);
  });
});
