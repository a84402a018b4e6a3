import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE_OPTIONS = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci ROW_FORMAT=DYNAMIC';

/** What the product knows of an account beyond `operators` (one row a login, made when needed). */
const USER = `CREATE TABLE IF NOT EXISTS x_user (
  LOGIN varchar(255) NOT NULL,
  MUST_CHANGE_PASSWORD tinyint NOT NULL DEFAULT 0,
  LANGUAGE varchar(5),
  THEME varchar(10),
  PASSWORD_CHANGED datetime,
  LAST_SIGN_IN datetime,
  PRIMARY KEY (LOGIN)
) ${TABLE_OPTIONS}`;

/**
 * Sessions of the console. Only hashes (SHA-256, hex) of the refresh token: the one in force, and the one before it
 * for the moment in which two tabs refresh at once.
 */
const SESSION = `CREATE TABLE IF NOT EXISTS x_session (
  ID char(36) NOT NULL,
  LOGIN varchar(255) NOT NULL,
  REFRESH_HASH char(64) NOT NULL,
  PREVIOUS_HASH char(64),
  PREVIOUS_UNTIL datetime,
  CREATED datetime,
  LAST_USED datetime,
  EXPIRES datetime,
  IP varchar(45),
  USER_AGENT varchar(255),
  PRIMARY KEY (ID),
  KEY LOGIN (LOGIN),
  KEY EXPIRES (EXPIRES)
) ${TABLE_OPTIONS}`;

export class Accounts1700000000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(USER);
    await runner.query(SESSION);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE x_session, x_user');
  }
}
