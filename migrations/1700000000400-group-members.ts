import type { MigrationInterface, QueryRunner } from 'typeorm';

import { hasIndex } from './schema.js';

/**
 * Keys for the computation of groups: each contact of an agent asks for groups that have to be computed anew, and the
 * members of one group are read and replaced without going through those of all others.
 */
export class GroupMembers1700000000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (!(await hasIndex(runner, 'groups', 'x_REVALIDATE_FROM'))) {
      await runner.query('ALTER TABLE `groups` ADD KEY x_REVALIDATE_FROM (REVALIDATE_FROM)');
    }
    if (!(await hasIndex(runner, 'groups_cache', 'x_GROUP_ID'))) {
      await runner.query('ALTER TABLE groups_cache ADD KEY x_GROUP_ID (GROUP_ID, STATIC)');
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE groups_cache DROP KEY x_GROUP_ID');
    await runner.query('ALTER TABLE `groups` DROP KEY x_REVALIDATE_FROM');
  }
}
