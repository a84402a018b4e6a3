import type { MigrationInterface, QueryRunner } from 'typeorm';

import { hasColumn, hasIndex } from './schema.js';

/**
 * Makes the device id unique in fact: twenty first inventories of one device at the same time make one computer.
 * Groups are rows of `hardware` too and share their device id (`_SYSTEMGROUP_`, `_DOWNLOADGROUP_`), so the unique key
 * lies on a generated column that is NULL for them. The other keys serve the list of computers.
 */
export class DeviceIdentity1700000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (!(await hasColumn(runner, 'hardware', 'x_IDENTITY'))) {
      await runner.query(
        `ALTER TABLE hardware
           ADD COLUMN x_IDENTITY varchar(255) GENERATED ALWAYS AS (IF(LEFT(DEVICEID, 1) = '_', NULL, DEVICEID)) VIRTUAL,
           ADD UNIQUE KEY x_IDENTITY (x_IDENTITY)`,
      );
    }
    if (!(await hasIndex(runner, 'hardware', 'x_LASTDATE'))) {
      await runner.query(
        'ALTER TABLE hardware ADD KEY x_LASTDATE (LASTDATE), ADD KEY x_IPADDR (IPADDR), ADD KEY x_ARCHIVE (ARCHIVE)',
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE hardware DROP KEY x_LASTDATE, DROP KEY x_IPADDR, DROP KEY x_ARCHIVE');
    await runner.query('ALTER TABLE hardware DROP KEY x_IDENTITY, DROP COLUMN x_IDENTITY');
  }
}
