import { MIGRATIONS } from '@ocs/migrations';
import { createConnection } from 'mysql2/promise';
import type { RowDataPacket } from 'mysql2/promise';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createEmptyDatabase, type EmptyDatabase } from '../testing/index.js';
import { parseDatabaseUrl } from './connection-url.js';
import { connectionOptions } from './data-source.js';
import { migrate, pendingMigrations } from './migrate.js';
import { checkDatabaseServer } from './server-check.js';

const NAMES = MIGRATIONS.map((migration) => migration.name);
let empty: EmptyDatabase;

beforeEach(async () => {
  empty = await createEmptyDatabase();
});
afterEach(() => empty.close());

describe('migrating', { timeout: 120_000 }, () => {
  it('applies everything to an empty database, and nothing the second time', async () => {
    expect(await pendingMigrations(empty.url)).toEqual(NAMES);
    expect(await tables()).toEqual([]);
    expect(await migrate(empty.url)).toEqual(NAMES);
    expect(await pendingMigrations(empty.url)).toEqual([]);
    const before = await snapshot();
    expect(await migrate(empty.url)).toEqual([]);
    expect(await snapshot()).toEqual(before);
  });

  it('is done once when several processes begin together', async () => {
    const applied = await Promise.all([migrate(empty.url), migrate(empty.url), migrate(empty.url)]);
    expect(applied.flat()).toEqual(NAMES);
  });

  it.each([0, 60])('goes on where it was interrupted after %i tables', async (kept) => {
    await migrate(empty.url);
    const complete = await snapshot();
    // What a kill in the first migration leaves: the list of migrations, still empty, and some of the tables.
    await query('DELETE FROM x_migrations');
    await query(
      'SET foreign_key_checks = 0',
      ...(await productTables()).slice(kept).map((table) => `DROP TABLE \`${table}\``),
    );
    expect(await migrate(empty.url)).toEqual(NAMES);
    expect(await snapshot()).toEqual(complete);
  });

  it('goes on after a kill between a change and the note of it', async () => {
    await migrate(empty.url);
    const complete = await snapshot();
    await query('DELETE FROM x_migrations');
    expect(await migrate(empty.url)).toEqual(NAMES);
    expect(await snapshot()).toEqual(complete);
  });

  it("refuses another product's inventory and leaves it untouched", async () => {
    await query('CREATE TABLE hardware (ID int PRIMARY KEY)');
    await expect(migrate(empty.url)).rejects.toMatchObject({
      failure: 'foreign-schema',
      message: expect.stringMatching(/already holds an inventory.*Nothing was changed\.$/) as string,
    });
    expect(await tables()).toEqual(['hardware']);
  });
});

describe('a database that cannot be used', () => {
  const changed = (change: (url: URL) => void): string => {
    const url = new URL(empty.url);
    change(url);
    return url.href;
  };

  it.each([
    [
      'password',
      'access-denied',
      /refuses the user test_\w+: check name, password/,
      (url: URL) => (url.password = 'no'),
    ],
    [
      'database',
      'access-denied',
      /has no rights on the database nowhere/,
      (url: URL) => (url.pathname = '/nowhere'),
    ],
    [
      'address',
      'unreachable',
      /\/nowhere\.sock cannot be reached \(ENOENT\)/,
      (url: URL) => {
        url.searchParams.set('socketPath', '/nowhere.sock');
      },
    ],
  ])('because of its %s is %s', async (_, failure, message, change) => {
    await expect(migrate(changed(change))).rejects.toMatchObject({
      failure,
      message: expect.stringMatching(message) as string,
    });
  });

  it('is not one of these when the server is the one of this test run', async () => {
    expect(await checkDatabaseServer(empty.url)).toMatchObject({ product: 'MariaDB' });
  });
});

async function query(...statements: readonly string[]): Promise<RowDataPacket[]> {
  const connection = await createConnection(connectionOptions(parseDatabaseUrl(empty.url)));
  try {
    let rows: RowDataPacket[] = [];
    for (const statement of statements) [rows] = await connection.query<RowDataPacket[]>(statement);
    return rows;
  } finally {
    connection.destroy();
  }
}

async function tables(): Promise<string[]> {
  return (await query('SHOW TABLES')).flatMap((row) => Object.values(row) as string[]).sort();
}

async function productTables(): Promise<string[]> {
  return (await tables()).filter((table) => table !== 'x_migrations');
}

/** Definition and content of every table but the list of migrations, whose ids and numbers may differ. */
async function snapshot(): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const table of await productTables()) {
    const [definition] = await query(`SHOW CREATE TABLE \`${table}\``);
    const text = String(definition?.['Create Table']).replace(/ AUTO_INCREMENT=\d+/, '');
    const rows = await query(`SELECT * FROM \`${table}\``);
    // Counters begin with the time they are made at.
    all[table] = [text, table === 'x_version' ? rows.map(({ NAME }) => NAME as string) : rows];
  }
  return all;
}
