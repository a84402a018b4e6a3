import { table } from './table.js';

/** SNMP device types, labels and data (spec/database.md 3.13). */
export const SNMP_TABLES = [
  // SNMP device types.
  table(
    'snmp_types',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      TYPE_NAME: 'varchar(255) NOT NULL',
      TABLE_TYPE_NAME: 'varchar(255) NOT NULL',
    },
    { primary: ['ID'] },
  ),
  // Conditions that recognise a type.
  table(
    'snmp_types_conditions',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      TYPE_ID: 'int NOT NULL',
      CONDITION_OID: 'varchar(255) NOT NULL',
      CONDITION_VALUE: 'varchar(255)',
    },
    { primary: ['ID'] },
  ),
  // Labels (future column names).
  table(
    'snmp_labels',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      LABEL_NAME: 'varchar(255) NOT NULL',
    },
    { primary: ['ID'] },
  ),
  // Type x label -> OID.
  table(
    'snmp_configs',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      TYPE_ID: 'int NOT NULL',
      LABEL_ID: 'int NOT NULL',
      OID: 'varchar(255) NOT NULL',
      RECONCILIATION: 'varchar(255)',
      IPD_RECONCILIATION: 'varchar(255)',
    },
    { primary: ['ID'] },
  ),
  // Communities / v3 credentials sent to the agents.
  table(
    'snmp_communities',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      VERSION: 'varchar(5)',
      NAME: 'varchar(255)',
      USERNAME: 'varchar(255)',
      AUTHPASSWD: 'varchar(255)',
      AUTHPROTO: 'varchar(255)',
      PRIVPROTO: 'varchar(255)',
      PRIVPASSWD: 'varchar(255)',
      LEVEL: 'varchar(255)',
    },
    { primary: ['ID'] },
  ),
  // MIB files for the agents.
  table(
    'snmp_mibs',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      VENDOR: 'varchar(255)',
      URL: 'varchar(255)',
      CHECKSUM: 'varchar(255)',
      VERSION: 'varchar(5)',
      PARSER: 'varchar(5)',
    },
    { primary: ['ID'] },
  ),
  // Data table of the shipped type Default.
  table(
    'snmp_default',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      DefaultName: 'varchar(255)',
      DefaultDescription: 'varchar(255)',
      DefaultLocation: 'varchar(255)',
      DefaultUptime: 'varchar(255)',
      DefaultAddressIP: 'varchar(255)',
      DefaultGateway: 'varchar(255)',
    },
    { primary: ['ID'], unique: ['DefaultName'] },
  ),
  // Administrative data of SNMP devices.
  table(
    'snmp_accountinfo',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      SNMP_TYPE: 'varchar(255) NOT NULL',
      SNMP_RECONCILIATION_FIELD: 'varchar(255) NOT NULL',
      SNMP_RECONCILIATION_VALUE: 'varchar(255) NOT NULL',
      TAG: "varchar(255) DEFAULT 'NA'",
    },
    { primary: ['ID'], keys: ['TAG'] },
  ),
];
