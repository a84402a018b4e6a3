import { table } from './table.js';

/** Packages, activations and redistribution servers (spec/database.md 3.9). */
export const DEPLOYMENT_TABLES = [
  // Packages.
  table(
    'download_available',
    {
      FILEID: 'varchar(255) NOT NULL',
      NAME: 'varchar(255) NOT NULL',
      PRIORITY: 'int NOT NULL',
      FRAGMENTS: 'int NOT NULL',
      SIZE: 'int NOT NULL',
      OSNAME: 'varchar(255) NOT NULL',
      COMMENT: 'text',
      ID_WK: 'int',
      DELETED: 'int DEFAULT 0',
    },
    { primary: ['FILEID'] },
  ),
  // Activations of a package.
  table(
    'download_enable',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      FILEID: 'varchar(255) NOT NULL',
      INFO_LOC: 'varchar(255) NOT NULL',
      PACK_LOC: 'varchar(255) NOT NULL',
      CERT_PATH: 'varchar(255)',
      CERT_FILE: 'varchar(255)',
      SERVER_ID: 'int',
      GROUP_ID: 'int',
    },
    { primary: ['ID'], keys: ['FILEID'] },
  ),
  // Packages an agent says it has executed.
  table(
    'download_history',
    {
      HARDWARE_ID: 'int NOT NULL',
      PKG_ID: 'int NOT NULL DEFAULT 0',
      PKG_NAME: 'varchar(255)',
    },
    { primary: ['HARDWARE_ID', 'PKG_ID'] },
  ),
  // Redistribution servers of a server group.
  table(
    'download_servers',
    {
      HARDWARE_ID: 'int NOT NULL',
      URL: 'varchar(250) NOT NULL',
      ADD_PORT: 'int NOT NULL',
      ADD_REP: 'varchar(250) NOT NULL',
      GROUP_ID: 'int NOT NULL',
    },
    { primary: ['HARDWARE_ID'] },
  ),
  // Rules that choose a redistribution server.
  table(
    'download_affect_rules',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      RULE: 'int NOT NULL',
      PRIORITY: 'int NOT NULL',
      CFIELD: 'varchar(20) NOT NULL',
      OP: 'varchar(20) NOT NULL',
      COMPTO: 'varchar(20) NOT NULL',
      SERV_VALUE: 'varchar(20)',
      RULE_NAME: 'varchar(200) NOT NULL',
    },
    { primary: ['ID'] },
  ),
  // Planned wake-on-LAN.
  table(
    'schedule_wol',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      MACHINE_ID: 'varchar(255) NOT NULL',
      WOL_DATE: 'datetime NOT NULL',
    },
    { primary: ['ID'] },
  ),
];
