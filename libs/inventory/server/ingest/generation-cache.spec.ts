import { expect, it } from 'vitest';
import { GenerationCache } from './generation-cache.js';

it('keeps what is asked for and forgets the rest', () => {
  const cache = new GenerationCache<number>(10);
  cache.set('popular', 1);
  cache.set('rare', 2);
  for (let at = 0; at < 100; at++) {
    cache.set(`other ${at}`, at);
    expect(cache.get('popular')).toBe(1);
  }
  expect(cache.get('rare')).toBeUndefined();
  expect(cache.get('other 99')).toBe(99);
});

it('never holds more than two generations', () => {
  const cache = new GenerationCache<number>(10);
  for (let at = 0; at < 1_000; at++) cache.set(`text ${at}`, at);
  const held = Array.from({ length: 1_000 }, (_, at) => at).filter(
    (at) => cache.get(`text ${at}`) !== undefined,
  );
  expect(held.length).toBeLessThanOrEqual(20);
  expect(held).toContain(999);
});

it('gives the value that was set last', () => {
  const cache = new GenerationCache<number>(2);
  cache.set('a', 1);
  cache.set('b', 1);
  cache.set('c', 1);
  cache.set('a', 2);
  expect(cache.get('a')).toBe(2);
});
