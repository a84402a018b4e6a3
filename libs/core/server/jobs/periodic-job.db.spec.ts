import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '../database/index.js';
import { createTestDatabase, type TestDatabase } from '../testing/index.js';
import { PeriodicJob } from './periodic-job.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

let errors: unknown[];
beforeEach(() => {
  errors = [];
  vi.spyOn(Logger.prototype, 'error').mockImplementation((message: unknown) => void errors.push(message));
  vi.spyOn(Logger.prototype, 'debug').mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

/** Counts its rounds; each waits until it is let go. */
class Counting extends PeriodicJob {
  rounds = 0;
  asked = 0;
  due = (): boolean => true;
  toDo = async (): Promise<void> => undefined;

  constructor(database: Database, atStart = false) {
    super(database, {
      name: 'counting',
      lock: 'counting',
      everyMs: 60_000,
      atStart,
      failure: 'counting failed',
    });
  }

  protected override async isDue(): Promise<boolean> {
    this.asked++;
    return this.due();
  }

  protected async work(): Promise<void> {
    this.rounds++;
    await this.toDo();
  }

  isStopping(): boolean {
    return this.stopping;
  }
}

function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

/** A job that is in the middle of its round until it is let go. */
async function atWork() {
  const job = new Counting(db.database);
  const begun = gate();
  const done = gate();
  job.toDo = async () => {
    begun.open();
    await done.opened;
  };
  const round = job.run();
  await begun.opened;
  return { job, round, release: done.open };
}

describe('a round of a periodic job', () => {
  it('is joined by those who ask for one meanwhile', async () => {
    const { job, round, release } = await atWork();
    expect(job.run()).toBe(round);
    release();
    await round;
    await job.run();
    expect(job.rounds).toBe(2);
  });

  it('is left to the process that is at it, without a word', async () => {
    const { round, release } = await atWork();
    const other = new Counting(db.database);
    await other.run();
    expect(other.rounds).toBe(0);
    release();
    await round;
    await other.run();
    expect(other.rounds).toBe(1);
    expect(errors).toEqual([]);
  });

  it('is not worked when nothing is due, also when another process has just done it', async () => {
    const job = new Counting(db.database);
    job.due = () => false;
    await job.run();
    expect([job.rounds, job.asked]).toEqual([0, 1]);
    job.due = () => job.asked < 3;
    await job.run();
    expect([job.rounds, job.asked]).toEqual([0, 3]);
  });

  it('that fails is told in the log, and the next one tries again', async () => {
    const job = new Counting(db.database);
    job.toDo = () => Promise.reject(new Error('no'));
    await job.run();
    expect(errors).toEqual([{ msg: 'counting failed', err: new Error('no') }]);
    job.toDo = async () => undefined;
    await job.run();
    expect(job.rounds).toBe(2);
    expect(errors).toHaveLength(1);
  });
});

describe('a server with a periodic job', () => {
  it.each([
    ['an interval after its start', false, 0],
    ['also at its start, where the job asks for it', true, 1],
  ])('works a round %s, and ends with the server', async (_, atStart, first) => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const job = new Counting(db.database, atStart);
      const rounds = vi.spyOn(job, 'run');
      job.onApplicationBootstrap();
      expect(rounds).toHaveBeenCalledTimes(first);
      vi.advanceTimersByTime(60_000);
      expect(rounds).toHaveBeenCalledTimes(first + 1);
      await job.beforeApplicationShutdown();
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('waits for the round at hand when it stops, which is told to hurry', async () => {
    const { job, release } = await atWork();
    let stopped = false;
    const stop = job.beforeApplicationShutdown().then(() => (stopped = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect([stopped, job.isStopping()]).toEqual([false, true]);
    release();
    await stop;
    expect(stopped).toBe(true);
  });
});
