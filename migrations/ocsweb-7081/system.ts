import { table } from './table.js';

/** What the agent reports of the system and its users (spec/database.md 3.1). */
export const SYSTEM_TABLES = [
  // Guests seen on the host.
  table(
    'virtualmachines',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      HARDWARE_ID: 'int NOT NULL',
      NAME: 'varchar(255)',
      STATUS: 'varchar(255)',
      SUBSYSTEM: 'varchar(255)',
      VMTYPE: 'varchar(255)',
      UUID: 'varchar(255)',
      VCPU: 'int',
      MEMORY: 'int',
    },
    { primary: ['ID'], keys: ['HARDWARE_ID'] },
  ),
  // SIM cards (mobile agents).
  table(
    'sim',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      HARDWARE_ID: 'int NOT NULL',
      OPERATOR: 'varchar(255)',
      OPNAME: 'varchar(255)',
      COUNTRY: 'varchar(255)',
      SERIALNUMBER: 'varchar(255)',
      DEVICEID: 'varchar(255)',
      PHONENUMBER: 'varchar(255)',
    },
    { primary: ['ID'], keys: ['HARDWARE_ID'] },
  ),
  // Package repositories (Unix).
  table(
    'repository',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      HARDWARE_ID: 'int NOT NULL',
      BASEURL: 'varchar(255)',
      EXCLUDE: 'varchar(255)',
      EXCLUDED: 'varchar(255)',
      EXPIRE: 'varchar(255)',
      FILENAME: 'varchar(255)',
      MIRRORS: 'varchar(255)',
      NAME: 'varchar(255)',
      PKGS: 'varchar(255)',
      REVISION: 'varchar(255)',
      SIZE: 'varchar(255)',
      TAG: 'varchar(255)',
      UPDATED: 'varchar(255)',
    },
    { primary: ['ID'], keys: ['HARDWARE_ID'] },
  ),
  // Local accounts (Unix).
  table(
    'local_users',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      HARDWARE_ID: 'int NOT NULL',
      ID_USER: 'varchar(255)',
      GID: 'varchar(255)',
      NAME: 'varchar(255)',
      HOME: 'varchar(255)',
      SHELL: 'varchar(255)',
      LOGIN: 'varchar(255)',
      MEMBER: 'varchar(255)',
    },
    { primary: ['ID', 'HARDWARE_ID'] },
  ),
  // Local groups (Unix).
  table(
    'local_groups',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      HARDWARE_ID: 'int NOT NULL',
      ID_GROUP: 'varchar(255)',
      NAME: 'varchar(255)',
      MEMBER: 'varchar(255)',
    },
    { primary: ['ID', 'HARDWARE_ID'] },
  ),
  // Java run-time of the host, one row per computer.
  table(
    'javainfo',
    {
      HARDWARE_ID: 'int NOT NULL',
      JAVANAME: "varchar(255) DEFAULT 'NONAME'",
      JAVAPATHLEVEL: 'int DEFAULT 0',
      JAVACOUNTRY: 'varchar(255)',
      JAVACLASSPATH: 'varchar(255)',
      JAVAHOME: 'varchar(255)',
    },
    { primary: ['HARDWARE_ID'] },
  ),
  // DNS cache entries that match a `saas_exp` rule.
  table(
    'saas',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      SAAS_EXP_ID: 'int NOT NULL',
      HARDWARE_ID: 'int NOT NULL',
      ENTRY: 'varchar(255) NOT NULL',
      DATA: 'varchar(255) NOT NULL',
      TTL: 'int NOT NULL',
    },
    { primary: ['ID'] },
  ),
];
