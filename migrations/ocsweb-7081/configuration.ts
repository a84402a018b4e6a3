import { table } from './table.js';

/** Settings, files for the agents, and the working tables of the original server (spec/database.md 3.4). */
export const CONFIGURATION_TABLES = [
  // Server and console settings, one row per key.
  table(
    'config',
    {
      NAME: 'varchar(50) NOT NULL',
      IVALUE: 'int',
      TVALUE: 'varchar(255)',
      COMMENTS: 'text',
    },
    { primary: ['NAME'] },
  ),
  // LDAP settings split off from config in 7074.
  table(
    'config_ldap',
    {
      NAME: 'varchar(50) NOT NULL',
      IVALUE: 'int',
      TVALUE: 'text',
      COMMENTS: 'text',
    },
    { primary: ['NAME'] },
  ),
  // Per computer or per group settings and package assignments (key/value rows).
  table(
    'devices',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      HARDWARE_ID: 'int NOT NULL',
      NAME: 'varchar(50) NOT NULL',
      IVALUE: 'int',
      TVALUE: 'text',
      COMMENTS: 'text',
    },
    { primary: ['ID'], keys: ['HARDWARE_ID', 'IVALUE', 'NAME', 'TVALUE (TVALUE(255))'] },
  ),
  // Files delivered by the legacy deploy URL, and the agent `label`.
  table(
    'deploy',
    {
      NAME: 'varchar(255) NOT NULL',
      CONTENT: 'longblob NOT NULL',
    },
    { primary: ['NAME'] },
  ),
  // Agent files for the legacy update function.
  table(
    'files',
    {
      NAME: 'varchar(100) NOT NULL',
      VERSION: 'varchar(50) NOT NULL',
      OS: 'varchar(70) NOT NULL',
      CONTENT: 'longblob NOT NULL',
    },
    { primary: ['NAME', 'OS', 'VERSION'] },
  ),
  // Engine state kept over restarts.
  table(
    'engine_persistent',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      NAME: "varchar(255) NOT NULL DEFAULT ''",
      IVALUE: 'int',
      TVALUE: 'varchar(255)',
    },
    { primary: ['ID'], unique: ['NAME'] },
  ),
  // Engine mutual exclusion.
  table(
    'engine_mutex',
    {
      NAME: "varchar(255) NOT NULL DEFAULT ''",
      PID: 'int',
      TAG: "varchar(255) NOT NULL DEFAULT ''",
    },
    { primary: ['NAME', 'TAG'], keys: ['PID'] },
  ),
  // Lock of one computer during inventory or console edit.
  table(
    'locks',
    {
      HARDWARE_ID: 'int NOT NULL',
      ID: 'int',
      SINCE: 'timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP',
    },
    { primary: ['HARDWARE_ID'], keys: ['SINCE'] },
  ),
  // Accepted prologs: an inventory is only taken within SESSION_VALIDITY_TIME.
  table(
    'prolog_conntrack',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      DEVICEID: 'varchar(255)',
      TIMESTAMP: 'int',
      PID: 'int',
    },
    { primary: ['ID'], keys: ['DEVICEID'] },
  ),
  // Flood filter: source addresses of new computers.
  table(
    'conntrack',
    {
      IP: "varchar(255) NOT NULL DEFAULT ''",
      TIMESTAMP: 'timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP',
    },
    { primary: ['IP'] },
  ),
  // Distinct OS names for search forms.
  table(
    'hardware_osname_cache',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      OSNAME: 'varchar(255)',
    },
    { primary: ['ID'], unique: ['OSNAME'] },
  ),
  // Distinct registry query names for search forms.
  table(
    'registry_name_cache',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      NAME: 'varchar(255)',
    },
    { primary: ['ID'], unique: ['NAME'] },
  ),
  // Distinct registry values for search forms.
  table(
    'registry_regvalue_cache',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      REGVALUE: 'text',
    },
    { primary: ['ID'] },
  ),
  // Certificates stored by the console of 2.0.
  table(
    'ssl_store',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      FILE: 'longblob',
      AUTHOR: 'varchar(255)',
      FILE_NAME: 'varchar(255)',
      FILE_TYPE: 'varchar(20)',
      DESCRIPTION: 'varchar(255)',
    },
    { primary: ['ID'] },
  ),
  // Files attached to administrative data or deployment requests.
  table(
    'temp_files',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      TABLE_NAME: 'varchar(255)',
      FIELDS_NAME: 'varchar(255)',
      file: 'longblob',
      COMMENT: 'longtext',
      AUTHOR: 'varchar(255)',
      FILE_NAME: 'varchar(255)',
      FILE_TYPE: 'varchar(255)',
      FILE_SIZE: 'int',
      ID_DDE: 'int',
    },
    { primary: ['ID'] },
  ),
  // Translations stored in the database.
  table(
    'languages',
    {
      NAME: 'varchar(60) NOT NULL',
      IMG: 'blob',
      JSON_VALUE: 'longtext',
    },
    { primary: ['NAME'] },
  ),
  // Installed console/server extensions.
  table(
    'extensions',
    {
      id: 'varchar(255) COLLATE utf8mb4_bin NOT NULL',
      name: 'varchar(255) COLLATE utf8mb4_bin NOT NULL',
      description: 'varchar(255) COLLATE utf8mb4_bin',
      version: 'double NOT NULL',
      licence: 'varchar(255) COLLATE utf8mb4_bin',
      author: 'varchar(255) COLLATE utf8mb4_bin',
      contributor: 'varchar(255) COLLATE utf8mb4_bin',
      install_date: 'timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP',
    },
    { primary: ['id'] },
  ),
];
