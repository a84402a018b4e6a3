import { randomBytes } from 'node:crypto';

import { createConnection } from 'mysql2/promise';
import { DataSource } from 'typeorm';
import { inject } from 'vitest';

import { connectionOptions, dataSourceOptions, type DataSourceSettings } from '../database/data-source.js';
import { parseDatabaseUrl, socketUrl } from '../database/connection-url.js';
import { Database } from '../database/database.js';
import { identifier } from '../database/identifier.js';
import { migrate } from '../database/migrate.js';
import type {} from './global-setup.js';

export interface EmptyDatabase {
  readonly url: string;
  /** Drops the database. */
  close(): Promise<void>;
}

export interface TestDatabase extends EmptyDatabase {
  readonly database: Database;
  readonly dataSource: DataSource;
}

/**
 * A database of its own for one spec file, with the product's schema and default rows:
 * `beforeAll(async () => { db = await createTestDatabase(); })`, `afterAll(() => db.close())`.
 */
export async function createTestDatabase(settings: DataSourceSettings = {}): Promise<TestDatabase> {
  const empty = await createEmptyDatabase();
  await migrate(empty.url);
  const dataSource = await new DataSource(dataSourceOptions(empty.url, settings)).initialize();
  return {
    url: empty.url,
    database: new Database(dataSource),
    dataSource,
    close: async () => {
      await dataSource.destroy();
      await empty.close();
    },
  };
}

/**
 * A database without any table, and a user with all rights on it, for tests of migrations and of the start.
 * @param without a right the user does not have, for instance `TRIGGER`
 */
export async function createEmptyDatabase(without?: 'TRIGGER'): Promise<EmptyDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  await asAdmin(
    `CREATE DATABASE ${identifier(name)} CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci`,
    `CREATE USER '${name}'@'localhost' IDENTIFIED BY '${password}'`,
    `GRANT ALL PRIVILEGES ON ${identifier(name)}.* TO '${name}'@'localhost'`,
    ...(without === undefined
      ? []
      : [`REVOKE ${without} ON ${identifier(name)}.* FROM '${name}'@'localhost'`]),
  );
  const { socketPath } = parseDatabaseUrl(adminUrl());
  return {
    url: socketUrl({ user: name, password, database: name, socketPath: socketPath! }),
    close: () => asAdmin(`DROP DATABASE ${identifier(name)}`, `DROP USER '${name}'@'localhost'`),
  };
}

async function asAdmin(...statements: readonly string[]): Promise<void> {
  const connection = await createConnection(connectionOptions(parseDatabaseUrl(adminUrl())));
  try {
    for (const statement of statements) await connection.query(statement);
  } finally {
    connection.destroy();
  }
}

function adminUrl(): string {
  const admin = inject('databaseAdmin');
  if ('missing' in admin) throw new Error(admin.missing);
  return admin.url;
}
