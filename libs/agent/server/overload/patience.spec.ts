import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Overloaded } from './overloaded.js';
import { Patience } from './patience.js';

const never = () => new Promise<never>(() => undefined);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('patience', () => {
  it('gives what the work gives, or throws what it throws', async () => {
    const patience = new Patience(100);
    expect(await patience.with(Promise.resolve(7))).toBe(7);
    await expect(patience.with(Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(vi.getTimerCount()).toBeLessThanOrEqual(1);
    vi.advanceTimersByTime(100);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends for each at its own time', async () => {
    const patience = new Patience(100);
    const ended: string[] = [];
    const watch = (name: string) =>
      patience.with(never()).catch((error: unknown) => {
        expect(error).toBeInstanceOf(Overloaded);
        ended.push(name);
      });
    void watch('first');
    await vi.advanceTimersByTimeAsync(60);
    void watch('second');
    await vi.advanceTimersByTimeAsync(40);
    expect(ended).toEqual(['first']);
    await vi.advanceTimersByTimeAsync(59);
    expect(ended).toEqual(['first']);
    await vi.advanceTimersByTimeAsync(1);
    expect(ended).toEqual(['first', 'second']);
  });
});
