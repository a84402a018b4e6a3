import type { Database } from '@ocs/core-server';
import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import type { Dashboard } from '@ocs/dashboard-contract';
import {
  addRow,
  type ConsoleServer,
  startConsoleServer,
  type TestAccount,
} from '@ocs/inventory-server/testing';
import { ComputersModule } from '@ocs/inventory-server';
import type { ComputerList } from '@ocs/inventory-contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DashboardModule } from './dashboard.module.js';

const ANNA: TestAccount = { permissions: ['dashboard.read', 'computers.read'], tags: null };
const PARIS: TestAccount = { ...ANNA, tags: ['PAR-*'] };

/** System, TAG, manufacturer, days since the last contact (null: never), archived. */
const COMPUTERS = [
  ['Microsoft Windows 11 Pro', 'PAR-1', 'Dell Inc.', 0, false],
  ['Microsoft Windows 11 Pro', 'PAR-2', 'Dell Inc.', 3, false],
  ['Microsoft Windows 10 Pro', 'LYO-1', 'HP', 20, false],
  ['Debian GNU/Linux 12', 'LYO-1', 'HP', 45, false],
  ['macOS 15.1', 'LYO-2', 'Apple', 100, false],
  ['Android 14', '', null, null, false],
  ['Microsoft Windows 7', 'PAR-1', 'Dell Inc.', 0, true],
] as const;

describe('the overview', () => {
  let stored: TestDatabase;
  let database: Database;
  let server: ConsoleServer;
  let groupId: number;

  beforeAll(async () => {
    stored = await createTestDatabase();
    ({ database } = stored);
    for (const [at, [system, tag, maker, days, archived]] of COMPUTERS.entries()) {
      const id = await addRow(database, 'hardware', {
        DEVICEID: `C${at}-2024-01-01-00-00-0${at}`,
        NAME: `C${at}`,
        OSNAME: system,
        USERAGENT: 'OCS-NG_windows_client_v2.9',
        ARCHIVE: archived ? 1 : null,
      });
      if (days !== null) {
        await database.run('UPDATE hardware SET LASTCOME = NOW() - INTERVAL ? DAY WHERE ID = ?', [days, id]);
      }
      await addRow(database, 'accountinfo', { HARDWARE_ID: id, TAG: tag });
      if (maker !== null) await addRow(database, 'bios', { HARDWARE_ID: id, SMANUFACTURER: maker });
      if (at === 1) await addRow(database, 'devices', { HARDWARE_ID: id, NAME: 'FREQUENCY', IVALUE: 2 });
    }
    groupId = await addRow(database, 'hardware', { DEVICEID: '_SYSTEMGROUP_', NAME: 'Laptops' });
    await addRow(database, 'groups', { HARDWARE_ID: groupId, REQUEST: 'SELECT ID FROM hardware' });
    await database.run(
      "INSERT INTO groups_cache (HARDWARE_ID, GROUP_ID, STATIC) SELECT ID, ?, 0 FROM hardware WHERE NAME IN ('C0', 'C3')",
      [groupId],
    );
    server = await startConsoleServer(stored.url, [ComputersModule, DashboardModule]);
  });

  afterAll(async () => {
    await server.http.stop(0);
    await stored.close();
  });

  const overview = async (account: TestAccount): Promise<Dashboard> => {
    const { status, body } = await server.call<Dashboard>(account, 'GET', 'dashboard');
    expect(status).toBe(200);
    return body;
  };

  it('tells the totals of the active computers', async () => {
    const { totals, restricted } = await overview(ANNA);
    expect(restricted).toBe(false);
    expect(totals).toMatchObject({
      computers: { count: 6 },
      archived: 1,
      contactedToday: { count: 1 },
      silentDays: 15,
      silent: { count: 4 },
      systems: 5,
      customised: { count: 1 },
    });
  });

  it('tells families, silence, manufacturers and groups', async () => {
    const { families, silence, manufacturers, groups } = await overview(ANNA);
    expect(families.map(({ family, count }) => `${family} ${count}`)).toEqual([
      'windows 3',
      'linux 1',
      'apple 1',
      'android 1',
    ]);
    expect(silence.map(({ fromDays, count }) => [fromDays, count])).toEqual([
      [15, 1],
      [30, 1],
      [60, 0],
      [90, 2],
    ]);
    expect(manufacturers.rows.slice(0, 2).map(({ count }) => count)).toEqual([2, 2]);
    expect(manufacturers).toMatchObject({ values: 4, others: 0 });
    expect(groups).toEqual([
      {
        id: groupId,
        name: 'Laptops',
        description: null,
        dynamic: true,
        count: 2,
        filters: [`group:equals:${groupId}`],
      },
    ]);
  });

  it.each([
    ['an account that sees all', ANNA],
    ['an account limited to its TAGs', PARIS],
  ])('leads %s to lists of exactly its numbers', async (_, account) => {
    const { totals, families, agents, silence, manufacturers, types, tags, groups } = await overview(account);
    const figures = [
      totals.computers,
      totals.contactedToday,
      totals.silent,
      totals.customised,
      ...families.flatMap((family) => [family, family.contactedToday, ...family.systems]),
      ...[agents, manufacturers, types, tags].flatMap(({ rows }) => rows),
      ...silence,
      ...groups,
    ];
    expect(figures.length).toBeGreaterThan(15);
    for (const { count, filters } of figures) {
      const query = filters.map((filter) => `filter=${encodeURIComponent(filter)}`).join('&');
      const { body } = await server.call<ComputerList>(account, 'GET', `computers?${query}`);
      expect({ filters, count: body.total }).toEqual({ filters, count });
    }
  });

  it('counts only the perimeter', async () => {
    const { totals, restricted, tags } = await overview(PARIS);
    expect(restricted).toBe(true);
    expect(totals).toMatchObject({ computers: { count: 2 }, archived: 1, silent: { count: 0 } });
    expect(tags.rows.map(({ name }) => name).toSorted()).toEqual(['PAR-1', 'PAR-2']);
  });

  it('is closed to an account without the permission', async () => {
    const { status } = await server.call({ ...ANNA, permissions: ['computers.read'] }, 'GET', 'dashboard');
    expect(status).toBe(403);
  });

  it('takes the days of silence from the option of the original', async () => {
    const other = { ...ANNA, tags: ['*'] };
    await database.run("UPDATE config SET IVALUE = 60 WHERE NAME = 'INTERFACE_LAST_CONTACT'");
    const { totals, silence } = await overview(other);
    await database.run("UPDATE config SET IVALUE = 15 WHERE NAME = 'INTERFACE_LAST_CONTACT'");
    expect(totals).toMatchObject({ silentDays: 60, silent: { count: 2 } });
    expect(silence.map(({ fromDays }) => fromDays)).toEqual([60, 90]);
  });
});
