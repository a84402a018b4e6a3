import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What each software element of a computer's last inventory looked like, in pieces of twelve bytes: digest of its bytes,
 * `software_name.ID` of its name. DIGEST is that of the whole section in `x_fingerprint`: another one means that this
 * row is out of date.
 */
const ELEMENTS = `CREATE TABLE IF NOT EXISTS x_software_elements (
  HARDWARE_ID int NOT NULL,
  DIGEST varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ELEMENTS mediumblob NOT NULL,
  PRIMARY KEY (HARDWARE_ID)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci ROW_FORMAT=DYNAMIC`;

/** Where five of five hundred software changed, only the five are parsed and compared (architecture, chapter 4). */
export class SoftwareElements1700000000720 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ELEMENTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE x_software_elements');
  }
}
