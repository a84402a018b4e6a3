import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { ActivityLog } from '@ocs/agent-server';
import { Database, OptionsReader, type OptionValues, Versions } from '@ocs/core-server';
import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { GroupComputation, type ComputationSettings, type GroupOutcome } from './group-computation.js';
import { GroupRequestRunner } from './group-request.runner.js';
import { GroupRevalidation } from './group-revalidation.js';
import { GroupJob } from './group.job.js';
import { GroupRepository } from './group.repository.js';
import { GroupSchedule } from './group-schedule.js';
import { GroupsFixture, options } from './testing/groups-fixture.js';

let db: TestDatabase;
let fixture: GroupsFixture;
let computer: number;

beforeAll(async () => {
  Logger.overrideLogger(false);
  db = await createTestDatabase();
  fixture = new GroupsFixture(db.database);
});

afterAll(() => db.close());

beforeEach(async () => {
  await fixture.clear();
  computer = await fixture.computer('pc042');
});

const ALL = 'SELECT ID FROM hardware';
const schedule = () => new GroupSchedule(db.database, new Versions(db.database));
const UNTIL_DONE = { aheadSeconds: 0, enough: () => false };

/** Options as a test wants them, however the database has them. */
class FixedOptions extends OptionsReader {
  constructor(private readonly values: OptionValues = options()) {
    super(db.database, new Versions(db.database));
  }
  override async current(): Promise<OptionValues> {
    return this.values;
  }
}

function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** A computation that stops at each group until it is told to go on. */
class HeldComputation extends GroupComputation {
  readonly begun: number[] = [];
  private readonly gate = gate();
  private readonly first = gate();
  readonly firstBegun = this.first.opened;

  constructor() {
    super(db.database, new GroupRepository(db.database), new GroupRequestRunner(db.database));
  }

  release(): void {
    this.gate.open();
  }

  override async compute(group: number, settings: ComputationSettings): Promise<GroupOutcome> {
    this.begun.push(group);
    this.first.open();
    await this.gate.opened;
    return super.compute(group, settings);
  }
}

const computation = (): GroupComputation =>
  new GroupComputation(db.database, new GroupRepository(db.database), new GroupRequestRunner(db.database));
const revalidation = (by: GroupComputation = computation()): GroupRevalidation =>
  new GroupRevalidation(schedule(), by, new ActivityLog());
const job = (by?: GroupComputation, values?: OptionValues, database: Database = db.database): GroupJob =>
  new GroupJob(database, new FixedOptions(values), revalidation(by));

describe('a revalidation', () => {
  it('computes the groups that have expired, the longest expired first', async () => {
    const order: number[] = [];
    class Noting extends GroupComputation {
      constructor() {
        super(db.database, new GroupRepository(db.database), new GroupRequestRunner(db.database));
      }
      override async compute(group: number, settings: ComputationSettings): Promise<GroupOutcome> {
        order.push(group);
        return super.compute(group, settings);
      }
    }
    const newer = await fixture.group({ request: ALL, computedAgo: 700 });
    await fixture.group({ request: ALL, computedAgo: 300 });
    const older = await fixture.group({ request: ALL, computedAgo: 90_000 });
    await revalidation(new Noting()).run(options(), UNTIL_DONE);
    expect(order).toEqual([older, newer]);
  });

  it('leaves the rest for another time when it is enough', async () => {
    const groups = [
      await fixture.group({ request: ALL, computedAgo: 90_000 }),
      await fixture.group({ request: ALL, computedAgo: 80_000 }),
    ];
    let asked = 0;
    await revalidation().run(options(), { aheadSeconds: 0, enough: () => ++asked > 1 });
    expect(await Promise.all(groups.map((group) => fixture.rows(group)))).toEqual([[[computer, 0]], []]);
  });

  it('goes on after a group that cannot be written', async () => {
    const broken = await fixture.group({ request: ALL, computedAgo: 90_000 });
    const sound = await fixture.group({ request: ALL, computedAgo: 80_000 });
    class Failing extends GroupRepository {
      override async store(...[group, ...more]: Parameters<GroupRepository['store']>) {
        if (group === broken) throw new Error('out of order');
        return super.store(group, ...more);
      }
    }
    const failing = new GroupComputation(
      db.database,
      new Failing(db.database),
      new GroupRequestRunner(db.database),
    );
    await revalidation(failing).run(options(), UNTIL_DONE);
    expect(await fixture.rows(broken)).toEqual([]);
    expect(await fixture.rows(sound)).toEqual([[computer, 0]]);
  });

  it('is told in the activity log in the words of the original', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'groups-'));
    const logged = options({ LOGLEVEL: 1, LOGPATH: folder });
    const activity = new ActivityLog();
    try {
      const sound = await fixture.group({ request: ALL, computedAgo: 90_000 });
      const broken = await fixture.group({ request: 'SELECT nonsense FROM nowhere', computedAgo: 80_000 });
      const one = new GroupRevalidation(schedule(), computation(), activity);
      await one.run(logged, UNTIL_DONE);
      await db.database.run('UPDATE `groups` SET REVALIDATE_FROM = 0 WHERE HARDWARE_ID = ?', [sound]);
      await db.database.withLock(`group ${sound}`, 0, () => one.run(logged, UNTIL_DONE));
      const lines = await vi.waitFor(() => {
        const written = readFileSync(join(folder, 'activity.log'), 'utf8').trimEnd().split('\n');
        expect(written).toHaveLength(5);
        return written;
      });
      expect(lines.map((line) => line.split(';').slice(2).join(';'))).toEqual([
        `306;NA;??;;groups;cache_out-of-date(${sound})`,
        `307;NA;??;;groups;revalidate_cache(${sound}(1))`,
        `306;NA;??;;groups;cache_out-of-date(${broken})`,
        `520;NA;??;;groups;bad_request(${broken})`,
        `306;NA;??;;groups;cache_in_process(${sound})`,
      ]);
    } finally {
      activity.onApplicationShutdown();
      rmSync(folder, { recursive: true });
    }
  });

  it('is done once at a time in a process', async () => {
    await fixture.group({ request: ALL });
    const held = new HeldComputation();
    const shared = revalidation(held);
    const first = shared.run(options(), UNTIL_DONE);
    await held.firstBegun;
    await shared.run(options(), UNTIL_DONE);
    expect(held.begun).toHaveLength(1);
    held.release();
    await first;
    await fixture.group({ request: ALL });
    await shared.run(options(), UNTIL_DONE);
    expect(held.begun).toHaveLength(2);
  });
});

describe('the job', () => {
  it('computes groups before they expire', async () => {
    const soon = await fixture.group({ request: ALL, computedAgo: 550 });
    const later = await fixture.group({ request: ALL, computedAgo: 300 });
    await job().run();
    expect(await fixture.rows(soon)).toEqual([[computer, 0]]);
    expect(await fixture.rows(later)).toEqual([]);
  });

  it.each([
    ['groups are off', { ENABLE_GROUPS: 0 }],
    ['groups are never computed anew', { GROUPS_CACHE_REVALIDATE: 0 }],
  ])('does nothing where %s', async (_what, values) => {
    const group = await fixture.group({ request: ALL });
    await job(undefined, options(values)).run();
    expect(await fixture.rows(group)).toEqual([]);
  });

  it('is done by one process at a time', async () => {
    const group = await fixture.group({ request: ALL });
    const held = new HeldComputation();
    const atWork = job(held).run();
    await held.firstBegun;
    await job().run();
    expect(await fixture.rows(group)).toEqual([]);
    held.release();
    await atWork;
    expect(await fixture.rows(group)).toEqual([[computer, 0]]);
  });

  it('has one round at a time in a process', async () => {
    const group = await fixture.group({ request: ALL });
    const held = new HeldComputation();
    const one = job(held);
    const rounds = [one.run(), one.run()];
    await held.firstBegun;
    held.release();
    await Promise.all(rounds);
    expect(held.begun).toEqual([group]);
  });

  it('survives a round that fails', async () => {
    const group = await fixture.group({ request: ALL });
    let failures = 1;
    class Unreadable extends FixedOptions {
      override async current(): Promise<OptionValues> {
        if (failures-- > 0) throw new Error('no options today');
        return super.current();
      }
    }
    const one = new GroupJob(db.database, new Unreadable(), revalidation());
    await expect(one.run()).resolves.toBeUndefined();
    expect(await fixture.rows(group)).toEqual([]);
    await one.run();
    expect(await fixture.rows(group)).toEqual([[computer, 0]]);
  });

  it('begins with the server, goes on every minute and ends with it', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const one = job();
      const rounds = vi.spyOn(one, 'run');
      one.onApplicationBootstrap();
      one.onApplicationBootstrap();
      expect(vi.getTimerCount()).toBe(1);
      const begun = rounds.mock.calls.length;
      vi.advanceTimersByTime(60_000);
      expect(rounds.mock.calls.length).toBe(begun + 1);
      await one.beforeApplicationShutdown();
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('finishes the group at hand when the server stops, and leaves the others', async () => {
    const first = await fixture.group({ request: ALL, computedAgo: 90_000 });
    const second = await fixture.group({ request: ALL, computedAgo: 80_000 });
    const held = new HeldComputation();
    const one = job(held);
    const round = one.run();
    await held.firstBegun;
    const stopped = one.beforeApplicationShutdown();
    held.release();
    await stopped;
    await round;
    expect(await fixture.rows(first)).toEqual([[computer, 0]]);
    expect(await fixture.rows(second)).toEqual([]);
  });
});
