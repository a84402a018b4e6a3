import { identifier } from '@ocs/core-server';
import type { Section, SectionField } from '@ocs/inventory-contract';
import { agentFields, columnOf, SectionCatalogue } from '@ocs/inventory-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { document, escaped, httpRequest, packed } from './hostile-case.js';
import { startServer, type TestedServer } from './product.js';
import { prolog, send } from './wire.js';

/**
 * Every section with values meant to hurt: each is stored as data, cut to its column in characters (spec/security.md rows 5
 * and 6). What is expected is worked out here, apart from the product's own rules.
 */
const PAYLOADS: Readonly<Record<string, string>> = {
  'overlong values': 'overlong '.repeat(9_000) + 'end',
  'overlong values of four-byte characters': 'x' + '\u{1f4a3}'.repeat(30_000),
  script: `<img src=x onerror="__ocs_canary('x')"><script>__ocs_canary()</script>{{constructor.constructor('__ocs_canary()')()}}`,
  SQL: `x'; DROP TABLE hardware; -- " OR "1"="1" UNION SELECT SLEEP(5) /* \\' \\" \\0 ? :x`,
};

/** Found before the cases are made: the suite grows with the catalogue. */
const SECTIONS = (await SectionCatalogue.load()).sections;

/** Read from other fields, or a number or an address of the server's making. */
const OTHER_RULE = new Set([
  'hardware.CHECKSUM',
  'hardware.LASTDATE',
  'hardware.IPADDR',
  'hardware.FIDELITY',
  'software.INSTALLDATE',
]);

let server: TestedServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** What a column keeps of a text that is no number and no date. */
function kept({ type }: SectionField, sent: string): string {
  switch (type.kind) {
    case 'text':
      return Array.from(sent).slice(0, type.width).join('');
    case 'longtext': {
      let text = '';
      let bytes = 0;
      for (const character of sent) {
        bytes += Buffer.byteLength(character);
        if (bytes > (type.maxBytes ?? Infinity)) break;
        text += character;
      }
      return text;
    }
    case 'integer':
      return '0';
    case 'decimal':
      return (0).toFixed(type.scale);
    case 'date':
      return '0000-00-00';
    case 'datetime':
      return '0000-00-00 00:00:00';
  }
}

function content(section: Section, payload: string): string {
  const row = agentFields(section)
    .filter(({ name }) => name !== 'CHECKSUM')
    .map(({ name }) => `<${name}>${escaped(payload)}</${name}>`)
    .join('');
  const hardware = section.name === 'HARDWARE' ? row : '<NAME>hostile</NAME>';
  const other = section.name === 'HARDWARE' ? '' : `<${section.name}>${row}</${section.name}>`;
  return `<HARDWARE>${hardware}<CHECKSUM>4194303</CHECKSUM></HARDWARE>${other}`;
}

const SOFTWARE = `SELECT s.*, n.NAME, p.PUBLISHER, v.VERSION FROM software s JOIN software_name n ON n.ID = s.NAME_ID
  JOIN software_publisher p ON p.ID = s.PUBLISHER_ID JOIN software_version v ON v.ID = s.VERSION_ID
  WHERE s.HARDWARE_ID = ?`;

async function storedRow(
  section: Section,
  deviceId: string,
): Promise<Record<string, string | number | null>> {
  const computer = await server.db.database.one<{ ID: number }>(
    'SELECT ID FROM hardware WHERE DEVICEID = ?',
    [deviceId],
  );
  const key = section.storage === 'computer' ? 'ID' : 'HARDWARE_ID';
  const select =
    section.storage === 'software'
      ? SOFTWARE
      : ['SELECT * FROM', identifier(section.table), 'WHERE', identifier(key), '= ?'].join(' ');
  const rows = await server.db.database.rows<Record<string, string | number | null>>(select, [
    computer?.ID ?? 0,
  ]);
  expect(rows).toHaveLength(1);
  return rows[0]!;
}

const plain = SECTIONS.filter(({ storage }) => storage !== 'administrative');

describe.each(Object.entries(PAYLOADS))('%s', (what, payload) => {
  it.each(plain.map((section) => [section.name, section] as const))(
    'in %s are stored as data',
    async (name, section) => {
      const deviceId = `${name.toLowerCase()}-${Object.keys(PAYLOADS).indexOf(what)}-2026-03-01-09-15-00`;
      const body = packed(document('INVENTORY', content(section, payload), deviceId));
      expect((await send(server.port, httpRequest({ body }))).status).toBe(200);
      const row = await storedRow(section, deviceId);
      const fields = agentFields(section).filter(
        (field) => !OTHER_RULE.has(`${section.table}.${columnOf(field)}`),
      );
      expect(fields.length).toBeGreaterThan(0);
      const columns = fields.map((field) => [columnOf(field), field] as const);
      expect(Object.fromEntries(columns.map(([column]) => [column, String(row[column])]))).toEqual(
        Object.fromEntries(columns.map(([column, field]) => [column, kept(field, payload)])),
      );
      expect((await prolog(server.port)).status).toBe(200);
    },
  );

  it('as administrative data are stored as data', async () => {
    const deviceId = `account-${Object.keys(PAYLOADS).indexOf(what)}-2026-03-01-09-15-00`;
    const account = `<ACCOUNTINFO><KEYNAME>TAG</KEYNAME><KEYVALUE>${escaped(payload)}</KEYVALUE></ACCOUNTINFO>`;
    const body = packed(document('INVENTORY', `<HARDWARE><NAME>x</NAME></HARDWARE>${account}`, deviceId));
    expect((await send(server.port, httpRequest({ body }))).status).toBe(200);
    const stored = await server.db.database.one<{ TAG: string }>(
      'SELECT TAG FROM accountinfo JOIN hardware ON hardware.ID = HARDWARE_ID WHERE DEVICEID = ?',
      [deviceId],
    );
    expect(stored?.TAG).toBe(Array.from(payload).slice(0, 255).join(''));
  });
});

describe('the sections', () => {
  it('make more cases than were promised', () => {
    expect(plain.length * Object.keys(PAYLOADS).length).toBeGreaterThanOrEqual(75);
  });
});
