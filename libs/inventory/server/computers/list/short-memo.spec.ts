import { describe, expect, it } from 'vitest';
import { ShortMemo } from './short-memo.js';

describe('a short memo', () => {
  const asking = (milliseconds: number, most = 10) => {
    let now = 0;
    let asked = 0;
    const memo = new ShortMemo<number>(milliseconds, most, () => now);
    return {
      memo,
      get: (key: string) => memo.get(key, () => Promise.resolve(++asked)),
      later: (by: number) => (now += by),
    };
  };

  it('tells the same answer until its time is over', async () => {
    const { get, later } = asking(1_000);
    expect([await get('a'), await get('a')]).toEqual([1, 1]);
    later(999);
    expect(await get('a')).toBe(1);
    later(1);
    expect(await get('a')).toBe(2);
  });

  it('keeps answers apart by their key, and only the newest', async () => {
    const { get, memo } = asking(1_000, 2);
    expect([await get('a'), await get('b'), await get('c')]).toEqual([1, 2, 3]);
    expect([memo.has('a'), memo.has('b'), memo.has('c')]).toEqual([false, true, true]);
  });

  it('forgets at once when it is told to', async () => {
    const { get, memo } = asking(1_000);
    await get('a');
    memo.forget();
    expect(await get('a')).toBe(2);
  });

  it('gives those who ask together one answer, and does not remember a failure', async () => {
    const memo = new ShortMemo<number>(1_000, 10, () => 0);
    let asked = 0;
    const failing = () => {
      asked++;
      return Promise.reject(new Error('away'));
    };
    const both = await Promise.allSettled([memo.get('a', failing), memo.get('a', failing)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(asked).toBe(1);
    expect(await memo.get('a', () => Promise.resolve(7))).toBe(7);
  });
});
