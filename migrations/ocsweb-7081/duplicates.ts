import { table } from './table.js';

/** Deletions, and what never proves that two computers are one (spec/database.md 3.5). */
export const DUPLICATES_TABLES = [
  // Trace of deleted and merged computers for external tools.
  table(
    'deleted_equiv',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      DATE: 'timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP',
      DELETED: 'varchar(255) NOT NULL',
      EQUIVALENT: 'varchar(255)',
    },
    { primary: ['ID'], keys: ['DELETED'] },
  ),
  // MAC addresses that never prove a duplicate.
  table(
    'blacklist_macaddresses',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      MACADDRESS: "varchar(255) NOT NULL DEFAULT ''",
    },
    { primary: ['ID'], unique: ['MACADDRESS'] },
  ),
  // Serial numbers that never prove a duplicate.
  table(
    'blacklist_serials',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      SERIAL: "varchar(255) NOT NULL DEFAULT ''",
    },
    { primary: ['ID'], unique: ['SERIAL'] },
  ),
  // Subnets not used for IP discovery.
  table(
    'blacklist_subnet',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      SUBNET: "varchar(20) NOT NULL DEFAULT ''",
      MASK: "varchar(20) NOT NULL DEFAULT ''",
    },
    { primary: ['ID'], unique: ['SUBNET (SUBNET, MASK)'] },
  ),
];
