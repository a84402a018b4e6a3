import { describe, expect, it } from 'vitest';
import { isolated } from './isolation.rule.js';

describe('a value within a sentence', () => {
  it.each([
    ['PC-42', 'PC-42'],
    ['réception 経理部 🦉', 'réception 経理部 🦉'],
    ['', ''],
    ['القاهرة', '\u2068القاهرة\u2069'],
    ['\u202Egnp.exe', '\u2068\u202Egnp.exe\u2069'],
    ['a\u2069b', '\u2068ab\u2069'],
    ['a\u2067b', '\u2068a\u2067b\u2069\u2069'],
  ])('%j is written %j', (value, written) => {
    expect(isolated(value)).toBe(written);
  });
});
