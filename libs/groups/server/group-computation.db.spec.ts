import { Logger } from '@nestjs/common';
import { Database, type ReadBounds } from '@ocs/core-server';
import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GroupComputation, type ComputationSettings } from './group-computation.js';
import { GroupRequestRunner } from './group-request.runner.js';
import { GroupRepository } from './group.repository.js';
import { GroupsFixture } from './testing/groups-fixture.js';

let db: TestDatabase;
let fixture: GroupsFixture;
let computation: GroupComputation;

beforeAll(async () => {
  Logger.overrideLogger(false);
  db = await createTestDatabase();
  fixture = new GroupsFixture(db.database);
  computation = computationOf(db.database);
});

afterAll(() => db.close());

const SETTINGS: ComputationSettings = { seconds: 600, aheadSeconds: 0, offsetSeconds: 0 };
const ALL = 'SELECT ID FROM hardware';

const computationOf = (database: Database, runner = new GroupRequestRunner(database)) =>
  new GroupComputation(database, new GroupRepository(database), runner);

let small: number;
let middle: number;
let large: number;

beforeEach(async () => {
  await fixture.clear();
  small = await fixture.computer('small', 512);
  middle = await fixture.computer('middle', 2048);
  large = await fixture.computer('large?', 8192);
});

const membersOf = (...ids: number[]) => ids.map((id) => [id, 0]);

describe('the computed members of a group', () => {
  it('are the computers that its request finds', async () => {
    const group = await fixture.group({ request: 'SELECT ID FROM hardware WHERE MEMORY > 1000' });
    expect(await computation.compute(group, SETTINGS)).toEqual({
      code: 'computed',
      params: { selected: 2, added: 2, removed: 0 },
    });
    expect(await fixture.rows(group)).toEqual(membersOf(middle, large));
  });

  it('follow the inventory from one computation to the next', async () => {
    const group = await fixture.group({ request: 'SELECT ID FROM hardware WHERE MEMORY > 1000' });
    await fixture.put(small, group, 0);
    await fixture.put(middle, group, 0);
    expect((await computation.compute(group, SETTINGS)).params).toEqual({
      selected: 2,
      added: 1,
      removed: 1,
    });
    expect(await fixture.rows(group)).toEqual(membersOf(middle, large));
  });

  it('are found in the first column, each once', async () => {
    const group = await fixture.group({
      request:
        'SELECT h.ID, d.NAME FROM hardware h, hardware d ORDER BY d.NAME LIMIT 100; -- every line; ends so',
    });
    await computation.compute(group, SETTINGS);
    expect(await fixture.rows(group)).toEqual(membersOf(small, middle, large));
  });

  it('are found by a text with a question mark in it', async () => {
    const group = await fixture.group({ request: "SELECT ID FROM hardware WHERE NAME LIKE '%?'" });
    await computation.compute(group, SETTINGS);
    expect(await fixture.rows(group)).toEqual(membersOf(large));
  });

  it('never are groups', async () => {
    const other = await fixture.group();
    const servers = await fixture.group({ servers: true });
    const group = await fixture.group({ request: ALL });
    await fixture.put(other, group, 0);
    await computation.compute(group, SETTINGS);
    expect(await fixture.rows(group)).toEqual(membersOf(small, middle, large));
    expect(servers).toBeGreaterThan(0);
  });

  it('never are computers that do not exist', async () => {
    const group = await fixture.group({ request: 'SELECT 999999 AS ID UNION SELECT NULL UNION SELECT -1' });
    await computation.compute(group, SETTINGS);
    expect(await fixture.rows(group)).toEqual([]);
  });

  it('leave computers alone that were included or excluded by hand', async () => {
    const group = await fixture.group({ request: 'SELECT ID FROM hardware WHERE MEMORY > 1000' });
    await fixture.put(small, group, 1);
    await fixture.put(middle, group, 2);
    await computation.compute(group, SETTINGS);
    expect(await fixture.rows(group)).toEqual([
      [small, 1],
      [middle, 2],
      [large, 0],
    ]);
  });

  it('leave the members of other groups alone', async () => {
    const other = await fixture.group();
    await fixture.put(small, other, 0);
    const group = await fixture.group({ request: 'SELECT ID FROM hardware WHERE MEMORY > 9999' });
    await fixture.put(small, group, 0);
    await computation.compute(group, SETTINGS);
    expect(await fixture.rows(group)).toEqual([]);
    expect(await fixture.rows(other)).toEqual(membersOf(small));
  });

  it('may be many', async () => {
    await db.database.run(
      `INSERT INTO hardware (DEVICEID, NAME, MEMORY)
       SELECT CONCAT('pc', seq, '-2026-01-01-00-00-00'), CONCAT('pc', seq), 1 FROM seq_1_to_12000`,
    );
    const group = await fixture.group({ request: 'SELECT ID FROM hardware WHERE MEMORY = 1' });
    await computation.compute(group, SETTINGS);
    expect(await fixture.rows(group)).toHaveLength(12_000);
    await db.database.run('UPDATE hardware SET MEMORY = 2 WHERE MEMORY = 1 AND ID % 2 = 0');
    await db.database.run('UPDATE `groups` SET REVALIDATE_FROM = 0');
    expect((await computation.compute(group, SETTINGS)).params).toEqual({
      selected: 6000,
      added: 0,
      removed: 6000,
    });
    expect(await fixture.rows(group)).toHaveLength(6_000);
  });
});

describe('a group defined by several requests', () => {
  const xml = (...requests: string[]) =>
    `<xmldef>${requests.map((request) => `<REQUEST>${request}</REQUEST>`).join('')}</xmldef>`;

  it('has the computers that all of them find', async () => {
    const group = await fixture.group({
      xml: xml(
        'SELECT ID FROM hardware WHERE MEMORY > 1000',
        'SELECT distinct ID FROM hardware WHERE MEMORY < 4096',
      ),
    });
    await computation.compute(group, SETTINGS);
    expect(await fixture.rows(group)).toEqual(membersOf(middle));
  });

  it('is not widened by an OR of a later request', async () => {
    const group = await fixture.group({
      xml: xml(
        'SELECT ID FROM hardware WHERE MEMORY > 1000',
        "SELECT ID FROM hardware WHERE NAME = 'small' OR NAME = 'middle'",
      ),
    });
    await computation.compute(group, SETTINGS);
    expect(await fixture.rows(group)).toEqual(membersOf(middle));
  });

  it('is empty when one of them finds nothing', async () => {
    const group = await fixture.group({ xml: xml('SELECT ID FROM hardware WHERE MEMORY > 99999', ALL) });
    await fixture.put(small, group, 0);
    expect((await computation.compute(group, SETTINGS)).code).toBe('computed');
    expect(await fixture.rows(group)).toEqual([]);
  });

  it('keeps its members when one of them fails', async () => {
    const group = await fixture.group({ xml: xml(ALL, 'SELECT nonsense FROM nowhere') });
    await fixture.put(small, group, 0);
    expect((await computation.compute(group, SETTINGS)).code).toBe('request-failed');
    expect(await fixture.rows(group)).toEqual(membersOf(small));
    expect((await fixture.times(group)).computed).toBe(true);
  });

  it('keeps its members when the XML cannot be read', async () => {
    const group = await fixture.group({ xml: '<xmldef><REQUEST>SELECT' });
    await fixture.put(small, group, 0);
    expect((await computation.compute(group, SETTINGS)).code).toBe('request-failed');
    expect(await fixture.rows(group)).toEqual(membersOf(small));
  });
});

describe('a request that fails', () => {
  it.each([
    ['that the database refuses', 'SELECT nonsense FROM nowhere'],
    ['that is no SELECT', 'DELETE FROM hardware'],
    ['of two statements', 'SELECT ID FROM hardware; DELETE FROM hardware'],
  ])('keeps the members and is tried again when the group expires again: one %s', async (_what, request) => {
    const group = await fixture.group({ request });
    await fixture.put(small, group, 0);
    const outcome = await computation.compute(group, SETTINGS);
    expect(outcome).toEqual({
      code: 'request-failed',
      params: { problem: expect.stringMatching(/./) },
    });
    expect(await fixture.rows(group)).toEqual(membersOf(small));
    expect((await fixture.times(group)).computed).toBe(true);
    expect((await computation.compute(group, SETTINGS)).code).toBe('not-due');
  });
});

describe('the bounds of a request', () => {
  const run = (request: string, bounds?: ReadBounds) =>
    new GroupRequestRunner(db.database).intersection([request], bounds);

  it('let it read only, even through a function', async () => {
    await db.database.run(
      `CREATE OR REPLACE FUNCTION forget_computers() RETURNS int MODIFIES SQL DATA
       BEGIN DELETE FROM hardware; RETURN 1; END`,
    );
    await expect(run('SELECT forget_computers() AS ID')).rejects.toMatchObject({ errno: 1792 });
    expect(await run(ALL)).toEqual([small, middle, large]);
  });

  it('end it after some time', async () => {
    await expect(run('SELECT SLEEP(25) AS ID', { seconds: 0.2, rows: 10 })).rejects.toMatchObject({
      errno: 1969,
    });
  });

  it('end it when it finds too much', async () => {
    await expect(run(ALL, { seconds: 30, rows: 2 })).rejects.toMatchObject({ reason: 'too-many-rows' });
    expect(await run(ALL, { seconds: 30, rows: 3 })).toHaveLength(3);
  });
});

describe('the validity of a group', () => {
  it('lasts as long as the option says', async () => {
    const young = await fixture.group({ request: ALL, computedAgo: 300 });
    const old = await fixture.group({ request: ALL, computedAgo: 700 });
    expect((await computation.compute(young, SETTINGS)).code).toBe('not-due');
    expect((await computation.compute(old, SETTINGS)).code).toBe('computed');
    expect(await fixture.rows(young)).toEqual([]);
    expect(await fixture.rows(old)).toHaveLength(3);
  });

  it('is looked ahead for the job', async () => {
    const group = await fixture.group({ request: ALL, computedAgo: 550 });
    expect((await computation.compute(group, SETTINGS)).code).toBe('not-due');
    expect((await computation.compute(group, { ...SETTINGS, aheadSeconds: 120 })).code).toBe('computed');
  });

  it('is spread by a random offset below the option', async () => {
    const offsets = new Set<number>();
    const groups: number[] = [];
    for (let n = 0; n < 12; n++) groups.push(await fixture.group({ request: ALL }));
    for (const group of groups) {
      await computation.compute(group, { ...SETTINGS, offsetSeconds: 43_200 });
      const { offset } = await fixture.times(group);
      expect(offset).toBeGreaterThanOrEqual(0);
      expect(offset).toBeLessThan(43_200);
      offsets.add(offset);
    }
    expect(offsets.size).toBeGreaterThan(1);
  });

  it('is exact without an offset', async () => {
    const group = await fixture.group({ request: ALL });
    await computation.compute(group, SETTINGS);
    expect((await fixture.times(group)).offset).toBe(0);
  });

  it('is renewed for a group whose members are put in by hand only', async () => {
    const group = await fixture.group();
    await fixture.put(small, group, 1);
    await fixture.put(middle, group, 0);
    expect((await computation.compute(group, SETTINGS)).code).toBe('by-hand');
    expect(await fixture.rows(group)).toEqual([
      [small, 1],
      [middle, 0],
    ]);
    expect((await fixture.times(group)).computed).toBe(true);
  });

  it('is found by a key, whatever the number of groups', async () => {
    const plan = await db.database.rows<{ table: string; key: string | null }>(
      'EXPLAIN SELECT HARDWARE_ID FROM `groups` WHERE REVALIDATE_FROM IS NULL OR REVALIDATE_FROM < UNIX_TIMESTAMP() + 0 - 600 ORDER BY REVALIDATE_FROM',
    );
    expect(plan.map(({ key }) => key)).toEqual(['x_REVALIDATE_FROM']);
  });
});

describe('two computations of one group', () => {
  it('are one: who comes second leaves it to the first', async () => {
    const group = await fixture.group({ request: ALL });
    await db.database.withLock(`group ${group}`, 0, async () => {
      expect((await computation.compute(group, SETTINGS)).code).toBe('busy');
    });
    expect(await fixture.rows(group)).toEqual([]);
    expect((await computation.compute(group, SETTINGS)).code).toBe('computed');
  });

  it('at the same moment run its request once', async () => {
    let runs = 0;
    class CountingRunner extends GroupRequestRunner {
      override async intersection(requests: readonly string[]): Promise<readonly number[]> {
        runs++;
        return super.intersection(requests);
      }
    }
    const group = await fixture.group({ request: ALL });
    const outcomes = await Promise.all(
      [1, 2, 3, 4].map(() =>
        computationOf(db.database, new CountingRunner(db.database)).compute(group, SETTINGS),
      ),
    );
    expect(runs).toBe(1);
    expect(outcomes.filter(({ code }) => code === 'computed')).toHaveLength(1);
    expect(await fixture.rows(group)).toHaveLength(3);
  });
});

describe('a group that changes while it is computed', () => {
  /** Does something between the reading of the definition and the writing of the members. */
  const meanwhile = (work: (group: number) => Promise<unknown>, group: number): GroupComputation => {
    class InterruptedRunner extends GroupRequestRunner {
      override async intersection(requests: readonly string[]): Promise<readonly number[]> {
        const ids = await super.intersection(requests);
        await work(group);
        return ids;
      }
    }
    return computationOf(db.database, new InterruptedRunner(db.database));
  };

  it('is left to the next computation when it was defined anew', async () => {
    const group = await fixture.group({ request: ALL });
    const redefine = () =>
      db.database.run('UPDATE `groups` SET REQUEST = ?', ['SELECT ID FROM hardware WHERE MEMORY > 4096']);
    expect((await meanwhile(redefine, group).compute(group, SETTINGS)).code).toBe('not-due');
    expect(await fixture.rows(group)).toEqual([]);
    expect((await computation.compute(group, SETTINGS)).code).toBe('computed');
    expect(await fixture.rows(group)).toEqual(membersOf(large));
  });

  it('gets no members when it was deleted', async () => {
    const group = await fixture.group({ request: ALL });
    const remove = () => db.database.run('DELETE FROM `groups`');
    expect((await meanwhile(remove, group).compute(group, SETTINGS)).code).toBe('not-due');
    expect(await fixture.rows(group)).toEqual([]);
  });

  it('keeps a computer that was excluded', async () => {
    const group = await fixture.group({ request: ALL });
    await meanwhile((id) => fixture.put(small, id, 2), group).compute(group, SETTINGS);
    expect(await fixture.rows(group)).toEqual([
      [small, 2],
      [middle, 0],
      [large, 0],
    ]);
  });
});
