import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import type { ComputerGroup, GroupName } from '@ocs/inventory-contract';
import { addRow, type ConsoleServer, startConsoleServer } from '@ocs/inventory-server/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ComputerGroupsModule } from './computer-groups.module.js';

const ADMIN = { permissions: ['computers.read', 'groups.edit'], tags: null } as const;
const READER = { permissions: ['computers.read'], tags: null } as const;
const LYON = { ...ADMIN, tags: ['LYON'] } as const;

let db: TestDatabase;
let server: ConsoleServer;

beforeAll(async () => {
  db = await createTestDatabase();
  const { database } = db;
  await addRow(database, 'hardware', { ID: 1, DEVICEID: 'alpha-2024-01-01-00-00-00', NAME: 'alpha' });
  await addRow(database, 'accountinfo', { HARDWARE_ID: 1, TAG: 'PARIS' });
  for (const [id, name, request, workgroup] of [
    [7, 'Laptops', 'SELECT ID FROM hardware', null],
    [8, 'Desks', '', 'GROUP_4_ALL'],
    [9, 'Hidden', null, null],
  ] as const) {
    await addRow(database, 'hardware', {
      ID: id,
      DEVICEID: '_SYSTEMGROUP_',
      NAME: name,
      DESCRIPTION: `The ${name}`,
      WORKGROUP: workgroup,
    });
    await addRow(database, 'groups', { HARDWARE_ID: id, REQUEST: request });
  }
  await addRow(database, 'hardware', { ID: 10, DEVICEID: '_DOWNLOADGROUP_', NAME: 'Servers' });
  server = await startConsoleServer(db.url, [ComputerGroupsModule]);
});
afterAll(async () => {
  await server.http.stop(0);
  await db.close();
});
beforeEach(async () => {
  await db.database.run('DELETE FROM groups_cache');
  await db.database.run('UPDATE `groups` SET REVALIDATE_FROM = 1700000000');
  await db.database.run('TRUNCATE TABLE x_audit');
  await addRow(db.database, 'groups_cache', { HARDWARE_ID: 1, GROUP_ID: 7, STATIC: 0 });
});

const list = async (account: object = ADMIN) =>
  (await server.call<{ groups: ComputerGroup[] }>(account as typeof ADMIN, 'GET', 'computers/1/groups')).body
    .groups;
const decide = async (group: number, state: string, previous: string, account: object = ADMIN) =>
  server.call<ComputerGroup>(account as typeof ADMIN, 'PUT', `computers/1/groups/${group}`, {
    state,
    previous,
  });
const rows = async () =>
  db.database.rows('SELECT GROUP_ID, STATIC FROM groups_cache WHERE HARDWARE_ID = 1 ORDER BY GROUP_ID');

describe('the groups of a computer', () => {
  it('are all groups, each with the place of the computer in it', async () => {
    expect(await list()).toEqual([
      { id: 8, name: 'Desks', description: 'The Desks', dynamic: false, state: 'none' },
      { id: 9, name: 'Hidden', description: 'The Hidden', dynamic: false, state: 'none' },
      { id: 7, name: 'Laptops', description: 'The Laptops', dynamic: true, state: 'computed' },
    ]);
  });

  it('are those open to everybody and its own for accounts that may not change them', async () => {
    expect((await list(READER)).map(({ name }) => name)).toEqual(['Desks', 'Laptops']);
  });

  it('can be chosen by name, in lists', async () => {
    const names = async (account: object) =>
      (await server.call<{ groups: GroupName[] }>(account as typeof ADMIN, 'GET', 'groups')).body.groups.map(
        ({ name }) => name,
      );
    expect(await names(ADMIN)).toEqual(['Desks', 'Hidden', 'Laptops']);
    expect(await names(READER)).toEqual(['Desks']);
  });

  it('take it in and keep it out by hand', async () => {
    expect(await decide(8, 'included', 'none')).toMatchObject({
      status: 200,
      body: { id: 8, state: 'included' },
    });
    expect(await decide(7, 'excluded', 'computed')).toMatchObject({ body: { state: 'excluded' } });
    expect(await rows()).toEqual([
      { GROUP_ID: 7, STATIC: 2 },
      { GROUP_ID: 8, STATIC: 1 },
    ]);
    const audited = await db.database.rows<Record<string, string>>('SELECT * FROM x_audit ORDER BY ID');
    expect(audited).toMatchObject([{ ACTION: 'computer.grouped', TARGET_NAME: 'alpha' }, {}]);
    expect(audited.map(({ CHANGES }) => (JSON.parse(CHANGES ?? '') as unknown[])[0])).toEqual([
      { field: 'Desks', from: 'none', to: 'included' },
      { field: 'Laptops', from: 'computed', to: 'excluded' },
    ]);
  });

  it('lose it when it is left to a group that has no definition', async () => {
    await decide(8, 'included', 'none');
    expect(await decide(8, 'computed', 'included')).toMatchObject({ body: { state: 'none' } });
    expect(await rows()).toEqual([{ GROUP_ID: 7, STATIC: 0 }]);
  });

  it('compute it anew when it is left to a definition', async () => {
    await decide(7, 'excluded', 'computed');
    expect(await decide(7, 'computed', 'excluded')).toMatchObject({ body: { state: 'none' } });
    expect(await rows()).toEqual([]);
    expect(
      await db.database.rows('SELECT HARDWARE_ID AS id FROM `groups` WHERE REVALIDATE_FROM = 0'),
    ).toEqual([{ id: 7 }]);
  });

  it('keep a computed member that is left to the definition', async () => {
    expect(await decide(7, 'computed', 'computed')).toMatchObject({ body: { state: 'computed' } });
    expect(await rows()).toEqual([{ GROUP_ID: 7, STATIC: 0 }]);
    expect(await db.database.rows('SELECT 1 FROM x_audit')).toEqual([]);
  });

  it('are not changed over what somebody else did meanwhile', async () => {
    expect(await decide(7, 'included', 'none')).toMatchObject({
      status: 409,
      body: { code: 'group.changed' },
    });
    expect(await rows()).toEqual([{ GROUP_ID: 7, STATIC: 0 }]);
  });

  it.each([
    ['a group of servers', 10],
    ['a computer', 1],
    ['an unknown group', 99],
  ])('are not %s', async (_what, id) => {
    expect(await decide(id, 'included', 'none')).toMatchObject({
      status: 404,
      body: { code: 'group.not-found' },
    });
  });

  it('need the right, and a computer of the perimeter', async () => {
    expect((await decide(8, 'included', 'none', READER)).status).toBe(403);
    expect(await decide(8, 'included', 'none', LYON)).toMatchObject({
      status: 404,
      body: { code: 'computer.not-found' },
    });
    expect((await server.call(LYON, 'GET', 'computers/1/groups')).status).toBe(404);
    expect(await rows()).toHaveLength(1);
  });
});
