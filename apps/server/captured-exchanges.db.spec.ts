import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exchanges, filesOf, read, ReplayServer } from './testing/captured.js';

/**
 * What real agents sent to the original server, sent to this one: the stored rows are compared with those the original left
 * (e2e/fixtures/agents/README.md). The replies are compared in captured-replies.db.spec.ts.
 */
type Rows = Record<string, string | null>[];

let server: ReplayServer;

beforeAll(async () => {
  server = await ReplayServer.start();
});
afterAll(() => server.close());

const inventories = exchanges.filter((name) => filesOf(name).includes('db.json'));

describe('the rows of a captured inventory', () => {
  it('are compared for every captured inventory', () => {
    expect(inventories.length).toBeGreaterThanOrEqual(10);
  });

  it.each(inventories)('are those the original stored: %s', async (exchange) => {
    await server.forgetComputers();
    const { status } = await server.post(exchange);
    expect(status).toBe(200);
    const expected = JSON.parse(read(exchange, 'db.json').toString()) as Record<string, Rows>;
    for (const [table, rows] of Object.entries(expected)) {
      if (!Array.isArray(rows)) continue;
      expect({ table, rows: sorted(await storedRows(table)) }).toEqual({
        table,
        rows: sorted(rows.map((row) => asOurs(table, row))),
      });
    }
  });
});

const today = `${new Date().getFullYear()}-${String(new Date().getMonth() + 1).padStart(2, '0')}-${String(new Date().getDate()).padStart(2, '0')} 00:00:00`;

async function storedRows(table: string): Promise<Rows> {
  const sql =
    table === 'software'
      ? `SELECT n.NAME, p.PUBLISHER, v.VERSION, s.* FROM software s JOIN software_name n ON n.ID = s.NAME_ID
         JOIN software_publisher p ON p.ID = s.PUBLISHER_ID JOIN software_version v ON v.ID = s.VERSION_ID`
      : ['SELECT * FROM', `\`${table}\``].join(' ');
  const rows = await server.db.database.rows<Record<string, string | number | null>>(sql);
  return rows.map((row) => {
    const values = Object.entries(row).filter(
      ([column]) => !VOLATILE.has(column) && !UNKNOWN_TO_2_8[table]?.includes(column),
    );
    return Object.fromEntries(
      values.map(([column, value]) => [column, value === null ? null : String(value)]),
    );
  });
}

const VOLATILE = new Set([
  'ID',
  'HARDWARE_ID',
  'NAME_ID',
  'PUBLISHER_ID',
  'VERSION_ID',
  'LASTDATE',
  'LASTCOME',
  'x_IDENTITY',
]);

/** Columns that server 2.8.1, which made the captures, never filled. */
const UNKNOWN_TO_2_8: Record<string, string[]> = { software: ['ARCHITECTURE'] };

/** What server 2.8.1, which made the captures, stored differently from 2.12 (docs/compatibility, errata). */
function asOurs(table: string, row: Record<string, string | null>): Record<string, string | null> {
  const ours = Object.fromEntries(
    Object.entries(row).filter(
      ([column]) => !VOLATILE.has(column) && !UNKNOWN_TO_2_8[table]?.includes(column),
    ),
  );
  if (table === 'software') {
    if (ours.INSTALLDATE === null || ours.INSTALLDATE === '0000-00-00 00:00:00') ours.INSTALLDATE = today;
  }
  return ours;
}

const sorted = (rows: Rows): Rows =>
  [...rows].sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));

const refusals: [string, number][] = [
  ['edge-prolog-badua', 400],
  ['edge-prolog-win4020', 400],
  ['edge-baddeviceid', 400],
  ['edge-noquery', 400],
  ['edge-badxml', 400],
  ['edge-garbage', 400],
];

describe('a captured message that is refused', () => {
  it.each(refusals)('%s is answered %i without a body, and nothing is stored', async (exchange, expected) => {
    await server.forgetComputers();
    const { status, body } = await server.post(exchange);
    expect({ status, length: body.length }).toEqual({ status: expected, length: 0 });
    expect(await server.db.database.rows('SELECT ID FROM hardware')).toEqual([]);
  });

  it.each([
    ['GET', 400],
    ['PUT', 403],
    ['DELETE', 403],
  ] as const)('%s is answered %i', async (method, expected) => {
    expect((await server.http.app.inject({ method, url: '/ocsinventory' })).statusCode).toBe(expected);
  });
});

describe('an agent that comes again', () => {
  it('gets an empty answer to the result of a package', async () => {
    await server.forgetComputers();
    await server.post('ocs-unix-2.10.0-first-inventory');
    const { status, body } = await server.post('ocs-unix-2.10.0-download-launch-result');
    expect({ status, length: body.length }).toEqual({ status: 200, length: 0 });
  });

  it('keeps the rows whose section did not change', async () => {
    await server.forgetComputers();
    await server.post('ocs-unix-2.10.0-first-inventory');
    const before = await server.db.database.rows('SELECT ID FROM software ORDER BY ID');
    await server.post('ocs-unix-2.10.0-again-inventory');
    expect(await server.db.database.rows('SELECT ID FROM software ORDER BY ID')).toEqual(before);
    expect(before.length).toBeGreaterThan(200);
  });
});
