import type { MigrationInterface, QueryRunner } from 'typeorm';

import { hasIndex } from './schema.js';

/**
 * Which computers have a software, and how many, from the key alone: filters of lists, the global search and the pages of
 * software ask this of thirty million rows. It takes the place of NAME_ID, whose entries it only makes four bytes longer: a
 * key more would cost every inventory.
 */
export class ListKeys1700000000630 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (!(await hasIndex(runner, 'software', 'x_NAME_ID'))) {
      await runner.query('ALTER TABLE software ADD KEY x_NAME_ID (NAME_ID, HARDWARE_ID)');
    }
    if (await hasIndex(runner, 'software', 'NAME_ID')) {
      await runner.query('ALTER TABLE software DROP KEY NAME_ID');
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE software ADD KEY NAME_ID (NAME_ID), DROP KEY x_NAME_ID');
  }
}
