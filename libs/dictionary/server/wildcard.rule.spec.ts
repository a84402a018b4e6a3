import { describe, expect, it } from 'vitest';
import { matchesWildcard, wildcard } from './wildcard.rule.js';

const WHOLE = { fromStart: true, toEnd: true };
const ANYWHERE = { fromStart: false, toEnd: false };

describe('a pattern', () => {
  it.each([
    ['bash', 'bash', WHOLE, true],
    ['bash', 'bash 5', WHOLE, false],
    ['bash', 'rbash', WHOLE, false],
    ['', '', WHOLE, true],
    ['', 'x', WHOLE, false],
    ['b.sh', 'bosh', WHOLE, true],
    ['b?sh', 'bsh', WHOLE, false],
    ['a*b', 'ab', WHOLE, true],
    ['a*b', 'a-b-b', WHOLE, true],
    ['a*b', 'a-b-c', WHOLE, false],
    ['aa*aa', 'aaa', WHOLE, false],
    ['*x*y*', '1x2y3', WHOLE, true],
    ['*x*y*', '1y2x3', WHOLE, false],
    ['*.txt', 'a.txt', WHOLE, true],
    ['*', 'anything', WHOLE, true],
    ['*', '', WHOLE, true],
    ['ox', 'firefox!', ANYWHERE, true],
    ['f?x', 'a fax', ANYWHERE, true],
    ['x*y', 'a x b y c', ANYWHERE, true],
    ['', 'anything', ANYWHERE, true],
    ['(a', 'x (a', ANYWHERE, true],
    ['[a]', 'a', ANYWHERE, false],
    ['Ox', 'firefox', ANYWHERE, false],
  ])('%j and the text %j (%j): %s', (pattern, text, bounds, expected) => {
    expect(matchesWildcard(wildcard(pattern, bounds), text)).toBe(expected);
  });

  it('agrees with a regular expression on short texts', () => {
    const letters = ['a', 'b', '?', '*'];
    const words = (length: number, from: string[]): string[] =>
      length === 0 ? [''] : words(length - 1, from).flatMap((word) => ['', ...from].map((l) => word + l));
    const texts = [...new Set(words(4, ['a', 'b']))];
    const patterns = [...new Set(words(4, letters))];
    expect(patterns.length * texts.length).toBeGreaterThan(5000);
    for (const pattern of patterns) {
      const expression = new RegExp(`^${pattern.replaceAll('?', '.').replaceAll('*', '.*')}$`);
      const compiled = wildcard(pattern, WHOLE);
      for (const text of texts)
        expect({ pattern, text, matches: matchesWildcard(compiled, text) }).toEqual({
          pattern,
          text,
          matches: expression.test(text),
        });
    }
  });

  it('with many stars is decided in a bounded number of steps', () => {
    const hostile = wildcard('a*'.repeat(120) + 'b', ANYWHERE);
    expect(matchesWildcard(hostile, 'a'.repeat(10_000))).toBe(false);
  });
});
