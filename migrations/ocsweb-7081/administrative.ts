import { table } from './table.js';

/** Definition of the administrative fields (spec/database.md 3.7). */
export const ADMINISTRATIVE_TABLES = [
  // Definition of the administrative fields of computers and SNMP devices.
  table(
    'accountinfo_config',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      NAME_ACCOUNTINFO: 'varchar(255)',
      TYPE: 'int',
      NAME: 'varchar(255)',
      ID_TAB: 'int',
      COMMENT: 'varchar(255)',
      SHOW_ORDER: 'int NOT NULL',
      ACCOUNT_TYPE: 'varchar(255)',
      DEFAULT_VALUE: 'varchar(255)',
    },
    { primary: ['ID'] },
  ),
];
