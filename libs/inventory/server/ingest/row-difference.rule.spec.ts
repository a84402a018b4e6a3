import { describe, expect, it } from 'vitest';
import { differenceOf } from './row-difference.rule.js';

const stored = (...rows: (readonly (string | number | null)[])[]) =>
  rows.map((values, at) => ({ id: at + 1, values }));
const removedIds = (difference: ReturnType<typeof differenceOf>) => difference.removed.map((row) => row.id);

describe('the difference between reported and stored rows', () => {
  it('is nothing when the rows are the same in another order', () => {
    const difference = differenceOf(
      [
        ['b', 2],
        ['a', 1],
      ],
      stored(['a', 1], ['b', 2]),
    );
    expect(difference).toEqual({ added: [], removed: [], kept: 2 });
  });

  it('replaces a row of which one field changed', () => {
    const difference = differenceOf([['a', 2]], stored(['a', 1]));
    expect(difference.added).toEqual([['a', 2]]);
    expect(removedIds(difference)).toEqual([1]);
  });

  it('counts equal rows: two reported, one stored adds one', () => {
    expect(differenceOf([['a'], ['a']], stored(['a'])).added).toEqual([['a']]);
  });

  it('counts equal rows: one reported, two stored removes the second', () => {
    expect(removedIds(differenceOf([['a']], stored(['a'], ['a'])))).toEqual([2]);
  });

  it.each([
    ['text', '', null],
    ['a number', 0, null],
    ['a date', '0000-00-00', null],
    ['a time', '0000-00-00 00:00:00', null],
  ])('takes a stored null for an empty value in %s', (_kind, empty, missing) => {
    expect(differenceOf([[empty]], stored([missing])).kept).toBe(1);
  });

  it('tells apart upper and lower case, trailing blanks and accents', () => {
    expect(differenceOf([['a'], ['b '], ['é']], stored(['A'], ['b'], ['e'])).kept).toBe(0);
  });

  it('does not mistake values that join to the same text', () => {
    expect(differenceOf([['a', 'b,c']], stored(['a,b', 'c'])).kept).toBe(0);
  });
});
