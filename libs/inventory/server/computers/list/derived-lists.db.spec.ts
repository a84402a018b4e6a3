import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import type { ComputerNeighbours, Distribution, FoundComputers } from '@ocs/inventory-contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleServer, startConsoleServer } from '../../testing/console-server.js';
import { fetching, fillList, filters, idsOf, listing, SITE } from '../../testing/list-fixture.js';
import { ComputersModule } from '../computers.module.js';

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
const file = fetching(() => api);

describe('the distribution', () => {
  const distribution = async (query: string, account = SITE) =>
    (await api.call<Distribution>(account, 'GET', `computers/distribution?${query}`)).body;
  const told = ({ rows }: Distribution) => rows.map(({ value, count }) => [value, count]);

  it('counts computers by TAG, the most first, no value being a line of its own', async () => {
    const page = await distribution('state=all');
    expect(page).toMatchObject({ column: 'accountinfo.TAG', computers: 6, total: 6 });
    expect(told(page)).toContainEqual([null, 1]);
  });

  it.each([
    [
      'column=accountinfo.fields_4&state=all&sort=-count',
      [
        ['Laptop', 2],
        [null, 2],
        ['7', 1],
        ['Desktop & tower', 1],
      ],
    ],
    [
      'column=hardware.USERID',
      [
        [null, 2],
        ['ann', 1],
        ['bob', 1],
        ['zoe', 1],
      ],
    ],
    [
      'column=hardware.USERID&sort=-value&pageSize=2',
      [
        ['zoe', 1],
        ['bob', 1],
      ],
    ],
    [
      'column=hardware.USERID&q=o&sort=value',
      [
        ['bob', 1],
        ['zoe', 1],
      ],
    ],
    [
      'column=hardware.LASTDATE&sort=value',
      [
        [null, 2],
        ['2024-03-01', 1],
        ['2024-03-03', 2],
      ],
    ],
    [
      'column=hardware.MEMORY&sort=value&filter=hardware.MEMORY:more:4096',
      [
        ['8192', 1],
        ['16384', 1],
      ],
    ],
    [
      'column=networks.IPSUBNET&sort=-count',
      [
        [null, 3],
        ['10.0.0.0', 2],
        ['10.9.0.0', 1],
      ],
    ],
  ])('under %s is %j', async (query, expected) => {
    const page = await distribution(query);
    expect(new Map(told(page) as [string, number][])).toEqual(new Map(expected as [string, number][]));
    expect(told(page).map(([, count]) => count)).toEqual(expected.map(([, count]) => count));
  });

  it('agrees with the list each line leads to', async () => {
    const { rows } = await distribution('column=accountinfo.fields_4&state=all');
    expect(rows.length).toBeGreaterThan(0);
    for (const { value, count } of rows) {
      const filter = value === null ? 'accountinfo.fields_4:empty' : `accountinfo.fields_4:equals:${value}`;
      expect((await list(`state=all&${filters([filter])}`)).total, filter).toBe(count);
    }
  });

  it('keeps to the perimeter, and refuses unknown columns', async () => {
    expect(told(await distribution('', { ...SITE, tags: ['LYON'] }))).toEqual([['LYON', 1]]);
    expect(await distribution('column=devices.TVALUE')).toMatchObject({
      status: 400,
      errors: [{ field: 'column' }],
    });
  });

  it('comes as a file too', async () => {
    const answer = await file('computers/distribution/export?column=hardware.USERID&sort=value&language=fr');
    expect(answer.body).toBe('Utilisateur,Ordinateurs\r\n,2\r\nann,1\r\nbob,1\r\nzoe,1\r\n');
  });
});

describe('the export', () => {
  it('holds exactly the columns asked for, in their order, and every row of the filter', async () => {
    const answer = await file(
      'computers/export?columns=hardware.NAME,videos.NAME,hardware.MEMORY,accountinfo.fields_4&sort=hardware.NAME&state=all',
    );
    expect(answer.headers).toMatchObject({ 'x-total-rows': '6' });
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(answer.body.split('\r\n')).toEqual([
      'Computer,Video adapter,RAM (MB),Kind',
      'alpha,"Intel, Nvidia",8192,Laptop',
      'beta,,4096,Desktop & tower',
      'delta,,2048,Laptop',
      'epsilon,,1024,7',
      'gamma_50%,,,',
      'zeta,,16384,',
      '',
    ]);
  });

  it('speaks the language of the browser, separates as asked and keeps to the perimeter', async () => {
    const path = 'computers/export?columns=hardware.NAME,hardware.USERID&separator=semicolon';
    const answer = await file(path, { ...SITE, tags: ['LYON'] }, { 'accept-language': 'fr-FR,fr;q=0.9' });
    expect(answer.body).toBe('Ordinateur;Utilisateur\r\ngamma_50%;\r\n');
  });

  it('is remembered in the audit with its size and filters', async () => {
    await file(`computers/export?state=all&${filters(['hardware.USERID:equals:ann'])}`);
    const row = await db.database.one<{ action: string; changes: string }>(
      'SELECT ACTION AS action, CHANGES AS changes FROM x_audit ORDER BY ID DESC LIMIT 1',
    );
    expect(row?.action).toBe('computers.exported');
    expect(JSON.parse(row?.changes ?? '[]')).toEqual([
      { field: 'count', from: null, to: '2' },
      { field: 'filter', from: null, to: 'state:all' },
      { field: 'filter', from: null, to: 'hardware.USERID:equals:ann' },
    ]);
  });

  it('of an unknown column is refused', async () => {
    expect((await file('computers/export?columns=hardware.NOPE')).statusCode).toBe(400);
  });
});

describe('neighbours', () => {
  const neighbours = async (id: number | string, query = 'sort=hardware.NAME', account = SITE) =>
    (await api.call<ComputerNeighbours>(account, 'GET', `computers/${id}/neighbours?${query}`)).body;

  it.each([
    [1, { position: 1, total: 5, previous: null, next: 2 }],
    [3, { position: 4, total: 5, previous: 5, next: 6 }],
    [6, { position: 5, total: 5, previous: 3, next: null }],
    [4, { position: null, total: 5, previous: null, next: null }],
    [90, { position: null, total: 5, previous: null, next: null }],
    ['x', { position: null, total: 5, previous: null, next: null }],
  ])('of %s are told', async (id, expected) => {
    expect(await neighbours(id)).toEqual(expected);
  });

  it('are those of the list one came from, within the perimeter', async () => {
    expect(await neighbours(2, `page=1&sort=-hardware.NAME&${filters(['os.family:equals:linux'])}`)).toEqual({
      position: 2,
      total: 2,
      previous: 3,
      next: null,
    });
    expect(await neighbours(2, '', { ...SITE, tags: ['LYON'] })).toMatchObject({ position: null, total: 1 });
  });
});

describe('the global search', () => {
  const find = async (q: string, account = SITE) =>
    (await api.call<FoundComputers>(account, 'GET', `computers/find?q=${encodeURIComponent(q)}`)).body;

  it.each([
    ['alp', 1, 'name', 'alpha'],
    ['mma_', 3, 'name', 'gamma_50%'],
    ['zo', 6, 'user', 'zoe'],
    ['10.0.1', 6, 'address', '10.0.1.1'],
    ['02005e000003', 2, 'mac', '02:00:5e:00:00:03'],
    ['02-00-5E-00-00-02', 1, 'mac', '02:00:5E:00:00:02'],
    ['sn-0002', 2, 'serial', 'SN-0002'],
    ['LYO', 3, 'tag', 'LYON'],
    ['epsilon-2024', 5, 'deviceId', 'epsilon-2024-01-01-00-00'],
  ])('of "%s" finds computer %i by its %s', async (q, id, matched, text) => {
    const { computers } = await find(q);
    expect(computers).toHaveLength(1);
    expect(computers[0]).toMatchObject({ id, matched, text });
  });

  it('counts software within the perimeter, and knows no other', async () => {
    expect((await find('firefox')).software).toEqual([
      { name: 'Firefox', computers: 2 },
      { name: 'Firefox ESR', computers: 1 },
    ]);
    expect((await find('firefox', { ...SITE, tags: ['PARIS-1'] })).software).toEqual([
      { name: 'Firefox', computers: 1 },
    ]);
    expect(await find('alpha', { ...SITE, tags: ['LYON'] })).toEqual({ computers: [], software: [] });
  });

  it.each(['group', '_SYSTEM', '%', "' OR 1=1 -- "])(
    'of "%s" finds no group and nothing by chance',
    async (q) => {
      expect((await find(q)).computers).toEqual([]);
    },
  );

  it('needs something to look for', async () => {
    expect((await api.call(SITE, 'GET', 'computers/find?q=%20')).status).toBe(400);
  });
});

describe('the perimeter', () => {
  it.each([
    [['PARIS-1'], [1]],
    [['paris-?'], [1, 2, 4]],
    [['PARIS-4'], [4]],
    [['*'], [1, 2, 3, 4, 5, 6]],
    [['%'], []],
    [['NICE_%'], [6]],
    [['NICE??'], [6]],
    [['NICE%'], []],
    [[''], [5]],
    [[], []],
    [Array.from({ length: 200 }, (_, n) => `PARIS-${n}`), [1, 2, 4]],
  ])('of the TAGs %j shows the computers %j', async (tags, expected) => {
    const page = await list('state=all&sort=hardware.ID', { ...SITE, tags });
    expect(idsOf(page).filter((id) => id < 100)).toEqual(expected);
  });
});
