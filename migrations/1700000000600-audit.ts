import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people and integrators did; entries are only ever added. Times are UTC. */
const AUDIT = `CREATE TABLE IF NOT EXISTS x_audit (
  ID bigint NOT NULL AUTO_INCREMENT,
  AT datetime(3) NOT NULL,
  LOGIN varchar(255) NOT NULL,
  ADDRESS varchar(45),
  TOKEN varchar(255),
  ACTION varchar(100) NOT NULL,
  TARGET_KIND varchar(50),
  TARGET_ID varchar(255),
  TARGET_NAME varchar(255),
  CHANGES mediumtext NOT NULL,
  PRIMARY KEY (ID),
  KEY AT (AT),
  KEY LOGIN (LOGIN, AT),
  KEY ACTION (ACTION, AT),
  KEY TARGET (TARGET_KIND, TARGET_ID, AT)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci ROW_FORMAT=DYNAMIC`;

export class Audit1700000000600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(AUDIT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE x_audit');
  }
}
