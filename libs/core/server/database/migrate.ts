import { MIGRATIONS } from '@ocs/migrations';
import { DataSource } from 'typeorm';

import { describeAddress, parseDatabaseUrl } from './connection-url.js';
import { dataSourceOptions } from './data-source.js';
import { Database } from './database.js';
import { DatabaseError } from './database-error.js';
import { checkDatabaseServer } from './server-check.js';

/** Lists the migrations done. It is also our mark: a schema without this table was not made by us. */
const MIGRATIONS_TABLE = 'x_migrations';
const LOCK_SECONDS = 600;

/**
 * Brings the database at `url` to the schema of this version. Several processes may call it at once: one migrates,
 * the others wait and find nothing to do. A run that was interrupted is continued by the next.
 * @returns the names of the migrations applied, oldest first
 * @throws DatabaseError when the database cannot be used or holds an ocsweb schema of another product (nothing is touched)
 */
export async function migrate(url: string): Promise<string[]> {
  await checkDatabaseServer(url);
  return withMigrations(url, async (dataSource) =>
    new Database(dataSource).withLock('migrations', LOCK_SECONDS, async () => {
      await refuseForeignSchema(dataSource, url);
      const applied = await dataSource.runMigrations({ transaction: 'none' });
      return applied.map((migration) => migration.name);
    }),
  );
}

/** Names of the migrations this version has and the database at `url` has not. Changes nothing. */
export async function pendingMigrations(url: string): Promise<string[]> {
  await checkDatabaseServer(url);
  return withMigrations(url, async (dataSource) => {
    const done = new Set<string>();
    if (await hasTable(dataSource, MIGRATIONS_TABLE)) {
      const rows = await new Database(dataSource).rows<{ name: string }>('SELECT name FROM x_migrations');
      for (const row of rows) done.add(row.name);
    }
    return MIGRATIONS.map((migration) => migration.name).filter((name) => !done.has(name));
  });
}

async function withMigrations<T>(url: string, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  const dataSource = new DataSource({
    ...dataSourceOptions(url, { poolSize: 3 }),
    migrations: [...MIGRATIONS],
    migrationsTableName: MIGRATIONS_TABLE,
  });
  await dataSource.initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

async function refuseForeignSchema(dataSource: DataSource, url: string): Promise<void> {
  if ((await hasTable(dataSource, MIGRATIONS_TABLE)) || !(await hasTable(dataSource, 'hardware'))) return;
  const address = parseDatabaseUrl(url);
  throw new DatabaseError(
    'foreign-schema',
    `The database ${address.database} at ${describeAddress(address)} already holds an inventory that this product did not create: ` +
      'a fresh install needs an empty database. Nothing was changed.',
  );
}

async function hasTable(dataSource: DataSource, table: string): Promise<boolean> {
  const found = await new Database(dataSource).one(
    'SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?',
    [table],
  );
  return found !== undefined;
}
