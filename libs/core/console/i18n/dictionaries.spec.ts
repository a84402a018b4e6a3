import { describe, expect, it } from 'vitest';
import { translationFaults } from './translation.rule.js';
import { en } from './en.js';
import { fr } from './fr.js';

describe('the French texts of this room', () => {
  it('say everything the English ones say, in other words', () => {
    expect(
      translationFaults(en, fr, ['OCS Inventory', 'Pages', 'Page {{page}}', 'Condition', 'CSV']),
    ).toEqual([]);
  });
});
