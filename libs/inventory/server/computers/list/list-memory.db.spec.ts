import type { Distribution } from '@ocs/inventory-contract';
import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ConsoleServer, startConsoleServer, type TestAccount } from '../../testing/console-server.js';
import { fetching, fillList, filters, idsOf, listing, SITE } from '../../testing/list-fixture.js';
import { ComputersModule } from '../computers.module.js';
import { ComputerLists } from './computer-lists.js';

/** Longest time, in milliseconds, that a list may tell what was so before. */
const REMEMBERED_MS = 3_000;

let db: TestDatabase;
let api: ConsoleServer;

beforeAll(async () => {
  db = await createTestDatabase();
  await fillList(db.database);
  api = await startConsoleServer(db.url, [ComputersModule]);
});

afterAll(async () => {
  await api.http.stop(0);
  await db.close();
});

// Only the clock that the memory reads stands still: database and server go on.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  api.http.app.get(ComputerLists).forget();
});
afterEach(() => {
  vi.useRealTimers();
});

const list = listing(() => api);
const file = fetching(() => api);
const PARIS: TestAccount = { ...SITE, tags: ['PARIS*'] };
const distribution = async (query: string, account: TestAccount) =>
  (await api.call<Distribution>(account, 'GET', `computers/distribution?${query}`)).body;

/** As another process or another product does it: this one is not told. */
async function elsewhere(statement: string, undo: string, then: () => Promise<void>): Promise<void> {
  await db.database.run(statement);
  try {
    await then();
  } finally {
    await db.database.run(undo);
  }
}

describe('what a list remembers', () => {
  const TAG_LEFT = "UPDATE accountinfo SET TAG = 'ROME' WHERE HARDWARE_ID = 1";
  const TAG_BACK = "UPDATE accountinfo SET TAG = 'PARIS-1' WHERE HARDWARE_ID = 1";

  it('never shows a computer that left the perimeter, and counts it for seconds only', async () => {
    expect(idsOf(await list('sort=hardware.ID', PARIS))).toEqual([1, 2]);
    await elsewhere(TAG_LEFT, TAG_BACK, async () => {
      expect(idsOf(await list('sort=hardware.ID', PARIS))).toEqual([2]);
      expect(idsOf(await list(`sort=hardware.ID&${filters(['hardware.NAME:contains:a'])}`, PARIS))).toEqual([
        2,
      ]);
      vi.advanceTimersByTime(REMEMBERED_MS);
      expect(await list('sort=hardware.ID', PARIS)).toMatchObject({
        rows: [{ id: 2 }],
        total: 1,
        counts: { active: 1, archived: 1, all: 2 },
      });
    });
  });

  it.each([
    ['hardware.USERID', '', [['bob', 1]]],
    ['bios.SMODEL', '', [['Latitude', 1]]],
    ['accountinfo.TAG', '', [['Paris-2', 1]]],
    ['bios.SMODEL', filters(['hardware.MEMORY:more:1']), [['Latitude', 1]]],
    ['networks.IPSUBNET', '', [['10.0.0.0', 1]]],
  ])('never tells the %s of a computer that left the perimeter (%s)', async (column, query, expected) => {
    const ask = async () => distribution(`column=${column}&sort=value&${query}`, PARIS);
    expect((await ask()).rows.length).toBe(2);
    await elsewhere(TAG_LEFT, TAG_BACK, async () => {
      expect((await ask()).rows.map(({ value, count }) => [value, count])).toEqual(expected);
    });
  });

  it('is no part of an export, which holds the perimeter of its moment', async () => {
    await list('sort=hardware.ID', PARIS);
    await elsewhere(TAG_LEFT, TAG_BACK, async () => {
      const answer = await file('computers/export?columns=hardware.ID', PARIS);
      expect(answer.headers['x-total-rows']).toBe('1');
      expect(answer.body.trim().split('\r\n').slice(1)).toEqual(['2']);
    });
  });

  it('is no part of what is done to a selection', async () => {
    const lists = api.http.app.get(ComputerLists);
    const viewer = { login: 'carol', ...PARIS };
    const query = { state: 'active', columns: [], filter: ['hardware.NAME:contains:a'] } as const;
    const resolve = async () => lists.resolve(viewer, await lists.columns(), query);
    expect(await lists.total(await resolve())).toBe(2);
    await elsewhere(TAG_LEFT, TAG_BACK, async () => {
      expect(await lists.members(await resolve())).toEqual([2]);
    });
  });

  it('is not what an account saw before its TAGs were changed', async () => {
    expect((await list('', PARIS)).total).toBe(2);
    expect(await list('', { ...PARIS, tags: ['LYON'] })).toMatchObject({ rows: [{ id: 3 }], total: 1 });
    expect(await list('', { ...PARIS, tags: [] })).toMatchObject({ rows: [], total: 0, counts: { all: 0 } });
  });

  it('never shows a computer deleted elsewhere, and counts it for seconds only', async () => {
    const columns = '(ID, DEVICEID, NAME, MEMORY)';
    const add = `INSERT INTO hardware ${columns} VALUES (7, 'eta-2024-01-01-00-00-00', 'eta', 1)`;
    await db.database.run(add);
    const everybody = { ...SITE, tags: null };
    const query = `sort=hardware.ID&${filters(['hardware.MEMORY:less:2000'])}`;
    expect(idsOf(await list(query, everybody))).toEqual([5, 7]);
    await db.database.run('DELETE FROM hardware WHERE ID = 7');
    expect(idsOf(await list(query, everybody))).toEqual([5]);
    vi.advanceTimersByTime(REMEMBERED_MS);
    expect(await list(query, everybody)).toMatchObject({ total: 1, counts: { all: 6 } });
  });

  it('shows within seconds what was added elsewhere, also under a TAG that is new', async () => {
    expect((await list('', PARIS)).total).toBe(2);
    const undo = 'DELETE h, a FROM hardware h JOIN accountinfo a ON a.HARDWARE_ID = h.ID WHERE h.ID = 7';
    await db.database.run("INSERT INTO accountinfo (HARDWARE_ID, TAG) VALUES (7, 'PARIS-7')");
    const add = "INSERT INTO hardware (ID, DEVICEID, NAME) VALUES (7, 'eta-2024-01-01-00-00-00', 'eta')";
    await elsewhere(add, undo, async () => {
      vi.advanceTimersByTime(REMEMBERED_MS);
      expect(await list('sort=-hardware.ID', PARIS)).toMatchObject({ total: 3, rows: [{ id: 7 }, {}, {}] });
    });
  });

  it('shows at once what changed when it is told to forget', async () => {
    const query = `sort=hardware.ID&${filters(['hardware.USERID:equals:zoe'])}`;
    expect((await list(query)).total).toBe(1);
    const change = "UPDATE hardware SET USERID = 'zoe' WHERE ID = 5";
    await elsewhere(change, 'UPDATE hardware SET USERID = NULL WHERE ID = 5', async () => {
      expect((await list(query)).total).toBe(1);
      api.http.app.get(ComputerLists).forget();
      expect(await list(query)).toMatchObject({ total: 2, rows: [{ id: 5 }, { id: 6 }] });
    });
  });
});
