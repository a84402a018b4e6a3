import { describe, expect, it } from 'vitest';
import { markedParts } from './marked-text.rule.js';
import { pageAfterResize, pageCount, pageNumbers } from './paging.rule.js';
import { nextSort, parseSort } from './sort.rule.js';

describe('sorting', () => {
  it.each([
    ['NAME', { column: 'NAME', descending: false }],
    ['-hardware.LASTDATE', { column: 'hardware.LASTDATE', descending: true }],
  ])('reads %s', (text, sort) => {
    expect(parseSort(text)).toEqual(sort);
  });

  it.each([
    ['', 'A', 'A'],
    ['A', 'A', '-A'],
    ['-A', 'A', 'A'],
    ['-A', 'B', 'B'],
  ])('goes from "%s" by a click on %s to %s', (current, column, next) => {
    expect(nextSort(current, column)).toBe(next);
  });
});

describe('paging', () => {
  it.each([
    [1, 1, [1]],
    [1, 3, [1, 2, 3]],
    [1, 26, [1, 2, undefined, 26]],
    [4, 26, [1, 2, 3, 4, 5, undefined, 26]],
    [13, 26, [1, undefined, 12, 13, 14, undefined, 26]],
    [26, 26, [1, undefined, 25, 26]],
  ])('on page %d of %d offers %o', (page, pages, numbers) => {
    expect(pageNumbers(page, pages)).toEqual(numbers);
  });

  it('has one page even when there is nothing', () => {
    expect([0, 1, 50, 51].map((total) => pageCount(total, 50))).toEqual([1, 1, 1, 2]);
  });

  it.each([
    [1, 50, 15, 1],
    [2, 50, 15, 4],
    [4, 15, 100, 1],
    [3, 50, 100, 2],
  ])(
    'keeps the first row of page %d in sight when pages of %d become pages of %d',
    (page, from, to, expected) => {
      expect(pageAfterResize(page, from, to)).toBe(expected);
    },
  );
});

describe('marking', () => {
  const marked = (text: string, query: string): string =>
    markedParts(text, query)
      .map((part) => (part.hit ? `[${part.text}]` : part.text))
      .join('');

  it.each([
    ['Microsoft Micro', 'micro', '[Micro]soft [Micro]'],
    ['Trend Micro Inc.', 'MICRO', 'Trend [Micro] Inc.'],
    ['Éditions', 'edit', '[Édit]ions'],
    ['plain', 'x', 'plain'],
    ['plain', '  ', 'plain'],
    ['aaa', 'aa', '[aa]a'],
    ['a.b*c', '.b*', 'a[.b*]c'],
  ])('in "%s" for "%s" gives %s', (text, query, expected) => {
    expect(marked(text, query)).toBe(expected);
  });

  it('loses no letter where folding changes the length', () => {
    expect(marked('e\u0301tude x', 'x')).toBe('e\u0301tude x');
  });
});
