import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The last contacts of each computer with the decisions the server took (spec: none, our own). HARDWARE_ID is named as in
 * every table of a computer, so that whoever deletes a computer finds its rows. Times are seconds since 1970.
 */
const CONTACT = `CREATE TABLE IF NOT EXISTS x_contact (
  ID bigint NOT NULL AUTO_INCREMENT,
  HARDWARE_ID int NOT NULL,
  KIND varchar(20) NOT NULL,
  STATUS smallint NOT NULL,
  DIGEST char(40) NOT NULL,
  FIRST_AT bigint NOT NULL,
  LAST_AT bigint NOT NULL,
  TIMES int NOT NULL,
  DECISIONS mediumtext NOT NULL,
  PRIMARY KEY (ID),
  KEY HARDWARE_ID (HARDWARE_ID, ID)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci ROW_FORMAT=DYNAMIC`;

/** Agents that wait for an administrator: unknown computers, and known identities that came from another machine. */
const ADMISSION = `CREATE TABLE IF NOT EXISTS x_admission (
  DEVICEID varchar(255) NOT NULL,
  KIND varchar(20) NOT NULL,
  STATE varchar(20) NOT NULL,
  ADDRESS varchar(45) NOT NULL,
  USER_AGENT varchar(255) NOT NULL,
  FACTS text NOT NULL,
  FIRST_AT bigint NOT NULL,
  LAST_AT bigint NOT NULL,
  TIMES int NOT NULL DEFAULT 1,
  DECIDED_BY varchar(255),
  PRIMARY KEY (DEVICEID, KIND),
  KEY STATE (STATE, LAST_AT)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci ROW_FORMAT=DYNAMIC`;

export class Contacts1700000000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CONTACT);
    await runner.query(ADMISSION);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE x_admission, x_contact');
  }
}
