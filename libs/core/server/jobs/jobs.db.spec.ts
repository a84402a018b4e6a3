import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { conflict } from '../http/domain-error.js';
import { createTestDatabase, type TestDatabase } from '../testing/index.js';
import type { JobWork } from './job-run.js';
import { JobRepository } from './job.repository.js';
import { Jobs } from './jobs.js';

let db: TestDatabase;
let jobs: Jobs;
/** The same database, as another process of the server. */
let elsewhere: Jobs;

beforeAll(async () => {
  for (const level of ['log', 'error'] as const) {
    vi.spyOn(Logger.prototype, level).mockImplementation(() => undefined);
  }
  db = await createTestDatabase();
});
afterAll(() => db.close());

beforeEach(async () => {
  await db.database.run('DELETE FROM x_job');
  jobs = new Jobs(new JobRepository(db.database));
  elsewhere = new Jobs(new JobRepository(db.database));
});

const ANNA = { login: 'anna', address: '192.0.2.7', token: null };
const TITLE = { en: 'Delete computers', fr: 'Supprimer des ordinateurs' };

const work = (items: readonly number[], each: (item: number) => Promise<void>): JobWork<number> => ({
  kind: 'computers.delete',
  title: TITLE,
  items,
  describe: (item) => ({ id: item, name: `pc${item}` }),
  each,
});

/** Work that waits in its items until it is let go. */
function held(items: readonly number[]) {
  const begun: number[] = [];
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  let first: () => void = () => undefined;
  const firstBegun = new Promise<void>((resolve) => (first = resolve));
  const each = async (item: number): Promise<void> => {
    begun.push(item);
    first();
    await opened;
  };
  return { ...work(items, each), begun, release: open, firstBegun };
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('a job', () => {
  it('is answered at once, works through its items in their order and tells the end', async () => {
    const waiting = held(upTo(5));
    const started = await jobs.start(ANNA, waiting);
    expect(started).toMatchObject({ state: 'running', total: 5, done: 0, title: TITLE, endedAt: null });
    waiting.release();
    await jobs.ended(started.id);
    const ended = await jobs.find('anna', started.id);
    expect(waiting.begun).toEqual([1, 2, 3, 4, 5]);
    expect(ended).toMatchObject({ state: 'done', done: 5, failed: 0, failures: [] });
    expect(ended.endedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it('has two items at work at once, no more', async () => {
    const waiting = held(upTo(6));
    const { id } = await jobs.start(ANNA, waiting);
    await waiting.firstBegun;
    expect(waiting.begun).toEqual([1, 2]);
    waiting.release();
    await jobs.ended(id);
  });

  it('without items is done', async () => {
    const { id } = await jobs.start(
      ANNA,
      work([], async () => undefined),
    );
    await jobs.ended(id);
    expect(await jobs.find('anna', id)).toMatchObject({ state: 'done', total: 0 });
  });

  it('goes on after failures and tells them: its own in their words, mistakes of the program without details', async () => {
    const { id } = await jobs.start(
      ANNA,
      work([1, 2, 3], async (item) => {
        if (item === 1) throw conflict('computer.locked', 'Its agent is at work.');
        if (item === 2) throw new Error('the password of the database is swordfish');
      }),
    );
    await jobs.ended(id);
    expect(Logger.prototype.error).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ job: id, err: new Error('the password of the database is swordfish') }),
    );
    const { state, done, failed, failures } = await jobs.find('anna', id);
    expect({ state, done, failed }).toEqual({ state: 'done', done: 1, failed: 2 });
    expect(failures).toEqual([
      { id: '1', name: 'pc1', code: 'computer.locked', message: 'Its agent is at work.' },
      { id: '2', name: 'pc2', code: 'internal', message: 'Something went wrong on the server' },
    ]);
  });

  it('keeps the reasons of the first hundred failures and counts all', async () => {
    const { id } = await jobs.start(
      ANNA,
      work(upTo(250), async () => {
        throw conflict('computer.locked', 'Its agent is at work.');
      }),
    );
    await jobs.ended(id);
    const { failed, failures } = await jobs.find('anna', id);
    expect(failed).toBe(250);
    expect(failures).toHaveLength(100);
  });

  it('shows its progress to every process while it works', async () => {
    const { release, ...waiting } = held([1, 2, 3]);
    const started = await jobs.start(ANNA, {
      ...waiting,
      each: async (item) => (item === 1 ? undefined : waiting.each(item)),
    });
    await expect
      .poll(async () => elsewhere.find('anna', started.id), { timeout: 10_000 })
      .toMatchObject({ state: 'running', done: 1 });
    release();
    await jobs.ended(started.id);
  });
});

describe('a stop request', () => {
  it('ends the job after the items at hand', async () => {
    const waiting = held(upTo(10));
    const { id } = await jobs.start(ANNA, waiting);
    await waiting.firstBegun;
    await jobs.stop('anna', id);
    waiting.release();
    await jobs.ended(id);
    expect(await jobs.find('anna', id)).toMatchObject({ state: 'stopped', done: 2, total: 10 });
    expect(waiting.begun).toEqual([1, 2]);
  });

  it('reaches the process that does the job from another one', async () => {
    let done = 0;
    const { id } = await jobs.start(
      ANNA,
      work(upTo(100_000), async () => {
        done++;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }),
    );
    await elsewhere.stop('anna', id);
    await jobs.ended(id);
    expect(await jobs.find('anna', id)).toMatchObject({ state: 'stopped', done });
    expect(done).toBeLessThan(100_000);
  });

  it('leaves an ended job as it is', async () => {
    const { id } = await jobs.start(
      ANNA,
      work([1], async () => undefined),
    );
    await jobs.ended(id);
    expect(await jobs.stop('anna', id)).toMatchObject({ state: 'done' });
  });
});

describe('the jobs of others', () => {
  it('are not there', async () => {
    const { id } = await jobs.start(
      ANNA,
      work([1], async () => undefined),
    );
    await jobs.ended(id);
    expect(await jobs.recent('bert')).toEqual([]);
    await expect(jobs.find('bert', id)).rejects.toMatchObject({ status: 404, code: 'job.not-found' });
    await expect(jobs.stop('bert', id)).rejects.toMatchObject({ status: 404, code: 'job.not-found' });
    expect(await jobs.recent('anna')).toHaveLength(1);
  });
});

describe('the list of own jobs', () => {
  it('has the newest first, and none that ended more than a day ago', async () => {
    const ids: number[] = [];
    for (const item of [1, 2, 3]) {
      const { id } = await jobs.start(
        ANNA,
        work([item], async () => undefined),
      );
      await jobs.ended(id);
      ids.push(id);
    }
    await db.database.run('UPDATE x_job SET HEARTBEAT = HEARTBEAT - INTERVAL 25 HOUR WHERE ID = ?', [
      ids[0]!,
    ]);
    expect((await jobs.recent('anna')).map(({ id }) => id)).toEqual([ids[2], ids[1]]);
  });

  it('is forgotten after a month', async () => {
    const { id } = await jobs.start(
      ANNA,
      work([1], async () => undefined),
    );
    await jobs.ended(id);
    await db.database.run('UPDATE x_job SET HEARTBEAT = HEARTBEAT - INTERVAL 31 DAY');
    const next = await jobs.start(
      ANNA,
      work([2], async () => undefined),
    );
    await jobs.ended(next.id);
    await expect(jobs.find('anna', id)).rejects.toMatchObject({ code: 'job.not-found' });
  });
});

describe('the sixth running job of an account', () => {
  it('is refused, also when many are started at once', async () => {
    await db.database.run("INSERT INTO operators (ID) VALUES ('anna')");
    const waiting = held(upTo(2));
    const starts = await Promise.allSettled(upTo(8).map(() => jobs.start(ANNA, waiting)));
    const refused = starts.filter((start) => start.status === 'rejected');
    expect(refused).toHaveLength(3);
    expect(refused[0]!.reason).toMatchObject({ status: 409, code: 'job.too-many' });
    waiting.release();
    await Promise.all((await jobs.recent('anna')).map(({ id }) => jobs.ended(id)));
    const next = await jobs.start(
      ANNA,
      work([1], async () => undefined),
    );
    await jobs.ended(next.id);
  });
});

describe('a job whose process has ended', () => {
  it('reads as interrupted, and does not count as running', async () => {
    for (const item of upTo(5)) {
      await db.database.run(
        `INSERT INTO x_job (LOGIN, KIND, TITLE, STATE, TOTAL, DONE, FAILURES, STARTED, HEARTBEAT)
         VALUES ('anna', 'computers.delete', '{"en":"a","fr":"b"}', 'running', 9, ?, '[]',
           UTC_TIMESTAMP(3) - INTERVAL 5 MINUTE, UTC_TIMESTAMP(3) - INTERVAL 61 SECOND)`,
        [item],
      );
    }
    const [last] = await jobs.recent('anna');
    expect(last).toMatchObject({ state: 'interrupted', done: 5, total: 9 });
    expect(last!.endedAt).not.toBeNull();
    const { id } = await jobs.start(
      ANNA,
      work([1], async () => undefined),
    );
    await jobs.ended(id);
    expect(await jobs.find('anna', id)).toMatchObject({ state: 'done' });
  });

  it('still reads as running in the process that does it, however late its sign of life', async () => {
    const waiting = held([1]);
    const { id } = await jobs.start(ANNA, waiting);
    await db.database.run('UPDATE x_job SET HEARTBEAT = HEARTBEAT - INTERVAL 5 MINUTE');
    expect(await jobs.find('anna', id)).toMatchObject({ state: 'running', endedAt: null });
    expect(await elsewhere.find('anna', id)).toMatchObject({ state: 'interrupted' });
    waiting.release();
    await jobs.ended(id);
  });
});

describe('a server that stops', () => {
  it('finishes the items at hand, marks its jobs interrupted and takes no further ones', async () => {
    const waiting = held(upTo(10));
    const { id } = await jobs.start(ANNA, waiting);
    await waiting.firstBegun;
    const stopped = jobs.beforeApplicationShutdown();
    waiting.release();
    await stopped;
    expect(await elsewhere.find('anna', id)).toMatchObject({ state: 'interrupted', done: 2, total: 10 });
    await expect(jobs.start(ANNA, waiting)).rejects.toMatchObject({ status: 503, code: 'server.stopping' });
  });
});
