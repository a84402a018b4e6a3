import { describe, expect, it } from 'vitest';
import { translationFaults } from './translation.rule.js';

describe('translationFaults', () => {
  it.each([
    ['nothing, when all is translated', { a: { b: 'one {{n}}' } }, { a: { b: 'un {{n}}' } }, []],
    ['a missing key', { a: 'one', b: 'two' }, { a: 'un' }, ['b is missing']],
    ['a key that is left over', { a: 'one' }, { a: 'un', b: 'deux' }, ['b is left over']],
    ['a parameter that got lost', { a: '{{n}} rows' }, { a: 'lignes' }, ['a has other parameters']],
    ['a sentence left in English', { a: 'Sign in' }, { a: 'Sign in' }, ['a is not translated']],
    ['nothing, for a word both languages share', { a: 'Agent' }, { a: 'Agent' }, []],
  ])('finds %s', (_, original, translation, faults) => {
    expect(translationFaults(original, translation, ['Agent'])).toEqual(faults);
  });
});
