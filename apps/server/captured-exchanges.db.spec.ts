import { startAgentServer } from '@ocs/agent-server/testing';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync, gunzipSync } from 'node:zlib';

import { type HttpApp } from '@ocs/core-server';
import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';

import { TeledeployModule } from '@ocs/teledeploy-server';
import { XMLParser } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * Exchanges captured between real agents and the original server, replayed against this one: the replies are compared as
 * trees, the stored rows with those the original left (e2e/fixtures/agents/README.md).
 */
const FIXTURES = join(import.meta.dirname, '../../e2e/fixtures/agents');

type Rows = Record<string, string | null>[];

let db: TestDatabase;
let http: HttpApp;

beforeAll(async () => {
  db = await createTestDatabase();
  http = await startAgentServer(db.url, { capabilities: [TeledeployModule] });
});

afterAll(async () => {
  await http.stop();
  await db.close();
});

const read = (exchange: string, file: string) => readFileSync(join(FIXTURES, exchange, file));

async function post(exchange: string) {
  const userAgent = /^user-agent: (.*?)\r?$/im.exec(read(exchange, 'request.headers').toString())?.[1];
  const reply = await http.app.inject({
    method: 'POST',
    url: '/ocsinventory',
    headers: {
      ...(userAgent !== undefined && { 'user-agent': userAgent }),
      'content-type': 'application/x-compress',
    },
    payload: read(exchange, 'request.bin'),
    remoteAddress: '127.0.0.1',
  });
  return { status: reply.statusCode, headers: reply.headers, body: reply.rawPayload };
}

/** A reply as nested lists: element order within a name counts, order between names does not. */
function tree(xml: string): unknown {
  return new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    ignoreDeclaration: true,
    trimValues: true,
  }).parse(xml);
}

function unpack(body: Buffer): string {
  if (body[0] === 0x78) return inflateSync(body).toString();
  return body[0] === 0x1f ? gunzipSync(body).toString() : body.toString();
}

async function forgetComputers(): Promise<void> {
  for (const { name } of await db.database.rows<{ name: string }>(
    "SELECT DISTINCT TABLE_NAME AS name FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND COLUMN_NAME = 'HARDWARE_ID'",
  )) {
    await db.database.run(['DELETE FROM', `\`${name}\``].join(' '));
  }
  await db.database.run('DELETE FROM hardware');
}

const setOption = (name: string, value: number) =>
  db.database.run('UPDATE config SET IVALUE = ? WHERE NAME = ?', [value, name]);

const exchanges = readdirSync(FIXTURES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const inventories = exchanges.filter((name) => readdirSync(join(FIXTURES, name)).includes('db.json'));

describe('the rows of a captured inventory', () => {
  it('are compared for every captured inventory', () => {
    expect(inventories.length).toBeGreaterThanOrEqual(10);
  });

  it.each(inventories)('are those the original stored: %s', async (exchange) => {
    await forgetComputers();
    const { status } = await post(exchange);
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
  const rows = await db.database.rows<Record<string, string | number | null>>(sql);
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
    await forgetComputers();
    const { status, body } = await post(exchange);
    expect({ status, length: body.length }).toEqual({ status: expected, length: 0 });
    expect(await db.database.rows('SELECT ID FROM hardware')).toEqual([]);
  });

  it.each([
    ['GET', 400],
    ['PUT', 403],
    ['DELETE', 403],
  ] as const)('%s is answered %i', async (method, expected) => {
    expect((await http.app.inject({ method, url: '/ocsinventory' })).statusCode).toBe(expected);
  });
});

describe('an agent that comes again', () => {
  it('is told the TAG that the server keeps', async () => {
    await forgetComputers();
    await post('ocs-unix-2.10.0-first-inventory');
    const { body } = await post('ocs-unix-2.10.0-tagchange-inventory');
    expect(tree(unpack(body))).toEqual(
      tree(read('ocs-unix-2.10.0-tagchange-inventory', 'reply.xml').toString()),
    );
  });

  it('is stopped while its inventory is young enough', async () => {
    await forgetComputers();
    await post('ocs-unix-2.10.0-first-inventory');
    await setOption('FREQUENCY', 1);
    const { body } = await post('ocs-unix-2.10.0-stop-prolog');
    await setOption('FREQUENCY', 0);
    expect(tree(unpack(body))).toEqual(tree(read('ocs-unix-2.10.0-stop-prolog', 'reply.xml').toString()));
  });

  it('gets the replies of the original through a whole history', async () => {
    await forgetComputers();
    const history = ['first-prolog', 'first-inventory', 'again-prolog', 'again-inventory', 'force-inventory'];
    for (const step of [...history, 'tagchange-prolog', 'tagchange-inventory']) {
      const exchange = `ocs-unix-2.10.0-${step}`;
      const { status, body } = await post(exchange);
      const expected = tree(read(exchange, 'reply.xml').toString());
      expect({ step, status, reply: tree(unpack(body)) }).toEqual({ step, status: 200, reply: expected });
    }
  });

  it('gets an empty answer to the result of a package', async () => {
    await forgetComputers();
    await post('ocs-unix-2.10.0-first-inventory');
    const { status, body } = await post('ocs-unix-2.10.0-download-launch-result');
    expect({ status, length: body.length }).toEqual({ status: 200, length: 0 });
  });

  it('keeps the rows whose section did not change', async () => {
    await forgetComputers();
    await post('ocs-unix-2.10.0-first-inventory');
    const before = await db.database.rows('SELECT ID FROM software ORDER BY ID');
    await post('ocs-unix-2.10.0-again-inventory');
    expect(await db.database.rows('SELECT ID FROM software ORDER BY ID')).toEqual(before);
    expect(before.length).toBeGreaterThan(200);
  });
});

describe('the reply to a captured message', () => {
  const replayed = exchanges.filter((name) =>
    /^(ocs-unix-.*|fusioninventory-.*)-(first|nocompress)-(prolog|inventory)$/.test(name),
  );

  it('is compared for every first contact', () => {
    expect(replayed.length).toBeGreaterThanOrEqual(8);
  });

  it.each(replayed)('is that of the original: %s', async (exchange) => {
    await forgetComputers();
    await setOption('DOWNLOAD', exchange.startsWith('ocs-unix-2.10.0') ? 0 : 1);
    await setOption('DOWNLOAD_CYCLE_LATENCY', exchange.startsWith('ocs-unix-2.10.0') ? 60 : 1);
    await setOption('DOWNLOAD_FRAG_LATENCY', exchange.startsWith('ocs-unix-2.10.0') ? 10 : 1);
    const { status, headers, body } = await post(exchange);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/x-compressed');
    expect(tree(unpack(body))).toEqual(tree(read(exchange, 'reply.xml').toString()));
  });
});
