import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import type { ComputerPackages } from '@ocs/inventory-contract';
import { addRow, type ConsoleServer, startConsoleServer } from '@ocs/inventory-server/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ComputerPackagesModule } from './computer-packages.module.js';

const ADMIN = { permissions: ['computers.read', 'packages.assign'], tags: null } as const;
const READER = { permissions: ['computers.read'], tags: null } as const;
const LYON = { ...ADMIN, tags: ['LYON'] } as const;

let db: TestDatabase;
let server: ConsoleServer;

beforeAll(async () => {
  db = await createTestDatabase();
  const { database } = db;
  for (const [id, name] of [
    [1, 'alpha'],
    [2, 'beta'],
  ] as const)
    await addRow(database, 'hardware', { ID: id, DEVICEID: `${name}-2024-01-01-00-00-00`, NAME: name });
  await addRow(database, 'hardware', { ID: 7, DEVICEID: '_SYSTEMGROUP_', NAME: 'Laptops' });
  await addRow(database, 'accountinfo', { HARDWARE_ID: 1, TAG: 'PARIS' });
  for (const [file, name, deleted] of [
    ['1700000001', 'Editor', 0],
    ['1700000002', 'Browser', 0],
    ['1700000003', 'Old one', 1],
  ] as const)
    await addRow(database, 'download_available', {
      FILEID: file,
      NAME: name,
      PRIORITY: 5,
      FRAGMENTS: 2,
      SIZE: 2048,
      OSNAME: 'WINDOWS',
      DELETED: deleted,
    });
  for (const [id, file] of [
    [11, '1700000001'],
    [12, '1700000002'],
    [13, '1700000003'],
    [14, '1700000001'],
  ] as const)
    await addRow(database, 'download_enable', {
      ID: id,
      FILEID: file,
      INFO_LOC: 'info',
      PACK_LOC: `relay${id}/download`,
    });
  server = await startConsoleServer(db.url, [ComputerPackagesModule]);
});
afterAll(async () => {
  await server.http.stop(0);
  await db.close();
});
beforeEach(async () => {
  for (const table of ['devices', 'groups_cache', 'download_history']) {
    const deletion = `DELETE FROM ${table}`;
    await db.database.run(deletion);
  }
  await db.database.run("DELETE FROM config WHERE NAME = 'ENABLE_GROUPS'");
  await db.database.run('TRUNCATE TABLE x_audit');
});

const list = async () => (await server.call<ComputerPackages>(READER, 'GET', 'computers/1/packages')).body;
const assign = async (activationId: unknown, account: object = ADMIN) =>
  server.call<ComputerPackages>(account as typeof ADMIN, 'POST', 'computers/1/packages', { activationId });
const row = async (name: string, activation: number, text: string | null = null, computer = 1) =>
  addRow(db.database, 'devices', {
    HARDWARE_ID: computer,
    NAME: name,
    IVALUE: activation,
    TVALUE: text,
    COMMENTS: 'then',
  });
const stored = async () =>
  db.database.rows(
    'SELECT HARDWARE_ID, NAME, IVALUE, TVALUE FROM devices ORDER BY HARDWARE_ID, NAME, IVALUE',
  );

describe('the packages of a computer', () => {
  it('are those assigned with their states, and the activated others', async () => {
    const id = await row('DOWNLOAD', 11, 'ERR_BAD_DIGEST');
    await row('DOWNLOAD', 99);
    const { assigned, available } = await list();
    expect(assigned).toEqual([
      {
        assignmentId: id,
        activationId: 11,
        packageId: '1700000001',
        name: 'Editor',
        priority: 5,
        sizeBytes: 2048,
        server: 'relay11/download',
        groupName: null,
        state: 'ERR_BAD_DIGEST',
        since: 'then',
      },
    ]);
    expect(available.map(({ activationId, name }) => [activationId, name])).toEqual([
      [12, 'Browser'],
      [14, 'Editor'],
    ]);
  });

  it('include those of its groups, to read only, while groups count', async () => {
    await row('DOWNLOAD', 12, null, 7);
    const member = async (state: number) => {
      await db.database.run('DELETE FROM groups_cache');
      await addRow(db.database, 'groups_cache', { HARDWARE_ID: 1, GROUP_ID: 7, STATIC: state });
      return (await list()).assigned.map(({ assignmentId, groupName, name }) => [
        assignmentId,
        groupName,
        name,
      ]);
    };
    expect(await member(2)).toEqual([]);
    expect(await member(0)).toEqual([[null, 'Laptops', 'Browser']]);
    expect((await list()).available.map(({ activationId }) => activationId)).toEqual([11, 14]);
    await addRow(db.database, 'config', { NAME: 'ENABLE_GROUPS', IVALUE: 0 });
    expect(await member(1)).toEqual([]);
  });

  it('tell what the agent says it has carried out', async () => {
    for (const id of [1700000001, 1700000003, 1600000000])
      await addRow(db.database, 'download_history', { HARDWARE_ID: 1, PKG_ID: id });
    expect((await list()).history).toEqual([
      { packageId: '1700000003', name: 'Old one' },
      { packageId: '1700000001', name: 'Editor' },
      { packageId: '1600000000', name: null },
    ]);
  });

  it('wait for the next contact once they are assigned', async () => {
    const answer = await assign(12);
    expect(answer).toMatchObject({ status: 201, body: { assigned: [{ activationId: 12, state: null }] } });
    expect(answer.body.assigned[0]?.since).toMatch(/^\w{3} \w{3} .+ \d{4}$/);
    expect(await stored()).toEqual([{ HARDWARE_ID: 1, NAME: 'DOWNLOAD', IVALUE: 12, TVALUE: null }]);
    const [entry] = await db.database.rows<Record<string, string>>('SELECT * FROM x_audit');
    expect(entry).toMatchObject({ ACTION: 'computer.package-assigned', TARGET_NAME: 'alpha' });
    expect(JSON.parse(entry?.CHANGES ?? '')).toEqual([
      { field: 'package', from: null, to: 'Browser (1700000002, relay12/download)' },
    ]);
    expect(await assign(12)).toMatchObject({ status: 409, body: { code: 'package.assigned' } });
    expect(await stored()).toHaveLength(1);
  });

  it.each([
    [13, 404, 'activation.not-found'],
    [99, 404, 'activation.not-found'],
    ['12', 400, 'request.invalid'],
    [-1, 400, 'request.invalid'],
  ])('cannot be assigned as %j', async (activation, status, code) => {
    expect(await assign(activation)).toMatchObject({ status, body: { code } });
    expect(await stored()).toEqual([]);
  });

  it('are taken back with schedule, command and force, and nothing else', async () => {
    const id = await row('DOWNLOAD', 11, 'SUCCESS');
    const companions = ['DOWNLOAD_FORCE', 'DOWNLOAD_SCHEDULE', 'DOWNLOAD_POSTCMD'];
    for (const name of companions) for (const activation of [11, 12]) await row(name, activation, '1');
    await row('DOWNLOAD', 12);
    await row('FREQUENCY', 11);
    const ofOther = await row('DOWNLOAD', 11, null, 2);
    expect((await server.call(ADMIN, 'DELETE', `computers/1/packages/${id}`)).status).toBe(204);
    expect(await stored()).toMatchObject([
      { HARDWARE_ID: 1, NAME: 'DOWNLOAD', IVALUE: 12 },
      { NAME: 'DOWNLOAD_FORCE', IVALUE: 12 },
      { NAME: 'DOWNLOAD_POSTCMD', IVALUE: 12 },
      { NAME: 'DOWNLOAD_SCHEDULE', IVALUE: 12 },
      { NAME: 'FREQUENCY', IVALUE: 11 },
      { HARDWARE_ID: 2, NAME: 'DOWNLOAD', IVALUE: 11 },
    ]);
    for (const other of [id, ofOther, 'x']) {
      expect(await server.call(ADMIN, 'DELETE', `computers/1/packages/${other}`)).toMatchObject({
        status: 404,
        body: { code: 'assignment.not-found' },
      });
    }
    expect(await db.database.rows('SELECT ACTION FROM x_audit')).toEqual([
      { ACTION: 'computer.package-unassigned' },
    ]);
  });

  it('need the right, and a computer of the perimeter', async () => {
    const id = await row('DOWNLOAD', 11);
    expect((await assign(12, READER)).status).toBe(403);
    expect((await server.call(READER, 'DELETE', `computers/1/packages/${id}`)).status).toBe(403);
    expect((await assign(12, LYON)).status).toBe(404);
    expect((await server.call(LYON, 'GET', 'computers/1/packages')).status).toBe(404);
    expect((await server.call(LYON, 'DELETE', `computers/1/packages/${id}`)).status).toBe(404);
    expect(await stored()).toHaveLength(1);
  });
});
