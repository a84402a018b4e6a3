import type { MigrationInterface, QueryRunner } from 'typeorm';

import { hasColumn } from './schema.js';

const TABLE_OPTIONS = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci ROW_FORMAT=DYNAMIC';

/** What the accounts of a profile may do. PERMISSIONS is a JSON array of names; `["*"]` is every permission there is. */
const PROFILE = `CREATE TABLE IF NOT EXISTS x_profile (
  NAME varchar(64) NOT NULL,
  LABEL varchar(255) NOT NULL,
  RESTRICTED tinyint NOT NULL DEFAULT 0,
  PERMISSIONS text NOT NULL,
  SECOND_FACTOR tinyint NOT NULL DEFAULT 0,
  SHIPPED tinyint NOT NULL DEFAULT 0,
  VERSION int NOT NULL DEFAULT 1,
  PRIMARY KEY (NAME)
) ${TABLE_OPTIONS}`;

/** The four profiles of the product as they were when this table came; they are the administrator's from here on. */
const SHIPPED = [
  ['sadmin', 'Super administrators', 0, '["*"]'],
  [
    'admin',
    'Administrators',
    0,
    '["computers.read","computers.edit","computers.archive","computers.delete"]',
  ],
  [
    'ladmin',
    'Local administrators',
    1,
    '["computers.read","computers.edit","computers.archive","computers.delete"]',
  ],
  ['read-only', 'Read only', 0, '["computers.read"]'],
] as const;

/** One row that every change of accounts and profiles writes first, so that they take place one after the other. */
const TURN = `CREATE TABLE IF NOT EXISTS x_account_turn (
  ID tinyint NOT NULL,
  TURN bigint NOT NULL,
  PRIMARY KEY (ID)
) ${TABLE_OPTIONS}`;

/** Recovery codes that are left: SHA-256 (hex) of each; a used one goes. */
const RECOVERY_CODE = `CREATE TABLE IF NOT EXISTS x_recovery_code (
  LOGIN varchar(255) NOT NULL,
  HASH char(64) NOT NULL,
  PRIMARY KEY (LOGIN, HASH)
) ${TABLE_OPTIONS}`;

/** API tokens: SHA-256 (hex) of each, and the first characters to recognise it by. Times are UTC. */
const TOKEN = `CREATE TABLE IF NOT EXISTS x_token (
  ID int NOT NULL AUTO_INCREMENT,
  LOGIN varchar(255) NOT NULL,
  NAME varchar(255) NOT NULL,
  HASH char(64) NOT NULL,
  PREFIX varchar(12) NOT NULL,
  SCOPES text NOT NULL,
  CREATED datetime NOT NULL,
  EXPIRES datetime NOT NULL,
  LAST_USED datetime,
  PRIMARY KEY (ID),
  UNIQUE KEY HASH (HASH),
  KEY LOGIN (LOGIN)
) ${TABLE_OPTIONS}`;

/** Secrets of the second factor are encrypted; TOTP_STEP is the last time step a code was taken for. */
const USER_COLUMNS = [
  ['DISABLED', 'ALTER TABLE x_user ADD COLUMN DISABLED tinyint NOT NULL DEFAULT 0'],
  ['TOTP_SECRET', 'ALTER TABLE x_user ADD COLUMN TOTP_SECRET varchar(255)'],
  ['TOTP_PENDING', 'ALTER TABLE x_user ADD COLUMN TOTP_PENDING varchar(255)'],
  ['TOTP_STEP', 'ALTER TABLE x_user ADD COLUMN TOTP_STEP bigint'],
] as const;

/** Profiles as rows, disabled accounts, second factor and API tokens. */
export class Profiles1700000000610 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [PROFILE, TURN, RECOVERY_CODE, TOKEN]) await runner.query(statement);
    for (const profile of SHIPPED) {
      await runner.query(
        'INSERT IGNORE INTO x_profile (NAME, LABEL, RESTRICTED, PERMISSIONS, SHIPPED) VALUES (?, ?, ?, ?, 1)',
        [...profile],
      );
    }
    for (const [column, add] of USER_COLUMNS) {
      if (!(await hasColumn(runner, 'x_user', column))) await runner.query(add);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE x_profile, x_account_turn, x_recovery_code, x_token');
    await runner.query(
      'ALTER TABLE x_user DROP COLUMN DISABLED, DROP COLUMN TOTP_SECRET, DROP COLUMN TOTP_PENDING, DROP COLUMN TOTP_STEP',
    );
  }
}
