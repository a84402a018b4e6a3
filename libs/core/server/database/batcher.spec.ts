import { describe, expect, it } from 'vitest';
import { Batcher, lookUp } from './batcher.js';
import { QueryError } from './database-error.js';

/** Work that notes its batches and goes on when it is told to. */
function heldWork() {
  const batches: (readonly number[])[] = [];
  const open: (() => void)[] = [];
  const together = async (items: readonly number[]): Promise<readonly number[]> => {
    batches.push(items);
    await new Promise<void>((go) => open.push(go));
    return items.map((item) => item * 10);
  };
  const begun = async (count: number): Promise<void> => {
    while (batches.length < count) await new Promise((next) => setImmediate(next));
  };
  return { batches, together, begun, finish: () => open.shift()?.() };
}

describe('work that is gathered', () => {
  it('is done for a lone one without waiting for company', async () => {
    const batcher = new Batcher<number, number>({
      together: async (items) => items.map((item) => item + 1),
    });
    expect(await batcher.do(1)).toBe(2);
  });

  it('is done together for those that come at once, and each gets its own result', async () => {
    const { batches, together, begun, finish } = heldWork();
    const batcher = new Batcher<number, number>({ together });
    const results = Promise.all([1, 2, 3].map((item) => batcher.do(item)));
    await begun(1);
    finish();
    expect(await results).toEqual([10, 20, 30]);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('goes with the next batch for those that come while one is at work', async () => {
    const { batches, together, begun, finish } = heldWork();
    const batcher = new Batcher<number, number>({ together });
    const first = batcher.do(1);
    await begun(1);
    const later = Promise.all([batcher.do(2), batcher.do(3)]);
    finish();
    expect(await first).toBe(10);
    await begun(2);
    finish();
    expect(await later).toEqual([20, 30]);
    expect(batches).toEqual([[1], [2, 3]]);
  });

  it('is cut into batches of bounded size', async () => {
    const sizes: number[] = [];
    const batcher = new Batcher<number, number>({
      most: 2,
      together: async (items) => {
        sizes.push(items.length);
        return items;
      },
    });
    await Promise.all([1, 2, 3, 4, 5].map((item) => batcher.do(item)));
    expect(sizes).toEqual([2, 2, 1]);
  });

  it('fails for all of a batch, and not for those that come after it', async () => {
    let broken = true;
    const batcher = new Batcher<number, number>({
      together: async (items) => {
        if (broken) throw new Error('broken');
        return items;
      },
    });
    const outcomes = await Promise.allSettled([batcher.do(1), batcher.do(2)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    broken = false;
    expect(await batcher.do(3)).toBe(3);
  });
});

describe('work that is done alone after a failure', () => {
  const refusing = (error: Error) => {
    const calls: (readonly number[])[] = [];
    const batcher = new Batcher<number, number>({
      aloneAfterFailure: true,
      together: async (items) => {
        calls.push(items);
        if (items.includes(13)) throw error;
        return items;
      },
    });
    return { calls, batcher };
  };

  it('fails only for the one that cannot be done', async () => {
    const { batcher } = refusing(new QueryError('Data too long', 1406, 'ER_DATA_TOO_LONG', 'UPDATE'));
    const outcomes = await Promise.allSettled([1, 13, 2].map((item) => batcher.do(item)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('is not tried again for each when the database is away', async () => {
    const { batcher, calls } = refusing(new QueryError('gone', 2006, 'PROTOCOL_CONNECTION_LOST', 'UPDATE'));
    const outcomes = await Promise.allSettled([1, 13, 2].map((item) => batcher.do(item)));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(calls).toHaveLength(1);
  });
});

describe('look-ups that are gathered', () => {
  it('ask each key once, and find nothing for a key that is not there', async () => {
    const asked: (readonly string[])[] = [];
    const names = lookUp<string, number>(async (keys) => {
      asked.push(keys);
      return new Map(keys.filter((key) => key !== 'c').map((key) => [key, key.length]));
    });
    expect(await Promise.all([names.do('a'), names.do('bb'), names.do('a'), names.do('c')])).toEqual([
      1,
      2,
      1,
      undefined,
    ]);
    expect(asked).toEqual([['a', 'bb', 'c']]);
  });
});
