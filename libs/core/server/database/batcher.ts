import { isDatabaseAway } from './database-error.js';

/** How a {@link Batcher} works. */
export interface BatcherSettings<Item, Result> {
  /** Does the work for all items at once. @returns a result for each, in their order */
  together(items: readonly Item[]): Promise<readonly Result[]>;
  /** Items in one batch at most. */
  readonly most?: number;
  /**
   * When a batch of several fails, each of its items is done by itself: one that cannot be done hurts nobody else. Not
   * when the database is away, which would only be found out once more for each.
   */
  readonly aloneAfterFailure?: boolean;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** A lookup asks for some dozen keys in one statement; more would only make the first of them wait. */
const MOST = 64;

/** Milliseconds after which a batch that waits for a lock no longer holds up the next one. */
const PATIENCE = 50;

/**
 * Milliseconds a busy server waits between two batches. A statement costs about as much as ten of its rows: answering
 * a little later is answering many more.
 */
const COMPANY = 4;

/**
 * Gathers what many requests ask of the database at the same time into few statements. Whoever comes while a batch is at
 * work goes with the next one, so batches grow with the load; on an idle server a lone one is served at the next
 * turn of the event loop and waits for nobody. A batch begins after all of its items came, so what it reads is never older
 * than the question.
 */
export class Batcher<Item, Result> {
  private waiting: Waiting<Item, Result>[] = [];
  private scheduled = false;

  constructor(private readonly settings: BatcherSettings<Item, Result>) {}

  /** Does the work for one item, together with others. @throws what the work of its batch threw */
  do(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (this.scheduled) return;
      this.scheduled = true;
      setImmediate(() => void this.work());
    });
  }

  private async work(): Promise<void> {
    const { most = MOST } = this.settings;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, most);
      await ended(this.settle(batch), PATIENCE);
      // Where several came at once more are on their way: one larger batch is cheaper than two small ones.
      if (batch.length > 1 && this.waiting.length < most) await pause(COMPANY);
    }
    this.scheduled = false;
  }

  private async settle(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.settings.together(batch.map(({ item }) => item));
      for (const [at, { resolve }] of batch.entries()) resolve(results[at] as Result);
    } catch (error) {
      if (batch.length === 1 || !this.settings.aloneAfterFailure || isDatabaseAway(error)) {
        for (const { reject } of batch) reject(error);
      } else {
        for (const one of batch) await this.settle([one]);
      }
    }
  }
}

/** Waits for the end of some work that never fails, but not longer than so many milliseconds. */
function ended(work: Promise<void>, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    void work.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** A {@link Batcher} for look-ups: each key is asked once in a batch, and one that was not found is undefined. */
export function lookUp<Key extends string | number, Value>(
  load: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
): Batcher<Key, Value | undefined> {
  return new Batcher({
    together: async (keys) => {
      const found = await load([...new Set(keys)]);
      return keys.map((key) => found.get(key));
    },
  });
}
