import { table } from './table.js';

/** Registry queries and their answers (spec/database.md 3.6). */
export const REGISTRY_TABLES = [
  // Registry values the agents shall read.
  table(
    'regconfig',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      NAME: 'varchar(255)',
      REGTREE: 'int',
      REGKEY: 'text',
      REGVALUE: 'varchar(255)',
    },
    { primary: ['ID'], keys: ['NAME'] },
  ),
  // Answers of the agents.
  table(
    'registry',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      HARDWARE_ID: 'int NOT NULL',
      NAME: 'varchar(255)',
      REGVALUE: 'text',
    },
    { primary: ['ID'], keys: ['HARDWARE_ID', 'NAME'] },
  ),
];
