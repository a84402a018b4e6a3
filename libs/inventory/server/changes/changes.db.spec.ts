import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from '@ocs/core-contract';
import { Jobs } from '@ocs/core-server';
import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addRow, addSomeRow, type ConsoleServer, startConsoleServer } from '../testing/index.js';
import { ChangesModule } from './changes.module.js';
import { computerTables } from './computer-tables.repository.js';

const ADMIN = {
  permissions: ['computers.read', 'computers.delete', 'computers.archive'],
  tags: null,
} as const;
const READER = { permissions: ['computers.read'], tags: null } as const;
const PARIS = { ...ADMIN, tags: ['PARIS*'] } as const;

let db: TestDatabase;
let server: ConsoleServer;

beforeAll(async () => {
  db = await createTestDatabase();
  // Plug-ins add tables of their own.
  await db.database.run(
    'CREATE TABLE plugin_things (ID int AUTO_INCREMENT PRIMARY KEY, HARDWARE_ID int NOT NULL)',
  );
  server = await startConsoleServer(db.url, [ChangesModule]);
});
afterAll(async () => {
  await server.http.stop(0);
  await db.close();
});
beforeEach(async () => {
  const { database } = db;
  const others = ['download_enable', 'schedule_wol', 'deleted_equiv', 'hardware'];
  for (const table of [...(await computerTables(database)), ...others]) {
    const deletion = `DELETE FROM ${table === 'groups' ? '`groups`' : table}`;
    await database.run(deletion);
  }
  await database.run('TRUNCATE TABLE x_audit');
  await database.run("UPDATE config SET IVALUE = 0 WHERE NAME = 'TRACE_DELETED'");
  for (const [id, name, tag] of [
    [1, 'alpha', 'PARIS-1'],
    [2, 'beta', 'PARIS-2'],
    [3, 'gamma', 'LYON'],
  ] as const) {
    await addRow(database, 'hardware', { ID: id, DEVICEID: `${name}-2024-01-01-00-00-00`, NAME: name });
    await addRow(database, 'accountinfo', { HARDWARE_ID: id, TAG: tag });
  }
  await addRow(database, 'hardware', { ID: 7, DEVICEID: '_SYSTEMGROUP_', NAME: 'Group' });
});

const rows = async (sql: string) => db.database.rows<Record<string, string | number | null>>(sql);
const ids = async () => (await rows('SELECT ID FROM hardware ORDER BY ID')).map(({ ID }) => ID);
const rowsOf = async (computerId: number) => {
  const found: string[] = [];
  for (const table of await computerTables(db.database)) {
    const select = `SELECT 1 FROM \`${table}\` WHERE HARDWARE_ID = ? LIMIT 1`;
    if (await db.database.one(select, [computerId])) found.push(table);
  }
  return found;
};
/** Follows a job to its end. */
const ended = async ({ id }: Job): Promise<Job> => {
  await server.http.app.get(Jobs).ended(id);
  return server.http.app.get(Jobs).find('carol', id);
};

describe('deleting a computer', () => {
  it('takes every row of it, in tables of plug-ins too, and none of others', async () => {
    const tables = (await computerTables(db.database)).filter(
      (table) => !['locks', 'netmap'].includes(table),
    );
    for (const table of tables) {
      if (table === 'accountinfo') continue;
      await addSomeRow(db.database, table, 1);
      await addSomeRow(db.database, table, 2);
    }
    expect(await rowsOf(1)).toEqual(tables);
    const answer = await server.call(ADMIN, 'DELETE', 'computers/1');
    expect(answer).toMatchObject({ status: 204 });
    expect(await rowsOf(1)).toEqual([]);
    expect(await rowsOf(2)).toEqual(tables);
    expect(await ids()).toEqual([2, 3, 7]);
  });

  it('forgets what others saw of it, and keeps what it saw of others', async () => {
    for (const [computer, mac] of [
      [1, '00:11:22:33:44:55'],
      [1, ''],
      [2, '00:11:22:33:44:66'],
    ] as const)
      await addRow(db.database, 'networks', { HARDWARE_ID: computer, MACADDR: mac });
    const seen = (mac: string, by: number) => ({
      MAC: mac,
      IP: '10.0.0.1',
      MASK: '',
      NETID: '10.0.0.0',
      HARDWARE_ID: by,
    });
    await addRow(db.database, 'netmap', seen('00:11:22:33:44:55', 2));
    await addRow(db.database, 'netmap', seen('00:11:22:33:44:66', 1));
    await addRow(db.database, 'netmap', seen('', 2));
    await server.call(ADMIN, 'DELETE', 'computers/1');
    expect(await rows('SELECT MAC, HARDWARE_ID FROM netmap ORDER BY MAC')).toEqual([
      { MAC: '', HARDWARE_ID: 2 },
      { MAC: '00:11:22:33:44:66', HARDWARE_ID: null },
    ]);
  });

  it('takes the activations it served with their assignments, and its planned wake-ups', async () => {
    const activation = { FILEID: '1700000001', INFO_LOC: 'i', PACK_LOC: 'p' };
    const served = await addRow(db.database, 'download_enable', { ...activation, SERVER_ID: 1 });
    const other = await addRow(db.database, 'download_enable', activation);
    for (const [name, value] of [
      ['DOWNLOAD', served],
      ['DOWNLOAD_FORCE', served],
      ['DOWNLOAD', other],
      ['FREQUENCY', served],
    ] as const)
      await addRow(db.database, 'devices', { HARDWARE_ID: 2, NAME: name, IVALUE: value });
    for (const machines of ['1', '3,1,2', '11,2'])
      await addRow(db.database, 'schedule_wol', { MACHINE_ID: machines, WOL_DATE: '2030-01-01 00:00:00' });
    await server.call(ADMIN, 'DELETE', 'computers/1');
    expect(await rows('SELECT ID FROM download_enable')).toEqual([{ ID: other }]);
    expect(await rows('SELECT NAME, IVALUE FROM devices ORDER BY ID')).toEqual([
      { NAME: 'DOWNLOAD', IVALUE: other },
      { NAME: 'FREQUENCY', IVALUE: served },
    ]);
    expect(await rows('SELECT MACHINE_ID FROM schedule_wol ORDER BY ID')).toEqual([
      { MACHINE_ID: '3,2' },
      { MACHINE_ID: '11,2' },
    ]);
  });

  it.each([
    [1, [{ DELETED: '1', EQUIVALENT: null }]],
    [0, []],
  ])('with TRACE_DELETED %d tells other products %j', async (traced, expected) => {
    await db.database.run("UPDATE config SET IVALUE = ? WHERE NAME = 'TRACE_DELETED'", [traced]);
    await server.call(ADMIN, 'DELETE', 'computers/1');
    expect(await rows('SELECT DELETED, EQUIVALENT FROM deleted_equiv')).toEqual(expected);
  });

  it('is audited with name, device id and TAG', async () => {
    await server.call(ADMIN, 'DELETE', 'computers/1');
    const [entry] = await rows('SELECT * FROM x_audit');
    expect(entry).toMatchObject({
      ACTION: 'computer.deleted',
      LOGIN: 'carol',
      TARGET_ID: '1',
      TARGET_NAME: 'alpha',
    });
    expect(JSON.parse(String(entry?.CHANGES))).toEqual([
      { field: 'DEVICEID', from: 'alpha-2024-01-01-00-00-00', to: null },
      { field: 'TAG', from: 'PARIS-1', to: null },
    ]);
  });

  it.each([
    ['a group', 'computers/7'],
    ['an unknown one', 'computers/99'],
    ['no number', 'computers/1%20OR%201'],
  ])('refuses %s', async (_what, path) => {
    expect(await server.call(ADMIN, 'DELETE', path)).toMatchObject({
      status: 404,
      body: { code: 'computer.not-found' },
    });
    expect(await ids()).toEqual([1, 2, 3, 7]);
  });

  it('keeps to the perimeter and to the right', async () => {
    expect((await server.call(PARIS, 'DELETE', 'computers/3')).status).toBe(404);
    expect((await server.call(READER, 'DELETE', 'computers/1')).status).toBe(403);
    expect(await ids()).toEqual([1, 2, 3, 7]);
    expect((await server.call(PARIS, 'DELETE', 'computers/1')).status).toBe(204);
  });

  it('leaves a computer whole that is being written or held by another program', async () => {
    const busy = await db.database.transaction(async (tx) => {
      await tx.one('SELECT ID FROM hardware WHERE ID = 1 FOR UPDATE');
      return server.call(ADMIN, 'DELETE', 'computers/1');
    });
    expect(busy).toMatchObject({ status: 409, body: { code: 'computer.locked' } });
    await addRow(db.database, 'locks', { HARDWARE_ID: 1, ID: 99 });
    expect((await server.call(ADMIN, 'DELETE', 'computers/1')).status).toBe(409);
    expect(await rowsOf(1)).toEqual(['accountinfo', 'locks']);
    expect(await rows('SELECT 1 FROM x_audit')).toEqual([]);
  });
});

describe('archiving a computer', () => {
  const archived = async () =>
    (await rows('SELECT ID FROM hardware WHERE ARCHIVE IS NOT NULL ORDER BY ID')).map(({ ID }) => ID);

  it('hides it until it is restored, with one entry of the audit each', async () => {
    for (const path of ['computers/1/archive', 'computers/1/archive'])
      expect((await server.call(ADMIN, 'POST', path)).status).toBe(204);
    expect(await archived()).toEqual([1]);
    for (const path of ['computers/1/restore', 'computers/1/restore'])
      expect((await server.call(ADMIN, 'POST', path)).status).toBe(204);
    expect(await archived()).toEqual([]);
    expect((await rows('SELECT ACTION FROM x_audit ORDER BY ID')).map(({ ACTION }) => ACTION)).toEqual([
      'computer.archived',
      'computer.restored',
    ]);
  });

  it('keeps to the perimeter and to the right', async () => {
    expect((await server.call(PARIS, 'POST', 'computers/3/archive')).status).toBe(404);
    expect((await server.call(READER, 'POST', 'computers/1/archive')).status).toBe(403);
    expect(await archived()).toEqual([]);
  });
});

describe('many computers', () => {
  it('are deleted by a job that tells which it could not delete', async () => {
    await addRow(db.database, 'locks', { HARDWARE_ID: 2, ID: 99 });
    const begun = await server.call<Job>(ADMIN, 'POST', 'computers/delete', {
      selection: { ids: [1, 2, 3] },
    });
    expect(begun).toMatchObject({ status: 202, body: { kind: 'computers.delete', total: 3 } });
    expect(await ended(begun.body)).toMatchObject({
      state: 'done',
      done: 2,
      failed: 1,
      failures: [{ id: '2', name: 'beta', code: 'computer.locked' }],
    });
    expect(await ids()).toEqual([2, 7]);
    expect(await rows('SELECT TARGET_NAME FROM x_audit ORDER BY TARGET_NAME')).toEqual([
      { TARGET_NAME: 'alpha' },
      { TARGET_NAME: 'gamma' },
    ]);
  });

  it('are archived and restored as a list shows them', async () => {
    const list = { state: 'active', filters: ['accountinfo.TAG:like:PARIS*'] };
    const begun = await server.call<Job>(ADMIN, 'POST', 'computers/archive', {
      selection: { list, count: 2 },
    });
    expect(await ended(begun.body)).toMatchObject({ kind: 'computers.archive', done: 2, failed: 0 });
    expect((await rows('SELECT ID FROM hardware WHERE ARCHIVE = 1')).map(({ ID }) => ID)).toEqual([1, 2]);
    const back = { list: { state: 'archived' }, count: 2 };
    const restored = await server.call<Job>(ADMIN, 'POST', 'computers/restore', { selection: back });
    expect(await ended(restored.body)).toMatchObject({ kind: 'computers.restore', done: 2 });
    expect(await rows('SELECT ID FROM hardware WHERE ARCHIVE = 1')).toEqual([]);
  });

  it('are left alone when the list has grown since it was seen', async () => {
    const selection = { list: { state: 'active' }, count: 2 };
    expect(await server.call(ADMIN, 'POST', 'computers/delete', { selection })).toMatchObject({
      status: 409,
      body: { code: 'selection.changed' },
    });
    await sleep(50);
    expect(await ids()).toEqual([1, 2, 3, 7]);
  });

  it('are those of the perimeter, and never groups', async () => {
    const begun = await server.call<Job>(PARIS, 'POST', 'computers/delete', {
      selection: { ids: [1, 3, 7] },
    });
    expect((await ended(begun.body)).done).toBe(1);
    expect(await ids()).toEqual([2, 3, 7]);
    const list = { list: { state: 'all' }, count: 1 };
    const rest = await server.call<Job>(PARIS, 'POST', 'computers/delete', { selection: list });
    expect((await ended(rest.body)).done).toBe(1);
    expect(await ids()).toEqual([3, 7]);
  });

  it.each([
    ['no id', { ids: [] }],
    ['what is no id', { ids: ['1'] }],
    ['too many ids', { ids: Array.from({ length: 1_001 }, (_, at) => at + 1) }],
    ['both ways at once', { ids: [1], list: { state: 'active' }, count: 3 }],
    ['a list without its number', { list: { state: 'active' } }],
    ['computers that are none', { ids: [99] }],
  ])('cannot be named by %s', async (_what, selection) => {
    expect((await server.call(ADMIN, 'POST', 'computers/delete', { selection })).status).toBe(400);
    expect(await ids()).toEqual([1, 2, 3, 7]);
  });

  it.each(['delete', 'archive', 'restore'])('need the right to %s', async (action) => {
    const selection = { ids: [1] };
    expect((await server.call(READER, 'POST', `computers/${action}`, { selection })).status).toBe(403);
  });
});
