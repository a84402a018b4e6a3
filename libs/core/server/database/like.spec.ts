import { describe, expect, it } from 'vitest';
import { containing, wildcards } from './like.js';

describe('a text in a pattern', () => {
  it.each([
    ['abc', '%abc%'],
    ['50%', '%50\\%%'],
    ['a_b', '%a\\_b%'],
    ['C:\\x', '%C:\\\\x%'],
    ['srv*', '%srv*%'],
  ])('%s is looked for with %s', (text, pattern) => {
    expect(containing(text)).toBe(pattern);
  });

  it.each([
    ['srv*', 'srv%'],
    ['srv-?', 'srv-_'],
    ['100%_\\', '100\\%\\_\\\\'],
  ])('with wildcards, %s becomes %s', (text, pattern) => {
    expect(wildcards(text)).toBe(pattern);
  });
});
