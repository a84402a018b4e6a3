import { table } from './table.js';

/** What the agent reports of the machine: processors to modems (spec/database.md 3.1). */
export const COMPONENTS_TABLES = [
  // Processors.
  table(
    'cpus',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      HARDWARE_ID: 'int NOT NULL',
      MANUFACTURER: 'varchar(255)',
      TYPE: 'varchar(255)',
      SERIALNUMBER: 'varchar(255)',
      SPEED: 'varchar(255)',
      CORES: 'int',
      L2CACHESIZE: 'varchar(255)',
      CPUARCH: 'varchar(255)',
      DATA_WIDTH: 'int',
      CURRENT_ADDRESS_WIDTH: 'int',
      LOGICAL_CPUS: 'int',
      VOLTAGE: 'varchar(255)',
      CURRENT_SPEED: 'varchar(255)',
      SOCKET: 'varchar(255)',
    },
    { primary: ['ID'], keys: ['HARDWARE_ID'] },
  ),
  // Memory slots.
  table(
    'memories',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      HARDWARE_ID: 'int NOT NULL',
      CAPTION: 'varchar(255)',
      DESCRIPTION: 'varchar(255)',
      CAPACITY: 'int',
      PURPOSE: 'varchar(255)',
      TYPE: 'varchar(255)',
      SPEED: 'varchar(255)',
      NUMSLOTS: 'smallint',
      SERIALNUMBER: 'varchar(255)',
    },
    { primary: ['ID'], keys: ['HARDWARE_ID'] },
  ),
  // System slots (PCI...).
  table(
    'slots',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      HARDWARE_ID: 'int NOT NULL',
      NAME: 'varchar(255)',
      DESCRIPTION: 'varchar(255)',
      DESIGNATION: 'varchar(255)',
      PURPOSE: 'varchar(255)',
      STATUS: 'varchar(255)',
      PSHARE: 'tinyint',
    },
    { primary: ['ID'], keys: ['HARDWARE_ID'] },
  ),
  // Controllers.
  table(
    'controllers',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      HARDWARE_ID: 'int NOT NULL',
      MANUFACTURER: 'varchar(255)',
      NAME: 'varchar(255)',
      CAPTION: 'varchar(255)',
      DESCRIPTION: 'varchar(255)',
      VERSION: 'varchar(255)',
      TYPE: 'varchar(255)',
    },
    { primary: ['ID'], keys: ['HARDWARE_ID'] },
  ),
  // Serial / parallel ports.
  table(
    'ports',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      HARDWARE_ID: 'int NOT NULL',
      TYPE: 'varchar(255)',
      NAME: 'varchar(255)',
      CAPTION: 'varchar(255)',
      DESCRIPTION: 'varchar(255)',
    },
    { primary: ['ID'], keys: ['HARDWARE_ID'] },
  ),
  // Physical disks, tapes, optical drives.
  table(
    'storages',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      HARDWARE_ID: 'int NOT NULL',
      MANUFACTURER: 'varchar(255)',
      NAME: 'varchar(255)',
      MODEL: 'varchar(255)',
      DESCRIPTION: 'varchar(255)',
      TYPE: 'varchar(255)',
      DISKSIZE: 'int',
      SERIALNUMBER: 'varchar(255)',
      FIRMWARE: 'varchar(255)',
    },
    { primary: ['ID'], keys: ['HARDWARE_ID'] },
  ),
  // Logical volumes.
  table(
    'drives',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      HARDWARE_ID: 'int NOT NULL',
      LETTER: 'varchar(255)',
      TYPE: 'varchar(255)',
      FILESYSTEM: 'varchar(255)',
      TOTAL: 'int',
      FREE: 'int',
      NUMFILES: 'int',
      VOLUMN: 'varchar(255)',
      CREATEDATE: 'date',
    },
    { primary: ['ID'], keys: ['HARDWARE_ID'] },
  ),
  // Keyboards, pointing devices.
  table(
    'inputs',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      HARDWARE_ID: 'int NOT NULL',
      TYPE: 'varchar(255)',
      MANUFACTURER: 'varchar(255)',
      CAPTION: 'varchar(255)',
      DESCRIPTION: 'varchar(255)',
      INTERFACE: 'varchar(255)',
      POINTTYPE: 'varchar(255)',
    },
    { primary: ['ID'], keys: ['HARDWARE_ID'] },
  ),
  // Modems.
  table(
    'modems',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      HARDWARE_ID: 'int NOT NULL',
      NAME: 'varchar(255)',
      MODEL: 'varchar(255)',
      DESCRIPTION: 'varchar(255)',
      TYPE: 'varchar(255)',
    },
    { primary: ['ID'], keys: ['HARDWARE_ID'] },
  ),
];
