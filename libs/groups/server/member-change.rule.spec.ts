import { describe, expect, it } from 'vitest';
import { memberChange } from './member-change.rule.js';

const computed = (computerId: number) => ({ computerId, state: 0 });
const included = (computerId: number) => ({ computerId, state: 1 });
const excluded = (computerId: number) => ({ computerId, state: 2 });

describe('the change of the members of a group', () => {
  it.each([
    ['adds the selected computers to an empty group', [], [3, 1], { added: [1, 3], removed: [] }],
    ['writes nothing where nothing changed', [computed(1), computed(3)], [3, 1], { added: [], removed: [] }],
    ['removes who is no longer selected', [computed(1), computed(2)], [2], { added: [], removed: [1] }],
    ['counts a computer once', [], [1, 1, 1], { added: [1], removed: [] }],
    [
      'leaves an included computer in, selected or not',
      [included(1), included(2)],
      [2],
      { added: [], removed: [] },
    ],
    [
      'leaves an excluded computer out, selected or not',
      [excluded(1), excluded(2)],
      [2],
      { added: [], removed: [] },
    ],
    ['never takes groups for computers', [computed(90)], [1, 90, 91], { added: [1], removed: [90] }],
    ['makes a row without a state anew', [{ computerId: 1, state: null }], [1], { added: [1], removed: [1] }],
  ])('%s', (_what, rows, selected, change) => {
    expect(memberChange(rows, selected, new Set([90, 91]))).toMatchObject(change);
  });

  it('counts the selected computers, without groups', () => {
    expect(memberChange([included(1), computed(5)], [1, 2, 2, 90], new Set([90])).selected).toBe(2);
  });
});
