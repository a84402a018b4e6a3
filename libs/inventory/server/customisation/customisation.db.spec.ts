import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import type { ComputerDiscovery, ComputerOption, ComputerOptions } from '@ocs/inventory-contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ChangesModule } from '../changes/changes.module.js';
import { OPTION_RULES } from '../overrides/option-rules.js';
import { addRow, type ConsoleServer, startConsoleServer } from '../testing/index.js';

const ADMIN = { permissions: ['computers.read', 'computers.customize'], tags: null } as const;
const READER = { permissions: ['computers.read'], tags: null } as const;
const LYON = { ...ADMIN, tags: ['LYON'] } as const;

let db: TestDatabase;
let server: ConsoleServer;

beforeAll(async () => {
  db = await createTestDatabase();
  const { database } = db;
  await addRow(database, 'hardware', { ID: 1, DEVICEID: 'alpha-2024-01-01-00-00-00', NAME: 'alpha' });
  await addRow(database, 'hardware', { ID: 7, DEVICEID: '_SYSTEMGROUP_', NAME: 'Laptops' });
  await addRow(database, 'hardware', { ID: 8, DEVICEID: '_SYSTEMGROUP_', NAME: 'Desks' });
  await addRow(database, 'hardware', { ID: 9, DEVICEID: '_SYSTEMGROUP_', NAME: 'Excluded' });
  await addRow(database, 'accountinfo', { HARDWARE_ID: 1, TAG: 'PARIS' });
  for (const [group, state] of [
    [7, 0],
    [8, 1],
    [9, 2],
  ] as const)
    await addRow(database, 'groups_cache', { HARDWARE_ID: 1, GROUP_ID: group, STATIC: state });
  for (const subnet of ['10.0.9.0', '10.0.10.0', '10.0.9.0', ''])
    await addRow(database, 'networks', { HARDWARE_ID: 1, IPSUBNET: subnet });
  await addRow(database, 'subnet', { NETID: '10.0.9.0', NAME: 'Office' });
  server = await startConsoleServer(db.url, [ChangesModule]);
});
afterAll(async () => {
  await server.http.stop(0);
  await db.close();
});
beforeEach(async () => {
  await db.database.run('DELETE FROM devices');
  await db.database.run("UPDATE config SET IVALUE = 24 WHERE NAME = 'PROLOG_FREQ'");
  await db.database.run('TRUNCATE TABLE x_audit');
});

const options = async () => (await server.call<ComputerOptions>(READER, 'GET', 'computers/1/options')).body;
const optionOf = async (key: string) => (await options()).options.find((entry) => entry.key === key)!;
const set = async (key: string, value: unknown, previous: unknown, account = ADMIN) =>
  server.call<ComputerOption>(account, 'PUT', `computers/1/options/${key}`, { value, previous });
const own = async () =>
  db.database.rows('SELECT NAME, IVALUE, TVALUE FROM devices WHERE HARDWARE_ID = 1 ORDER BY NAME');
const audited = async () =>
  db.database.rows<{ ACTION: string; CHANGES: string }>('SELECT ACTION, CHANGES FROM x_audit ORDER BY ID');

describe('options of a computer', () => {
  it('are all there with the value of the server', async () => {
    const answer = await options();
    expect(answer.options.map(({ key }) => key)).toEqual(Object.keys(OPTION_RULES));
    expect(answer.options.find(({ key }) => key === 'PROLOG_FREQ')).toEqual({
      key: 'PROLOG_FREQ',
      value: 24,
      origin: 'global',
      own: null,
      otherwise: null,
      candidates: [
        { from: 'global', groupId: null, groupName: null, value: 24, decides: true },
        { from: 'computer', groupId: null, groupName: null, value: null, decides: false },
        { from: 'group', groupId: 8, groupName: 'Desks', value: null, decides: false },
        { from: 'group', groupId: 7, groupName: 'Laptops', value: null, decides: false },
      ],
      reasons: [{ en: 'General value of the server: 24.', fr: 'Valeur générale du serveur : 24.' }],
    });
  });

  it('tell the group that decides by its name, and why the others do not', async () => {
    await addRow(db.database, 'devices', { HARDWARE_ID: 7, NAME: 'PROLOG_FREQ', IVALUE: 6 });
    await addRow(db.database, 'devices', { HARDWARE_ID: 8, NAME: 'PROLOG_FREQ', IVALUE: 8 });
    await addRow(db.database, 'devices', { HARDWARE_ID: 9, NAME: 'PROLOG_FREQ', IVALUE: 1 });
    const option = await optionOf('PROLOG_FREQ');
    expect(option).toMatchObject({ value: 6, origin: 'group', own: null });
    expect(option.candidates.map(({ groupName, value, decides }) => [groupName, value, decides])).toEqual([
      ['Laptops', 6, true],
      [null, null, false],
      ['Desks', 8, false],
      [null, 24, false],
    ]);
    expect(option.reasons.map(({ en }) => en)).toEqual([
      'Set by the group Laptops: 6.',
      'The value of the group Desks, 8, counts less.',
    ]);
  });

  it('tell what would hold without the own value', async () => {
    await addRow(db.database, 'devices', { HARDWARE_ID: 7, NAME: 'PROLOG_FREQ', IVALUE: 6 });
    await set('PROLOG_FREQ', 3, null);
    expect(await optionOf('PROLOG_FREQ')).toMatchObject({
      value: 3,
      origin: 'computer',
      own: 3,
      otherwise: { from: 'group', groupId: 7, groupName: 'Laptops', value: 6 },
    });
  });

  it('say who set the own value, and no longer when it is gone', async () => {
    await set('PROLOG_FREQ', 3, null);
    await set('DOWNLOAD', 0, null);
    const { setBy } = await options();
    expect(setBy.map(({ key }) => key).sort()).toEqual(['DOWNLOAD', 'PROLOG_FREQ']);
    expect(setBy[0]).toMatchObject({ login: expect.any(String), at: expect.stringMatching(/^\d{4}-.*Z$/) });
    await server.call(ADMIN, 'DELETE', 'computers/1/options/PROLOG_FREQ?previous=3');
    expect((await options()).setBy.map(({ key }) => key)).toEqual(['DOWNLOAD']);
  });

  it.each([
    ['PROLOG_FREQ', 5, { NAME: 'PROLOG_FREQ', IVALUE: 5, TVALUE: null }],
    ['FREQUENCY', 0, { NAME: 'FREQUENCY', IVALUE: 0, TVALUE: null }],
    ['FREQUENCY', -1, { NAME: 'FREQUENCY', IVALUE: -1, TVALUE: null }],
    ['INVENTORY_ON_STARTUP', 0, { NAME: 'INVENTORY_ON_STARTUP', IVALUE: 0, TVALUE: null }],
    ['DOWNLOAD', 0, { NAME: 'DOWNLOAD_SWITCH', IVALUE: 0, TVALUE: null }],
    ['SNMP', 0, { NAME: 'SNMP_SWITCH', IVALUE: 0, TVALUE: null }],
    ['SCAN_TYPE_SNMP', 'NMAP', { NAME: 'SCAN_TYPE_SNMP', IVALUE: 2, TVALUE: 'NMAP' }],
    ['SCAN_ARP_BANDWIDTH', 512, { NAME: 'SCAN_ARP_BANDWIDTH', IVALUE: 2, TVALUE: '512' }],
  ])('keep %s %j as agents read it', async (key, value, row) => {
    const answer = await set(key, value, null);
    expect(answer).toMatchObject({ status: 200, body: { key, own: value } });
    expect(await own()).toEqual([row]);
    expect(await audited()).toEqual([
      {
        ACTION: 'computer.customised',
        CHANGES: JSON.stringify([{ field: key, from: null, to: String(value) }]),
      },
    ]);
  });

  it('replace all rows of the name, and touch no other', async () => {
    await addRow(db.database, 'devices', { HARDWARE_ID: 1, NAME: 'PROLOG_FREQ', IVALUE: 3 });
    await addRow(db.database, 'devices', { HARDWARE_ID: 1, NAME: 'PROLOG_FREQ', IVALUE: 9 });
    await addRow(db.database, 'devices', { HARDWARE_ID: 1, NAME: 'DOWNLOAD', IVALUE: 4 });
    await addRow(db.database, 'devices', { HARDWARE_ID: 7, NAME: 'PROLOG_FREQ', IVALUE: 6 });
    expect((await set('PROLOG_FREQ', 5, 3)).status).toBe(200);
    expect(await own()).toEqual([
      { NAME: 'DOWNLOAD', IVALUE: 4, TVALUE: null },
      { NAME: 'PROLOG_FREQ', IVALUE: 5, TVALUE: null },
    ]);
    const removed = await server.call<ComputerOption>(
      ADMIN,
      'DELETE',
      'computers/1/options/PROLOG_FREQ?previous=5',
    );
    expect(removed).toMatchObject({ status: 200, body: { own: null, value: 6, otherwise: null } });
    expect(await own()).toEqual([{ NAME: 'DOWNLOAD', IVALUE: 4, TVALUE: null }]);
    expect((await audited())[1]?.CHANGES).toBe(
      JSON.stringify([{ field: 'PROLOG_FREQ', from: '5', to: null }]),
    );
  });

  it('are not written over what somebody else did meanwhile', async () => {
    await set('PROLOG_FREQ', 5, null);
    expect(await set('PROLOG_FREQ', 6, null)).toMatchObject({
      status: 409,
      body: { code: 'option.changed' },
    });
    expect(await set('PROLOG_FREQ', 6, 4)).toMatchObject({ status: 409 });
    expect(await server.call(ADMIN, 'DELETE', 'computers/1/options/PROLOG_FREQ?previous=4')).toMatchObject({
      status: 409,
      body: { code: 'option.changed' },
    });
    expect(await own()).toEqual([{ NAME: 'PROLOG_FREQ', IVALUE: 5, TVALUE: null }]);
  });

  it.each([
    ['PROLOG_FREQ', 0, 'option.too-small'],
    ['PROLOG_FREQ', 10_000, 'option.too-large'],
    ['PROLOG_FREQ', 1.5, 'option.not-a-number'],
    ['PROLOG_FREQ', '5', 'option.not-a-number'],
    ['FREQUENCY', -2, 'option.too-small'],
    ['INVENTORY_ON_STARTUP', 2, 'option.not-a-switch'],
    ['SCAN_TYPE_SNMP', 'telepathy', 'option.choice'],
    ['DOWNLOAD_CYCLE_LATENCY', 0, 'option.zero-is-unset'],
  ])('refuse %s %j', async (key, value, code) => {
    expect(await set(key, value, null)).toMatchObject({
      status: 400,
      body: { code: 'option.invalid', errors: [{ field: 'value', code }] },
    });
    expect(await own()).toEqual([]);
  });

  it.each(['LOGLEVEL', 'IPDISCOVER', 'toString', 'NOPE'])('do not include %s', async (key) => {
    expect(await set(key, 1, null)).toMatchObject({ status: 404, body: { code: 'option.not-found' } });
  });

  it('need the right, and a computer of the perimeter', async () => {
    expect((await set('PROLOG_FREQ', 5, null, READER as never)).status).toBe(403);
    expect((await set('PROLOG_FREQ', 5, null, LYON as never)).status).toBe(404);
    expect((await server.call(LYON, 'GET', 'computers/1/options')).status).toBe(404);
    expect(
      (await server.call(ADMIN, 'PUT', 'computers/7/options/PROLOG_FREQ', { value: 5, previous: null }))
        .status,
    ).toBe(404);
    expect(await own()).toEqual([]);
  });
});

describe('the part of a computer in network discovery', () => {
  const discovery = async () => (await options()).discovery;
  const change = async (body: unknown) =>
    server.call<ComputerDiscovery>(ADMIN, 'PUT', 'computers/1/discovery', body);
  const row = async (number: number, text: string | null) =>
    addRow(db.database, 'devices', { HARDWARE_ID: 1, NAME: 'IPDISCOVER', IVALUE: number, TVALUE: text });

  it('tells mode and own networks with their names', async () => {
    expect(await discovery()).toEqual({
      mode: 'standard',
      network: null,
      networks: [
        { subnet: '10.0.9.0', name: 'Office' },
        { subnet: '10.0.10.0', name: null },
      ],
    });
    await row(1, '10.0.9.0');
    expect(await discovery()).toMatchObject({ mode: 'elected', network: '10.0.9.0' });
  });

  it('is forced, forbidden and left to the election', async () => {
    expect(await change({ mode: 'forced', network: '10.0.10.0', previous: 'standard' })).toMatchObject({
      status: 200,
      body: { mode: 'forced', network: '10.0.10.0' },
    });
    expect(await own()).toEqual([{ NAME: 'IPDISCOVER', IVALUE: 2, TVALUE: '10.0.10.0' }]);
    expect((await change({ mode: 'never', previous: 'forced' })).body).toMatchObject({
      mode: 'never',
      network: null,
    });
    expect(await own()).toEqual([{ NAME: 'IPDISCOVER', IVALUE: 0, TVALUE: null }]);
    expect((await change({ mode: 'standard', previous: 'never' })).body).toMatchObject({ mode: 'standard' });
    expect(await own()).toEqual([]);
    expect((await audited()).map(({ CHANGES }) => (JSON.parse(CHANGES) as unknown[])[0])).toEqual([
      { field: 'IPDISCOVER', from: 'standard', to: 'forced 10.0.10.0' },
      { field: 'IPDISCOVER', from: 'forced 10.0.10.0', to: 'never' },
      { field: 'IPDISCOVER', from: 'never', to: 'standard' },
    ]);
  });

  it('keeps an election, which is the server’s own', async () => {
    await row(1, '10.0.9.0');
    expect((await change({ mode: 'standard', previous: 'elected' })).body).toMatchObject({ mode: 'elected' });
    expect(await audited()).toEqual([]);
    expect((await change({ mode: 'never', previous: 'elected' })).body).toMatchObject({ mode: 'never' });
    expect(await own()).toEqual([{ NAME: 'IPDISCOVER', IVALUE: 0, TVALUE: null }]);
  });

  it('is refused for another network and over a change', async () => {
    for (const network of ['192.168.1.0', undefined]) {
      expect(await change({ mode: 'forced', network, previous: 'standard' })).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'network' }] },
      });
    }
    await row(0, null);
    expect(await change({ mode: 'forced', network: '10.0.9.0', previous: 'standard' })).toMatchObject({
      status: 409,
      body: { code: 'discovery.changed' },
    });
    expect(await own()).toEqual([{ NAME: 'IPDISCOVER', IVALUE: 0, TVALUE: null }]);
  });
});
