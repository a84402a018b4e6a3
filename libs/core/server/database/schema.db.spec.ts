import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/index.js';
import { isDuplicateKey } from './database-error.js';
import { identifier } from './identifier.js';

/** The original's schema in lines: `COLUMN type NULL DEFAULT value` and `KEY name (columns)` below each table. */
const EXPECTED = readFileSync(new URL('./schema-7081.txt', import.meta.url), 'utf8')
  .trimEnd()
  // The one key of the original that a longer one of our own replaces: x_NAME_ID (NAME_ID, HARDWARE_ID).
  .replace(/(?<=^software\n(?: {2}.*\n)*) {2}KEY NAME_ID \(NAME_ID\)\n/m, '');

/** Rows of a fresh install; every other table is empty. */
const DEFAULT_ROWS = {
  accountinfo_config: 2,
  blacklist_macaddresses: 14,
  blacklist_serials: 34,
  config: 84,
  config_ldap: 5,
  downloadwk_fields: 10,
  downloadwk_statut_request: 9,
  downloadwk_tab_values: 5,
  notification: 3,
  snmp_configs: 6,
  snmp_labels: 6,
  snmp_types: 1,
  snmp_types_conditions: 1,
  software_publisher: 1,
  software_version: 1,
};

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

describe('the ocsweb schema of a fresh install', () => {
  it('is that of schema version 7081: 106 tables with their columns, types, defaults and keys', async () => {
    const actual = await describeSchema();
    expect(actual.match(/^\w/gm)).toHaveLength(106);
    expect(actual).toBe(EXPECTED);
  });

  it('has one engine and one collation', async () => {
    expect(
      await test.database.rows(
        `SELECT DISTINCT ENGINE AS engine, TABLE_COLLATION AS collation, ROW_FORMAT AS format
         FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME <> 'x_migrations'`,
      ),
    ).toEqual([{ engine: 'InnoDB', collation: 'utf8mb4_general_ci', format: 'Dynamic' }]);
  });

  it('has a single foreign key, from archive to hardware', async () => {
    expect(
      await test.database.rows(
        `SELECT TABLE_NAME AS t, COLUMN_NAME AS c, REFERENCED_TABLE_NAME AS rt, REFERENCED_COLUMN_NAME AS rc
         FROM information_schema.KEY_COLUMN_USAGE
         WHERE TABLE_SCHEMA = DATABASE() AND REFERENCED_TABLE_NAME IS NOT NULL`,
      ),
    ).toEqual([{ t: 'archive', c: 'HARDWARE_ID', rt: 'hardware', rc: 'ID' }]);
  });

  it('holds the default rows and no others', async () => {
    const counts: Record<string, number> = {};
    for (const table of EXPECTED.match(/^\w+/gm) ?? []) {
      const count = `SELECT COUNT(*) AS n FROM ${identifier(table)}`;
      const { n = 0 } = (await test.database.one<{ n: number }>(count)) ?? {};
      if (n > 0) counts[table] = n;
    }
    expect(counts).toEqual(DEFAULT_ROWS);
  });

  it.each([
    ['GUI_VERSION', 0, '7081'],
    ['AUTO_DUPLICATE_LVL', 7, ''],
    ['PROLOG_FREQ', 24, ''],
    ['DEFAULT_CATEGORY', null, null],
    ['DOWNLOAD_SERVER_DOCROOT', 0, 'd:\\tele_ocs'],
    ['SECURITY_PASSWORD_FORCE_UPPER', 0, ''],
    ['GUI_REPORT_DD_MINI', 500, ''],
    ['SNMP_INVENTORY_DIFF', 1, null],
  ])('sets %s to %j and %j', async (name, ivalue, tvalue) => {
    expect(await test.database.one('SELECT IVALUE, TVALUE FROM config WHERE NAME = ?', [name])).toEqual({
      IVALUE: ivalue,
      TVALUE: tvalue,
    });
  });

  it('keeps 4-byte characters and zero dates', async () => {
    await test.database.run(
      "INSERT INTO drives (HARDWARE_ID, VOLUMN, CREATEDATE) VALUES (1, '💾', '0000-00-00')",
    );
    expect(await test.database.one('SELECT VOLUMN, CREATEDATE FROM drives')).toEqual({
      VOLUMN: '💾',
      CREATEDATE: '0000-00-00',
    });
  });
});

describe('a device id', () => {
  const add = (deviceId: string): Promise<unknown> =>
    test.database.run('INSERT INTO hardware (DEVICEID) VALUES (?)', [deviceId]);

  it('belongs to one computer, whatever its case', async () => {
    await add('PC-2026-01-31-10-00-00');
    const failure = await add('pc-2026-01-31-10-00-00').catch((error: unknown) => error);
    expect(isDuplicateKey(failure, 'x_IDENTITY')).toBe(true);
  });

  it('given to twenty new computers at once makes one', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => add('RACE-2026-01-31-10-00-00')),
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(
      results.every((result) => result.status === 'fulfilled' || isDuplicateKey(result.reason, 'x_IDENTITY')),
    ).toBe(true);
  });

  it('that marks a group may be there many times', async () => {
    for (const group of ['_SYSTEMGROUP_', '_SYSTEMGROUP_', '_DOWNLOADGROUP_', '_DOWNLOADGROUP_'])
      await add(group);
    expect(
      await test.database.one(
        "SELECT COUNT(*) AS n, COUNT(x_IDENTITY) AS identities FROM hardware WHERE DEVICEID LIKE '\\_%'",
      ),
    ).toEqual({ n: 4, identities: 0 });
  });
});

/** The schema as the server tells it, in the form of EXPECTED; our own tables, columns and keys (`x_…`) left out. */
async function describeSchema(): Promise<string> {
  const lines = new Map<string, string[]>();
  const columns = await test.database.rows<{
    t: string;
    c: string;
    type: string;
    nullable: string;
    initial: string | null;
    extra: string;
    collation: string | null;
  }>(
    `SELECT TABLE_NAME AS t, COLUMN_NAME AS c, COLUMN_TYPE AS type, IS_NULLABLE AS nullable, COLUMN_DEFAULT AS initial,
            EXTRA AS extra, COLLATION_NAME AS collation
     FROM information_schema.COLUMNS
     WHERE TABLE_SCHEMA = DATABASE() AND LEFT(TABLE_NAME, 2) <> 'x_' AND LEFT(COLUMN_NAME, 2) <> 'x_'
     ORDER BY ORDINAL_POSITION`,
  );
  for (const { t, c, type, nullable, initial, extra, collation } of columns) {
    const parts = [
      `  ${c} ${type.replace(/^(int|bigint|smallint|tinyint)\((?!1\))\d+\)/, '$1')}`,
      ...(collation?.endsWith('_bin') ? [collation] : []),
      nullable === 'YES' ? 'NULL' : 'NOT NULL',
      ...defaultOf(initial),
      ...(/on update/i.test(extra) ? ['ON UPDATE'] : []),
      ...(/auto_increment/i.test(extra) ? ['AUTO_INCREMENT'] : []),
    ];
    lines.set(t, [...(lines.get(t) ?? [t]), parts.join(' ')]);
  }
  const keys = await test.database.rows<{ t: string; k: string; nonUnique: number; list: string }>(
    `SELECT TABLE_NAME AS t, INDEX_NAME AS k, MAX(NON_UNIQUE) AS nonUnique,
            GROUP_CONCAT(CONCAT(COLUMN_NAME, IFNULL(CONCAT('(', SUB_PART, ')'), '')) ORDER BY SEQ_IN_INDEX) AS list
     FROM information_schema.STATISTICS
     WHERE TABLE_SCHEMA = DATABASE() AND LEFT(TABLE_NAME, 2) <> 'x_' AND LEFT(INDEX_NAME, 2) <> 'x_'
     GROUP BY TABLE_NAME, INDEX_NAME`,
  );
  // Sorted here: the server's own order depends on its collation.
  const rank = (key: string, nonUnique: number): string => `${key === 'PRIMARY' ? 0 : 1 + nonUnique}${key}`;
  keys.sort((a, b) => (rank(a.k, a.nonUnique) < rank(b.k, b.nonUnique) ? -1 : 1));
  for (const { t, k, nonUnique, list } of keys) {
    const head = k === 'PRIMARY' ? 'PRIMARY KEY' : nonUnique === 0 ? `UNIQUE ${k}` : `KEY ${k}`;
    lines.get(t)?.push(`  ${head} (${list})`);
  }
  return [...lines.keys()]
    .sort()
    .flatMap((table) => lines.get(table) ?? [])
    .join('\n');
}

/** MariaDB quotes defaults and says NULL in words, MySQL does neither. */
function defaultOf(text: string | null): string[] {
  if (text === null || text === 'NULL') return [];
  if (/^current_timestamp/i.test(text)) return ['DEFAULT CURRENT_TIMESTAMP'];
  const plain = text.replace(/^'(.*)'$/, '$1');
  return [`DEFAULT ${plain === '' ? "''" : plain}`];
}
