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

describe('a lane whose work should take no more than half a second', () => {
  const paced = (delay = () => 0) =>
    new Lane('heavy', { places: 8, waiting: 100, patience: 5_000, target: 500, delay });

  /** Works on as many messages as there are places, each for so long. */
  async function work(lane: Lane, milliseconds: number): Promise<void> {
    const leaves = await Promise.all(Array.from({ length: lane.places }, () => lane.enter()));
    await vi.advanceTimersByTimeAsync(milliseconds);
    for (const leave of leaves) leave();
  }

  it('has fewer places while it takes longer, but never less than a quarter, and more again when it is quick', async () => {
    const lane = paced();
    await work(lane, 900);
    expect(lane.places).toBe(6);
    for (let turn = 0; turn < 10; turn++) await work(lane, 900);
    expect(lane.places).toBe(2);
    for (let turn = 0; turn < 40; turn++) await work(lane, 20);
    expect(lane.places).toBe(8);
  });

  it('lets nobody wait who would wait longer than the work may take', async () => {
    const lane = paced();
    await work(lane, 400);
    for (let place = 0; place < lane.places; place++) await lane.enter();
    // 400 ms in eight places: a turn every 50 ms
    for (let turn = 1; turn <= 10; turn++) {
      expect(lane.isFull, `turn ${turn}`).toBe(false);
      void lane.enter().catch(() => undefined);
    }
    expect(lane.isFull).toBe(true);
    await expect(lane.enter()).rejects.toBeInstanceOf(Overloaded);
  });

  it('counts what messages waited before anybody saw them', async () => {
    let delay = 0;
    const lane = paced(() => delay);
    for (let place = 0; place < lane.places; place++) await lane.enter();
    for (let turn = 0; turn < 8; turn++) void lane.enter().catch(() => undefined);
    expect(lane.isFull).toBe(false);
    delay = 600;
    expect(lane.isFull).toBe(true);
  });

  it('lets as many wait as there are places, however slow the work is', async () => {
    const lane = paced();
    await work(lane, 4_000);
    for (let place = 0; place < lane.places; place++) await lane.enter();
    for (let turn = 0; turn < 8; turn++) {
      expect(lane.isFull, `turn ${turn}`).toBe(false);
      void lane.enter().catch(() => undefined);
    }
    expect(lane.waiting).toBe(8);
  });

  it('learns nothing from unusual work', async () => {
    const lane = paced();
    const leave = await lane.enter();
    await vi.advanceTimersByTimeAsync(60_000);
    leave(true);
    expect(lane.places).toBe(8);
  });

  it('lets several in when places come back', async () => {
    const lane = new Lane('heavy', { places: 2, waiting: 2, patience: 5_000 });
    const leaves = [await lane.enter(), await lane.enter()];
    const waiting = [lane.enter(), lane.enter()];
    for (const leave of leaves) leave();
    await Promise.all(waiting);
    expect(lane).toMatchObject({ atWork: 2, waiting: 0 });
  });
});
