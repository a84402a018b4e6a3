import type { MigrationInterface, QueryRunner } from 'typeorm';

import { hasIndex } from './schema.js';

/** The only sections whose rows have no key by computer: their primary key begins with the row's own number. */
const TABLES = ['local_users', 'local_groups'] as const;

/** Keys for the rows of one computer: read at each inventory and at its page, deleted with it, all without a scan. */
export class LocalAccounts1700000000640 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      if (await hasIndex(runner, table, 'x_HARDWARE_ID')) continue;
      const statement = `ALTER TABLE ${table} ADD KEY x_HARDWARE_ID (HARDWARE_ID)`;
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      const statement = `ALTER TABLE ${table} DROP KEY x_HARDWARE_ID`;
      await runner.query(statement);
    }
  }
}
