import type { MigrationInterface, QueryRunner } from 'typeorm';

import { hasIndex } from './schema.js';

/** Table, key and the statements that add and drop it. */
const KEYS = [
  [
    'hardware',
    'x_UUID',
    'ALTER TABLE hardware ADD KEY x_UUID (UUID)',
    'ALTER TABLE hardware DROP KEY x_UUID',
  ],
  ['bios', 'x_SMODEL', 'ALTER TABLE bios ADD KEY x_SMODEL (SMODEL)', 'ALTER TABLE bios DROP KEY x_SMODEL'],
  ...['netmap', 'saas', 'cve_search_computer'].map(
    (table) =>
      [
        table,
        'x_HARDWARE_ID',
        `ALTER TABLE ${table} ADD KEY x_HARDWARE_ID (HARDWARE_ID)`,
        `ALTER TABLE ${table} DROP KEY x_HARDWARE_ID`,
      ] as const,
  ),
] as const;

/**
 * Keys for duplicates: computers are found by UUID and model as quickly as by name, serial number and MAC address, and the
 * rows of one computer are found in every table that can grow large.
 */
export class DuplicateKeys1700000000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, key, adding] of KEYS) {
      if (!(await hasIndex(runner, table, key))) await runner.query(adding);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [, , , dropping] of KEYS) await runner.query(dropping);
  }
}
