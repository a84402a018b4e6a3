import { describe, expect, it } from 'vitest';
import { ShortMemo } from './short-memo.js';

describe('a short memo', () => {
  const asking = (milliseconds: number, most = 10, renewedAfter?: number) => {
    let now = 0;
    let asked = 0;
    const memo = new ShortMemo<number>(milliseconds, most, {
      now: () => now,
      ...(renewedAfter === undefined ? {} : { renewedAfter }),
    });
    return {
      memo,
      get: (key: string, atMost?: number) => memo.get(key, () => Promise.resolve(++asked), atMost),
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

  it('asks anew for whom the answer is too old', async () => {
    const { get, later } = asking(1_000);
    await get('a');
    later(500);
    expect([await get('a', 501), await get('a', 500), await get('a')]).toEqual([1, 2, 2]);
  });

  it('renews an answer that is asked for again, and tells the old one meanwhile', async () => {
    const { get, later } = asking(3_000, 10, 1_000);
    await get('a');
    later(999);
    expect([await get('a'), await get('a')]).toEqual([1, 1]);
    later(1);
    expect(await get('a')).toBe(1);
    await new Promise(setImmediate);
    expect([await get('a'), await get('a')]).toEqual([2, 2]);
    later(3_000);
    expect(await get('a')).toBe(3);
  });

  it('does not bring back by renewing what it was told to forget', async () => {
    let now = 0;
    const memo = new ShortMemo<string>(3_000, 10, { renewedAfter: 1_000, now: () => now });
    await memo.get('a', () => Promise.resolve('first'));
    now = 1_500;
    let renewed: (text: string) => void = () => undefined;
    await memo.get('a', () => new Promise((resolve) => (renewed = resolve)));
    memo.forget();
    await memo.get('a', () => Promise.resolve('changed'));
    renewed('before the change');
    await new Promise(setImmediate);
    expect(await memo.get('a', () => Promise.resolve('asked again'))).toBe('changed');
  });

  it('tells the old answer to its end when renewing fails', async () => {
    let now = 0;
    const memo = new ShortMemo<number>(3_000, 10, { renewedAfter: 1_000, now: () => now });
    await memo.get('a', () => Promise.resolve(1));
    now = 1_500;
    const failing = () => Promise.reject(new Error('away'));
    expect(await memo.get('a', failing)).toBe(1);
    await new Promise(setImmediate);
    expect(await memo.get('a', failing)).toBe(1);
    now = 3_000;
    await expect(memo.get('a', failing)).rejects.toThrow('away');
  });

  it('keeps answers apart by their key, and only the newest', async () => {
    const { get } = asking(1_000, 2);
    expect([await get('a'), await get('b'), await get('c')]).toEqual([1, 2, 3]);
    expect([await get('c'), await get('b'), await get('a')]).toEqual([3, 2, 4]);
  });

  it('forgets at once when it is told to', async () => {
    const { get, memo } = asking(1_000);
    await get('a');
    memo.forget();
    expect(await get('a')).toBe(2);
  });

  it('gives those who ask together one answer, and does not remember a failure', async () => {
    const memo = new ShortMemo<number>(1_000, 10, { now: () => 0 });
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
