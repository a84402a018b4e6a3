import type { MigrationInterface, QueryRunner } from 'typeorm';

import { DEFAULT_ROWS, type DefaultRows } from './ocsweb-7081/default-rows.js';
import { createTable } from './ocsweb-7081/table.js';
import { OCSWEB_TABLES } from './ocsweb-7081/tables.js';

/**
 * The schema that the original's console 2.12.4 and server 2.12 work on (schema version 7081), for an empty database.
 * DDL commits at once, so an interrupted run leaves a part of it: every statement here may be said again.
 */
export class Ocsweb1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const definition of OCSWEB_TABLES) await runner.query(createTable(definition));
    for (const { rows, ...target } of DEFAULT_ROWS) await runner.query(insertMissing(target), [rows]);
  }

  async down(): Promise<void> {
    throw new Error(
      'The first migration is not undone, it would delete every inventory: drop the database instead.',
    );
  }
}

function insertMissing({ table, columns }: Omit<DefaultRows, 'rows'>): string {
  return `INSERT IGNORE INTO \`${table}\` (${columns.map((column) => `\`${column}\``).join(', ')}) VALUES ?`;
}
