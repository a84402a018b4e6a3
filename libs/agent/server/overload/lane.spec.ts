import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Lane } from './lane.js';
import { Overloaded } from './overloaded.js';

const lane = (places: number, waiting: number) => new Lane('heavy', { places, waiting, patience: 5_000 });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a lane', () => {
  it('gives its places at once', async () => {
    const two = lane(2, 0);
    await two.enter();
    await two.enter();
    expect(two).toMatchObject({ atWork: 2, waiting: 0, isFull: true });
  });

  it('turns away at once when places and queue are taken', async () => {
    const one = lane(1, 1);
    await one.enter();
    void one.enter().catch(() => undefined);
    expect(one).toMatchObject({ atWork: 1, waiting: 1, isFull: true });
    await expect(one.enter()).rejects.toMatchObject({
      shortage: 'heavy',
      status: 503,
      retryAfterSeconds: 10,
    });
    expect(one.waiting).toBe(1);
  });

  it('serves those who wait in the order they came', async () => {
    const one = lane(1, 3);
    const order: number[] = [];
    const leave = await one.enter();
    const waiting = [1, 2, 3].map(async (number) => {
      const go = await one.enter();
      order.push(number);
      go();
    });
    leave();
    await Promise.all(waiting);
    expect(order).toEqual([1, 2, 3]);
    expect(one).toMatchObject({ atWork: 0, waiting: 0, isFull: false });
  });

  it('turns away the one who waited too long, and only that one', async () => {
    const one = lane(1, 2);
    const leave = await one.enter();
    const first = one.enter();
    const refusal = expect(first).rejects.toBeInstanceOf(Overloaded);
    await vi.advanceTimersByTimeAsync(3_000);
    const second = one.enter();
    await vi.advanceTimersByTimeAsync(2_000);
    await refusal;
    expect(one.waiting).toBe(1);
    leave();
    (await second)();
    expect(one.atWork).toBe(0);
  });

  it('counts a place that is given back twice only once', async () => {
    const two = lane(2, 0);
    const leave = await two.enter();
    await two.enter();
    leave();
    leave();
    expect(two.atWork).toBe(1);
  });
});
