import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What each computer's last inventory looked like (architecture, chapter 4). LASTDATE is that of `hardware` when it was
 * written: another one means that another program stored an inventory since.
 */
const FINGERPRINT = `CREATE TABLE IF NOT EXISTS x_fingerprint (
  HARDWARE_ID int NOT NULL,
  LASTDATE datetime NULL,
  SECTIONS varchar(4000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (HARDWARE_ID)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci ROW_FORMAT=DYNAMIC`;

/** Fingerprints of inventories: sections whose bytes are those of the last one are neither parsed nor compared. */
export class Fingerprints1700000000710 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FINGERPRINT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE x_fingerprint');
  }
}
