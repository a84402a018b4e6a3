import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { BodyMemory } from './body-memory.js';
import { Overloaded } from './overloaded.js';

const of = (...sizes: number[]) => Readable.from(sizes.map((size) => Buffer.alloc(size, 1)));

describe('the memory for bodies', () => {
  it('lets bodies pass unchanged and holds them until they are released', async () => {
    const memory = new BodyMemory(100);
    const body = memory.body();
    expect(await buffer(of(30, 20).pipe(body))).toEqual(Buffer.alloc(50, 1));
    expect(memory.held).toBe(50);
    body.release();
    body.release();
    expect(memory.held).toBe(0);
  });

  it('refuses the piece that does not fit, and forgets the body with its request', async () => {
    const memory = new BodyMemory(100);
    const [first, second] = [memory.body(), memory.body()];
    await buffer(of(60).pipe(first));
    await expect(buffer(of(30, 20).pipe(second))).rejects.toBeInstanceOf(Overloaded);
    expect(memory.held).toBe(90);
    second.release();
    expect(memory.held).toBe(60);
    expect(await buffer(of(40).pipe(memory.body()))).toHaveLength(40);
  });
});
