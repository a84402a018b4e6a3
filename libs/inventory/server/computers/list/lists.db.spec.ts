import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleServer, startConsoleServer } from '../../testing/console-server.js';
import { fillList, filters, idsOf, listing, SITE } from '../../testing/list-fixture.js';
import { ComputersModule } from '../computers.module.js';
import { ComputerLists } from './computer-lists.js';

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

const list = listing(() => api);

/** The computers that fit a filter as one statement finds them: what is done to a selection is done to these. */
async function members(filter: string): Promise<number[]> {
  const lists = api.http.app.get(ComputerLists);
  const query = { state: 'active', columns: [], filter: [filter] } as const;
  const found = await lists.members(
    await lists.resolve({ login: 'carol', ...SITE }, await lists.columns(), query),
  );
  return [...found].sort((a, b) => a - b);
}

describe('filters', () => {
  it.each([
    ['hardware.NAME:equals:ALPHA', [1]],
    ['hardware.NAME:like:?e*', [2, 6]],
    ['hardware.NAME:like:*_50%', [3]],
    ['hardware.NAME:contains:_', [3]],
    ['hardware.USERID:not:ann', [2, 3, 5, 6]],
    ['hardware.USERID:empty', [3, 5]],
    ['hardware.USERID:equals:', [3, 5]],
    ['hardware.USERID:filled', [1, 2, 6]],
    ['hardware.USERID:not:', [1, 2, 6]],
    ['hardware.MEMORY:equals:4096', [2]],
    ['hardware.MEMORY:not:4096', [1, 3, 5, 6]],
    ['hardware.MEMORY:less:4096', [5]],
    ['hardware.MEMORY:more:4096', [1, 6]],
    ['hardware.MEMORY:empty', [3]],
    ['hardware.LASTDATE:equals:2024-03-03', [2, 6]],
    ['hardware.LASTDATE:not:2024-03-03', [1, 3, 5]],
    ['hardware.LASTDATE:less:2024-03-03', [1]],
    ['hardware.LASTDATE:more:2024-03-02', [2, 6]],
    ['hardware.LASTDATE:more:2024-03-03', []],
    ['hardware.LASTDATE:empty', [3, 5]],
    ['hardware.LASTCOME:within:10', [1, 5, 6]],
    ['hardware.LASTCOME:older:10', [2, 3]],
    ['accountinfo.TAG:equals:paris-2', [2]],
    ['accountinfo.TAG:not:LYON', [1, 2, 5, 6]],
    ['accountinfo.TAG:empty', [5]],
    ['accountinfo.TAG:like:NICE_%', [6]],
    ['accountinfo.fields_3:empty', [3, 5, 6]],
    ['accountinfo.fields_4:equals:Laptop', [1]],
    ['accountinfo.fields_4:equals:Desktop & tower', [2]],
    ['accountinfo.fields_4:not:Laptop', [2, 3, 5, 6]],
    ['accountinfo.fields_4:contains:top', [1, 2]],
    ['accountinfo.fields_4:like:lap*', [1]],
    ['accountinfo.fields_5:equals:Office&&&Build', [1]],
    ['accountinfo.fields_5:contains:build', [1, 2]],
    ['accountinfo.fields_5:contains:nothing', []],
    ['accountinfo.fields_6:less:2024-01-01', [1]],
    ['accountinfo.fields_6:equals:2024-05-01', [2]],
    ['accountinfo.fields_6:empty', [3, 5, 6]],
    ['accountinfo.fields_7:more:900', [2]],
    ['bios.SSN:equals:sn-0002', [2]],
    ['bios.SSN:not:sn-0002', [1, 3, 5, 6]],
    ['bios.SSN:empty', [3, 5, 6]],
    ['assets_categories.CATEGORY_NAME:equals:Old ones', [1]],
    ['assets_categories.CATEGORY_NAME:not:Old ones', [2, 3, 5, 6]],
    ['assets_categories.CATEGORY_NAME:empty', [2, 3, 5, 6]],
    ['networks.IPSUBNET:equals:10.0.0.0', [1, 2]],
    ['networks.IPSUBNET:not:10.0.0.0', [3, 5, 6]],
    ['networks.IPSUBNET:empty', [3, 5, 6]],
    ['videos.NAME:contains:vid', [1]],
    ['os.family:equals:linux', [2, 3]],
    ['os.family:equals:windows', [1]],
    ['os.family:equals:apple', [6]],
    ['os.family:equals:other', [5]],
    ['os.family:equals:android', []],
    ['os.family:not:linux', [1, 5, 6]],
    ['group:equals:90', [1, 2]],
    ['group:not:90', [3, 5, 6]],
    ['software:equals:firefox', [1, 6]],
    ['software:contains:fire', [1, 2, 6]],
    ['software:like:*100%', [1]],
    ['software:not:Firefox', [2, 3, 5]],
    ['software:equals:Unknown', []],
    ['software:not:Unknown', [1, 2, 3, 5, 6]],
    ['mac:equals:02005e000002', [1]],
    ['mac:contains:5e0000', [1, 2]],
    ['mac:like:*:03', [2]],
    ['network:equals:10.9.0.0', [1]],
    ['network:like:10.?.0.0', [1, 2]],
    ['customised:equals:yes', [2, 3]],
    ['customised:equals:no', [1, 5, 6]],
    ["hardware.NAME:equals:' OR 1=1 -- ", []],
  ])('%s leaves %j', async (filter, expected) => {
    const page = await list(`sort=hardware.ID&${filters([filter])}`);
    expect(idsOf(page), JSON.stringify(page.errors)).toEqual(expected);
    expect(page.total).toBe(expected.length);
    expect(page.counts).toEqual({ active: 5, archived: 1, all: 6 });
    expect(await members(filter)).toEqual(expected);
  });

  it('hold all at once, with the state and the quick filter', async () => {
    const both = filters(['os.family:equals:linux', 'hardware.MEMORY:more:1']);
    expect(idsOf(await list(both))).toEqual([2]);
    expect(
      idsOf(await list(`${filters(['hardware.USERID:equals:ann'])}&state=all&sort=hardware.ID`)),
    ).toEqual([1, 4]);
    expect(idsOf(await list(`${filters(['software:contains:fire'])}&q=zet`))).toEqual([6]);
  });

  it('on moments take the zone they are written in', async () => {
    const row = await db.database.one<{ seconds: number }>(
      'SELECT UNIX_TIMESTAMP(LASTDATE) AS seconds FROM hardware WHERE ID = 2',
    );
    const noon = new Date(Number(row!.seconds) * 1000).toISOString();
    expect(idsOf(await list(`sort=hardware.ID&${filters([`hardware.LASTDATE:equals:${noon}`])}`))).toEqual([
      2,
    ]);
    expect(idsOf(await list(`sort=hardware.ID&${filters([`hardware.LASTDATE:more:${noon}`])}`))).toEqual([6]);
  });

  it.each([
    'hardware.NOPE:equals:1',
    'hardware.NAME:less:1',
    'hardware.MEMORY:equals:many',
    'hardware.MEMORY:like:4*',
    'hardware.LASTDATE:less:yesterday',
    'hardware.LASTDATE:equals:2024-02-30',
    'hardware.LASTDATE:within:-1',
    'hardware.LASTDATE:within:99999',
    'os.family:equals:plan9',
    'os.family:contains:win',
    'group:equals:all',
    'customised:equals:maybe',
    'hardware.NAME',
    '',
  ])('"%s" is refused with its field', async (filter) => {
    expect(await list(filters([filter]))).toMatchObject({
      status: 400,
      code: 'request.invalid',
      errors: [{ field: 'filter' }],
    });
  });

  it('are no more than twenty', async () => {
    const many = filters(Array.from({ length: 21 }, () => 'hardware.NAME:filled'));
    expect(await list(many)).toMatchObject({ status: 400, errors: [{ field: 'filter' }] });
  });
});

describe('cells', () => {
  it('show administrative data as people read it', async () => {
    const columns = [3, 4, 5, 6, 7].map((n) => `accountinfo.fields_${n}`).join(',');
    const page = await list(`sort=hardware.ID&columns=${columns}`);
    const told = page.rows.map(({ cells }) => [3, 4, 5, 6, 7].map((n) => cells[`accountinfo.fields_${n}`]));
    expect(told.slice(0, 4)).toEqual([
      ['R12', 'Laptop', 'Office&&&Build', '2023-05-01', 900],
      ['Tom & Co', 'Desktop & tower', 'Build', '2024-05-01', 1200],
      ['', null, 'Show', null, null],
      [null, '7', null, null, null],
    ]);
  });

  it('show values of several rows beside each other, each once', async () => {
    const page = await list(
      'sort=hardware.ID&columns=videos.NAME,networks.MACADDR,networks.IPSUBNET,assets_categories.CATEGORY_NAME',
    );
    expect(page.rows[0]?.cells).toMatchObject({
      'videos.NAME': 'Intel, Nvidia',
      'networks.MACADDR': '02:00:5E:00:00:01, 02:00:5E:00:00:02',
      'networks.IPSUBNET': '10.0.0.0, 10.9.0.0',
      'assets_categories.CATEGORY_NAME': 'Old ones',
    });
    expect(page.rows.at(-1)?.cells).toMatchObject({ 'videos.NAME': null, 'networks.MACADDR': null });
  });

  it('are searched by what they show', async () => {
    expect(idsOf(await list('q=laptop&columns=accountinfo.fields_4'))).toEqual([1]);
    expect(idsOf(await list('q=laptop'))).toEqual([]);
    expect(idsOf(await list('q=nvid&columns=videos.NAME,bios.SSN'))).toEqual([1]);
    // The name is not shown then.
    expect(idsOf(await list('q=alpha&columns=bios.SSN'))).toEqual([]);
    expect(idsOf(await list('q=alpha'))).toEqual([1]);
  });

  it('tell what is customised', async () => {
    const { rows } = await list('sort=hardware.ID');
    expect(rows.map(({ customisations }) => customisations)).toEqual([
      [],
      ['frequency', 'deployment'],
      ['discovery', 'option'],
      [],
      [],
    ]);
  });
});
