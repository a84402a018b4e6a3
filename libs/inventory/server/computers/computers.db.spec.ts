import { Injectable, Module } from '@nestjs/common';
import { PassportModule, PassportStrategy } from '@nestjs/passport';
import {
  AuditModule,
  createHttpApp,
  DatabaseModule,
  type HttpApp,
  HttpModule,
  type Principal,
} from '@ocs/core-server';
import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import type {
  ComputerDetail,
  ComputerList,
  ComputerSectionRows,
  SectionCatalogueAnswer,
} from '@ocs/inventory-contract';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InventoryModule } from '../inventory.module.js';
import { SectionCatalogue } from '../section-catalogue.js';
import { ComputersModule } from './computers.module.js';

/** Stands for the sign in: the bearer token lists the TAGs of the viewer, `*` is everything. */
class HeaderStrategy extends Strategy {
  override authenticate(request: unknown): void {
    const token = /^Bearer (.*)$/.exec((request as FastifyRequest).headers.authorization ?? '')?.[1];
    if (token === undefined) {
      this.fail();
      return;
    }
    const principal: Principal = {
      login: 'viewer',
      sessionId: 's',
      token: null,
      profile: 'ladmin',
      permissions: ['computers.read'],
      tags: token === 'all' ? null : token.split(',').filter((tag) => tag !== ''),
      mustChangePassword: false,
      mustSetUpSecondFactor: false,
    };
    this.success(principal);
  }
}

@Injectable()
class SampleStrategy extends PassportStrategy(HeaderStrategy, 'jwt') {
  validate(): boolean {
    return true;
  }
}

let db: TestDatabase;
let http: HttpApp;

beforeAll(async () => {
  db = await createTestDatabase();
  await fill();
  const catalogue = await SectionCatalogue.load();
  @Module({
    imports: [
      DatabaseModule.forRoot({ url: db.url, poolSize: 4 }),
      HttpModule,
      AuditModule,
      PassportModule,
      InventoryModule.forRoot(catalogue),
      ComputersModule,
    ],
    providers: [SampleStrategy],
  })
  class SampleModule {}
  http = await createHttpApp(SampleModule, { logLevel: 'silent' });
});

afterAll(async () => {
  await http.stop(0);
  await db.close();
});

async function fill(): Promise<void> {
  const { database } = db;
  const computers: [
    number,
    string,
    string,
    string | null,
    string | null,
    number | null,
    string | null,
    string,
  ][] = [
    // id, device id, name, operating system, address, memory, last inventory, archived
    [
      1,
      'alpha-2024-01-01-00-00-00',
      'alpha',
      'Microsoft Windows 11',
      '10.0.0.9',
      8192,
      '2024-03-01 12:00:00',
      '',
    ],
    [
      2,
      'beta-2024-01-01-00-00-00',
      'beta',
      'Debian GNU/Linux 12',
      '10.0.0.10',
      4096,
      '2024-03-03 12:00:00',
      '',
    ],
    [
      3,
      'gamma-2024-01-01-00-00-00',
      'gamma_50%',
      'Debian GNU/Linux 11',
      '10.0.0.100',
      null,
      '0000-00-00 00:00:00',
      '',
    ],
    [4, 'delta-2024-01-01-00-00-00', 'delta', null, null, 2048, '2024-03-02 12:00:00', '1'],
    [5, 'x_underscore', 'epsilon', 'Microsoft Windows 10', '9.0.0.1', 1024, null, ''],
    [6, '_SYSTEMGROUP_', 'group', 'Debian', '10.0.0.1', 1, '2024-03-09 12:00:00', ''],
    [7, '_DOWNLOADGROUP_', 'servers', 'Debian', '10.0.0.1', 1, '2024-03-09 12:00:00', ''],
  ];
  for (const [id, deviceId, name, osName, ip, memory, lastDate, archived] of computers) {
    await database.run(
      'INSERT INTO hardware (ID, DEVICEID, NAME, OSNAME, IPADDR, MEMORY, LASTDATE, ARCHIVE, USERID) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      [id, deviceId, name, osName, ip, memory, lastDate, archived === '' ? null : 1, `user${id}`],
    );
  }
  await database.run(
    "INSERT INTO accountinfo_config (ID, TYPE, NAME, ID_TAB, COMMENT, SHOW_ORDER, ACCOUNT_TYPE) VALUES (3, 0, 'room', 1, 'Room', 2, 'COMPUTERS'), (4, 0, 'gone', 1, 'No column', 3, 'COMPUTERS')",
  );
  await database.run('ALTER TABLE accountinfo ADD COLUMN fields_3 varchar(255)');
  await database.run(
    "INSERT INTO accountinfo (HARDWARE_ID, TAG, fields_3) VALUES (1, 'PARIS-1', 'R12'), (2, 'PARIS-22', NULL), (3, 'LYON', ''), (4, 'PARIS-2', 'R1'), (6, 'PARIS-9', NULL)",
  );
  await database.run(
    "INSERT INTO bios (HARDWARE_ID, SSN, SMODEL) VALUES (2, 'SN-0002', 'Latitude'), (1, 'SN-0001', 'Optiplex')",
  );
  await database.run(
    "INSERT INTO devices (HARDWARE_ID, NAME, IVALUE, TVALUE) VALUES (1, 'IPDISCOVER', 1, '10.0.0.0'), (2, 'FREQUENCY', 5, NULL), (3, 'IPDISCOVER', NULL, NULL)",
  );
  await database.run(
    "INSERT INTO memories (HARDWARE_ID, CAPTION, CAPACITY) VALUES (1, 'A', 4096), (1, 'B', 4096), (1, 'C', 0)",
  );
  await database.run(
    "INSERT INTO software_name (ID, NAME) VALUES (11, 'Firefox'), (12, 'Zip'), (13, 'Editor 100%')",
  );
  await database.run("INSERT INTO software_publisher (ID, PUBLISHER) VALUES (11, 'Mozilla')");
  await database.run(
    "INSERT INTO software_version (ID, VERSION, PRETTYVERSION, MAJOR, MINOR, PATCH) VALUES (11, '128.0', '128.0', 128, 0, 0)",
  );
  await database.run(
    "INSERT INTO software (HARDWARE_ID, NAME_ID, PUBLISHER_ID, VERSION_ID, INSTALLDATE) VALUES (1, 12, 1, 1, '0000-00-00 00:00:00'), (1, 11, 11, 11, '2024-02-29 00:00:00'), (1, 13, 1, 11, NULL), (2, 11, 11, 11, NULL)",
  );
  await database.run(
    "INSERT INTO networks (HARDWARE_ID, IPADDRESS, MACADDR) VALUES (1, '10.0.0.10', 'AA'), (1, '10.0.0.9', 'BB')",
  );
}

async function get<Body>(
  path: string,
  viewer = 'all',
): Promise<Body & { status?: number; code?: string; errors?: unknown }> {
  const answer = await http.app.inject({
    url: `/api/${path}`,
    headers: { authorization: `Bearer ${viewer}` },
  });
  return answer.json();
}
const list = async (query = '', viewer = 'all') => get<ComputerList>(`computers${query}`, viewer);
const ids = (page: ComputerList): number[] => page.rows.map(({ id }) => id);

describe('All computers', () => {
  it('shows the newest inventory first, without archived ones and groups', async () => {
    const page = await list();
    expect(ids(page)).toEqual([2, 1, 3, 5]);
    expect(page).toMatchObject({
      total: 4,
      page: 1,
      pageSize: 50,
      counts: { active: 4, archived: 1, all: 5 },
    });
  });

  it('tells the default columns of each computer', async () => {
    const page = await list('?sort=hardware.NAME');
    expect(page.rows[0]).toEqual({
      id: 1,
      customised: false,
      customisations: [],
      cells: {
        'hardware.NAME': 'alpha',
        'accountinfo.TAG': 'PARIS-1',
        'hardware.LASTDATE': await utc('2024-03-01 12:00:00'),
        'hardware.USERID': 'user1',
        'hardware.OSNAME': 'Microsoft Windows 11',
        'hardware.MEMORY': 8192,
        'hardware.PROCESSORS': 0,
      },
    });
  });

  it('keeps computers without administrative data or BIOS, and turns zero dates into nothing', async () => {
    const page = await list('?columns=bios.SSN,hardware.IPADDR,accountinfo.fields_3&sort=hardware.NAME');
    const cells = new Map(page.rows.map((row) => [row.id, row.cells]));
    expect(cells.get(5)).toMatchObject({
      'accountinfo.TAG': null,
      'bios.SSN': null,
      'hardware.LASTDATE': null,
    });
    expect(cells.get(3)).toMatchObject({ 'hardware.LASTDATE': null, 'hardware.MEMORY': null });
    expect(cells.get(1)).toMatchObject({ 'bios.SSN': 'SN-0001', 'accountinfo.fields_3': 'R12' });
  });

  it('marks computers that have settings of their own', async () => {
    const { rows } = await list('?state=all');
    expect(
      rows
        .filter(({ customised }) => customised)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([2, 3]);
  });

  it.each([
    ['hardware.IPADDR', [5, 1, 2, 3]],
    ['-hardware.IPADDR', [3, 2, 1, 5]],
    ['-hardware.MEMORY', [1, 2, 5, 3]],
    ['bios.SSN', [1, 2, 3, 5]],
    ['-bios.SSN', [2, 1, 5, 3]],
    ['bios.BVERSION', [1, 2, 3, 5]],
    ['accountinfo.fields_3', [2, 3, 1, 5]],
    ['-accountinfo.TAG', [2, 1, 3, 5]],
  ])('sorts by %s', async (sort, expected) => {
    expect(ids(await list(`?sort=${sort}`))).toEqual(expected);
  });

  it.each([
    ['alpha', [1]],
    ['debian', [2, 3]],
    ['PARIS', [2, 1]],
    ['user5', [5]],
    ['50%25', [3]],
    ['a_5', [3]],
    ['a_p', []],
    ['8192', []],
    ["' OR 1=1 -- ", []],
    ['%20%20', [2, 1, 3, 5]],
  ])('filters by %j', async (q, expected) => {
    const page = await list(`?q=${q}`);
    expect(ids(page)).toEqual(expected);
    expect(page.total).toBe(expected.length);
    expect(page.counts.all).toBe(5);
  });

  it('filters in the columns that were added', async () => {
    expect(ids(await list('?q=SN-0002'))).toEqual([]);
    expect(ids(await list('?q=SN-0002&columns=bios.SSN'))).toEqual([2]);
  });

  it('pages', async () => {
    const pages = await Promise.all(
      [1, 2, 3].map((page) => list(`?sort=hardware.NAME&pageSize=2&page=${page}`)),
    );
    expect(pages.map(ids)).toEqual([[1, 2], [5, 3], []]);
    expect(pages.map(({ total }) => total)).toEqual([4, 4, 4]);
  });

  it('shows archived computers on their own tab', async () => {
    expect(ids(await list('?state=archived'))).toEqual([4]);
    expect((await list('?state=all')).total).toBe(5);
  });

  it.each([
    ['sort=hardware.NOPE', 'sort'],
    ['sort=hardware.NAME%60', 'sort'],
    ['sort=hardware.PASSWORD,1', 'sort'],
    ['columns=devices.TVALUE', 'columns'],
    ['state=none', 'state'],
    ['pageSize=501', 'pageSize'],
    ['page=0', 'page'],
    ['nope=1', 'nope'],
  ])('refuses %s', async (query, field) => {
    expect(await list(`?${query}`)).toMatchObject({
      status: 400,
      code: 'request.invalid',
      errors: [{ field }],
    });
  });
});

describe('perimeter', () => {
  it.each([
    ['PARIS-1', [1]],
    ['PARIS-?', [1]],
    ['PARIS*', [2, 1]],
    ['PARIS-1,LYON', [1, 3]],
    ['NANTES', []],
    ['', []],
    ['%', []],
  ])('%j sees its computers only, in lists and counts', async (tags, expected) => {
    const page = await list('', tags);
    expect(ids(page)).toEqual(expected);
    expect(page.total).toBe(expected.length);
    expect(page.counts.active).toBe(expected.length);
    expect(page.counts.archived).toBe(
      tags.startsWith('PARIS') && tags !== 'PARIS-1' && tags !== 'PARIS-1,LYON' ? 1 : 0,
    );
  });

  it('holds for a computer opened by its id and for its sections', async () => {
    expect(await get('computers/3', 'PARIS*')).toMatchObject({ status: 404, code: 'computer.not-found' });
    expect(await get('computers/3/sections/NETWORKS', 'PARIS*')).toMatchObject({
      code: 'computer.not-found',
    });
    expect(await get<ComputerDetail>('computers/1', 'PARIS*')).toMatchObject({ id: 1 });
  });
});

describe('one computer', () => {
  it('tells identity, banner and sections', async () => {
    const computer = await get<ComputerDetail>('computers/1');
    expect(computer).toMatchObject({
      id: 1,
      deviceId: 'alpha-2024-01-01-00-00-00',
      archived: false,
      customised: false,
      hardware: { NAME: 'alpha', MEMORY: 8192, LASTDATE: await utc('2024-03-01 12:00:00'), ETIME: null },
      bios: { SSN: 'SN-0001', SMODEL: 'Optiplex' },
      administrative: [
        { column: 'TAG', label: 'TAG', value: 'PARIS-1' },
        { column: 'fields_3', label: 'Room', value: 'R12' },
      ],
      memoryModulesMb: 8192,
    });
    const rows = new Map(computer.sections.map((section) => [section.name, section.rows]));
    const catalogue = await SectionCatalogue.load();
    expect([...rows.keys()]).toEqual(catalogue.sections.map(({ name }) => name));
    expect([
      rows.get('HARDWARE'),
      rows.get('SOFTWARES'),
      rows.get('NETWORKS'),
      rows.get('VIDEOS'),
      rows.get('BIOS'),
    ]).toEqual([1, 3, 2, 0, 1]);
  });

  it('without BIOS and administrative data is still there', async () => {
    expect(await get<ComputerDetail>('computers/5')).toMatchObject({
      bios: null,
      memoryModulesMb: null,
      administrative: [
        { column: 'TAG', value: null },
        { column: 'fields_3', value: null },
      ],
    });
  });

  it.each(['6', '7', '99', '0', '-1', 'abc', '1e0', '99999999999999'])('%s is not found', async (id) => {
    expect(await get(`computers/${id}`)).toMatchObject({ status: 404, code: 'computer.not-found' });
    expect(await get(`computers/${id}/sections/NETWORKS`)).toMatchObject({
      status: 404,
      code: 'computer.not-found',
    });
  });
});

describe('sections', () => {
  const section = async (name: string, query = '') =>
    get<ComputerSectionRows>(`computers/1/sections/${name}${query}`);

  it('of software join names, publishers and versions; what was not reported is nothing', async () => {
    const page = await section('SOFTWARES');
    expect(page).toMatchObject({ section: 'SOFTWARES', total: 3, page: 1 });
    expect(
      page.rows.map(({ NAME, PUBLISHER, VERSION, INSTALLDATE }) => [NAME, PUBLISHER, VERSION, INSTALLDATE]),
    ).toEqual([
      ['Editor 100%', null, '128.0', null],
      ['Firefox', 'Mozilla', '128.0', '2024-02-29'],
      ['Zip', null, null, null],
    ]);
  });

  it.each([
    ['?q=mozilla', ['Firefox']],
    ['?q=0%25', ['Editor 100%']],
    ['?sort=-NAME', ['Zip', 'Firefox', 'Editor 100%']],
    ['?sort=-NAME&pageSize=1&page=2', ['Firefox']],
    ['?q=nothing', []],
  ])('of software under %s are %j', async (query, names) => {
    expect((await section('SOFTWARES', query)).rows.map(({ NAME }) => NAME)).toEqual(names);
  });

  it('sort addresses as numbers', async () => {
    const rows = (await section('NETWORKS', '?sort=IPADDRESS')).rows;
    expect(rows.map(({ IPADDRESS }) => IPADDRESS)).toEqual(['10.0.0.9', '10.0.0.10']);
  });

  it('of administrative data are the fields and their values', async () => {
    expect((await section('ACCOUNTINFO')).rows).toEqual([
      { KEYNAME: 'TAG', KEYVALUE: 'PARIS-1' },
      { KEYNAME: 'Room', KEYVALUE: 'R12' },
    ]);
    expect((await section('ACCOUNTINFO', '?q=room')).total).toBe(1);
  });

  it('can all be read, whatever the catalogue holds', async () => {
    for (const { name, fields } of (await SectionCatalogue.load()).sections) {
      const page = await section(name);
      expect(page.section, JSON.stringify(page)).toBe(name);
      for (const row of page.rows) expect(Object.keys(row).length, name).toBe(fields.length);
    }
  });

  it('must exist, and be sorted by a field of theirs', async () => {
    expect(await section('NOPE')).toMatchObject({ status: 404, code: 'section.not-found' });
    expect(await section('SOFTWARES', '?sort=HARDWARE_ID')).toMatchObject({
      status: 400,
      errors: [{ field: 'sort' }],
    });
  });
});

describe('the catalogue', () => {
  it('is told with the columns of the list', async () => {
    const { sections, computerColumns } = await get<SectionCatalogueAnswer>('inventory/sections');
    expect(sections.find(({ name }) => name === 'NETWORKS')?.fields.length).toBeGreaterThan(10);
    expect(computerColumns.filter((column) => column.default).map(({ id }) => id)).toEqual([
      'hardware.NAME',
      'accountinfo.TAG',
      'hardware.LASTDATE',
      'hardware.USERID',
      'hardware.OSNAME',
      'hardware.MEMORY',
      'hardware.PROCESSORS',
    ]);
    expect(computerColumns.find(({ id }) => id === 'accountinfo.fields_3')).toEqual({
      id: 'accountinfo.fields_3',
      label: { en: 'Room', fr: 'Room' },
      default: false,
      align: 'start',
      format: 'plain',
      sortable: true,
      origin: 'administrative',
      kind: 'text',
    });
  });
});

/** What the database's local time is in UTC, by its own reckoning. */
async function utc(local: string): Promise<string> {
  const row = await db.database.one<{ seconds: number }>('SELECT UNIX_TIMESTAMP(?) AS seconds', [local]);
  return new Date(Number(row!.seconds) * 1000).toISOString().replace('.000Z', 'Z');
}
