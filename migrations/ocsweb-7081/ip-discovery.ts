import { table } from './table.js';

/** Networks and the devices seen on them (spec/database.md 3.8). */
export const IP_DISCOVERY_TABLES = [
  // Addresses seen by the discovery agents.
  table(
    'netmap',
    {
      IP: 'varchar(15) NOT NULL',
      MAC: 'varchar(17) NOT NULL',
      MASK: 'varchar(15) NOT NULL',
      NETID: 'varchar(15) NOT NULL',
      DATE: 'timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP',
      NAME: 'varchar(255)',
      TAG: 'varchar(255)',
      HARDWARE_ID: 'int',
    },
    { primary: ['MAC'], keys: ['IP', 'NETID'] },
  ),
  // Names of the networks.
  table(
    'subnet',
    {
      PK: 'int NOT NULL AUTO_INCREMENT',
      NETID: 'varchar(15) NOT NULL',
      NAME: 'varchar(255)',
      ID: 'varchar(255)',
      MASK: 'varchar(255)',
      TAG: 'varchar(255)',
    },
    { primary: ['PK'], keys: ['ID'] },
  ),
  // Identified (tagged) network devices.
  table(
    'network_devices',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      DESCRIPTION: 'varchar(255)',
      TYPE: 'varchar(255)',
      MACADDR: 'varchar(255)',
      USER: 'varchar(255)',
    },
    { primary: ['ID'], keys: ['MACADDR'] },
  ),
  // Types for identified devices.
  table(
    'devicetype',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      NAME: 'varchar(255)',
    },
    { primary: ['ID'] },
  ),
];
