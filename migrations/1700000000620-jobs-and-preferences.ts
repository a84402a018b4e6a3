import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE_OPTIONS = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci ROW_FORMAT=DYNAMIC';

/**
 * Work that goes on after its request. HEARTBEAT is the last sign of life of a running job and the end of an ended one:
 * the keys serve the own list and the purge. Times are UTC.
 */
const JOB = `CREATE TABLE IF NOT EXISTS x_job (
  ID bigint NOT NULL AUTO_INCREMENT,
  LOGIN varchar(255) NOT NULL,
  KIND varchar(100) NOT NULL,
  TITLE text NOT NULL,
  STATE varchar(12) NOT NULL,
  STOP tinyint NOT NULL DEFAULT 0,
  TOTAL int NOT NULL,
  DONE int NOT NULL DEFAULT 0,
  FAILED int NOT NULL DEFAULT 0,
  FAILURES mediumtext NOT NULL,
  STARTED datetime(3) NOT NULL,
  HEARTBEAT datetime(3) NOT NULL,
  ENDED datetime(3),
  PRIMARY KEY (ID),
  KEY LOGIN (LOGIN, HEARTBEAT),
  KEY HEARTBEAT (HEARTBEAT)
) ${TABLE_OPTIONS}`;

/** What users arranged for themselves: JSON by key. Keys differ by case. */
const PREFERENCE = `CREATE TABLE IF NOT EXISTS x_preference (
  LOGIN varchar(255) NOT NULL,
  NAME varchar(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  VALUE mediumtext NOT NULL,
  PRIMARY KEY (LOGIN, NAME)
) ${TABLE_OPTIONS}`;

/** The database itself refuses to change what the audit holds (spec/security.md row 18). */
const GUARDS = ['UPDATE', 'DELETE'].map((verb) => ({
  drop: `DROP TRIGGER IF EXISTS x_audit_no_${verb.toLowerCase()}`,
  create: `CREATE TRIGGER x_audit_no_${verb.toLowerCase()} BEFORE ${verb} ON x_audit FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Entries of the audit are only ever added'`,
}));

/**
 * The account may not make triggers: 1044 and 1142 no right on the database or table, 1227 no such right at all, 1419 the
 * server keeps a binary log and trusts only administrators.
 */
const NO_TRIGGERS = new Set([1044, 1142, 1227, 1419]);

export class JobsAndPreferences1700000000620 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(JOB);
    await runner.query(PREFERENCE);
    try {
      for (const { drop, create } of GUARDS) {
        await runner.query(drop);
        await runner.query(create);
      }
    } catch (error) {
      // The product itself never changes an entry; the server says at each start that the guard is missing.
      if (!NO_TRIGGERS.has(errnoOf(error))) throw error;
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { drop } of GUARDS) await runner.query(drop);
    await runner.query('DROP TABLE x_preference, x_job');
  }
}

const errnoOf = (error: unknown): number =>
  Number((error as { readonly driverError?: { readonly errno?: unknown } }).driverError?.errno);
