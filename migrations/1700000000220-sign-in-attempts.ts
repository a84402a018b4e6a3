import type { MigrationInterface, QueryRunner } from 'typeorm';

import { hasIndex } from './schema.js';

/** Keys by which sign-in attempts are counted: `auth_attempt` of the ocsweb schema has none. */
const KEYS = [
  ['x_LOGIN', 'ALTER TABLE auth_attempt ADD KEY x_LOGIN (LOGIN)'],
  ['x_IP', 'ALTER TABLE auth_attempt ADD KEY x_IP (IP, DATETIMEATTEMPT)'],
] as const;

export class SignInAttempts1700000000220 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [key, add] of KEYS) {
      if (!(await hasIndex(runner, 'auth_attempt', key))) await runner.query(add);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE auth_attempt DROP KEY x_LOGIN, DROP KEY x_IP');
  }
}
