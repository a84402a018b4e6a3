import type { MigrationInterface, QueryRunner } from 'typeorm';

import { hasIndex } from './schema.js';

/** Tables that hold registry values. */
const TABLES = ['registry', 'registry_regvalue_cache'] as const;
/** The first characters tell values apart well enough, and every row format has room for them. */
const KEY = 'x_REGVALUE (REGVALUE(64))';

/** Keys for the lists of values: whether a registry value is listed, and whether a computer still has it, without a scan. */
export class ValueKeys1700000000320 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      if (await hasIndex(runner, table, 'x_REGVALUE')) continue;
      const statement = `ALTER TABLE ${table} ADD KEY ${KEY}`;
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      const statement = `ALTER TABLE ${table} DROP KEY x_REGVALUE`;
      await runner.query(statement);
    }
  }
}
