import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often tables of settings changed: what servers keep of them in memory is valid while the number stays. */
const VERSION = `CREATE TABLE IF NOT EXISTS x_version (
  NAME varchar(64) NOT NULL,
  VERSION bigint NOT NULL,
  PRIMARY KEY (NAME)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci ROW_FORMAT=DYNAMIC`;

/** Begins with the time in microseconds, so that a counter that was lost and made again never shows an old number. */
const BEGIN = `INSERT INTO x_version (NAME, VERSION) VALUES (?, FLOOR(UNIX_TIMESTAMP(NOW(6)) * 1000000))
  ON DUPLICATE KEY UPDATE VERSION = VALUES(VERSION)`;

/** Tables that people change now and then and servers ask all the time. */
const TABLES = [
  'assets_categories',
  'blacklist_macaddresses',
  'blacklist_serials',
  'blacklist_subnet',
  'config',
  'download_available',
  'download_enable',
  'groups',
  'regconfig',
  'software_categories',
  'software_category_exp',
] as const;

const TRIGGERS = TABLES.flatMap((table) =>
  ['INSERT', 'UPDATE', 'DELETE'].map((verb) => ({
    drop: `DROP TRIGGER IF EXISTS x_version_${table}_${verb.toLowerCase()}`,
    create: `CREATE TRIGGER x_version_${table}_${verb.toLowerCase()} AFTER ${verb} ON \`${table}\` FOR EACH ROW
      UPDATE x_version SET VERSION = VERSION + 1 WHERE NAME = '${table}'`,
  })),
);

/**
 * The account may not make triggers: 1044 and 1142 no right on the database or table, 1227 no such right at all, 1419 the
 * server keeps a binary log and trusts only administrators.
 */
const NO_TRIGGERS = new Set([1044, 1142, 1227, 1419]);

export class Versions1700000000700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(VERSION);
    for (const table of TABLES) await runner.query(BEGIN, [table]);
    try {
      for (const { drop, create } of TRIGGERS) {
        await runner.query(drop);
        await runner.query(create);
      }
    } catch (error) {
      // Servers then read the settings at each request, and say so once.
      if (!NO_TRIGGERS.has(errnoOf(error))) throw error;
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { drop } of TRIGGERS) await runner.query(drop);
    await runner.query('DROP TABLE x_version');
  }
}

const errnoOf = (error: unknown): number =>
  Number((error as { readonly driverError?: { readonly errno?: unknown } }).driverError?.errno);
