import { table } from './table.js';

/** What the agent reports of the machine: monitors to USB devices (spec/database.md 3.1). */
export const DEVICES_TABLES = [
  // Monitors.
  table(
    'monitors',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      HARDWARE_ID: 'int NOT NULL',
      MANUFACTURER: 'varchar(255)',
      CAPTION: 'varchar(255)',
      DESCRIPTION: 'varchar(255)',
      TYPE: 'varchar(255)',
      SERIAL: 'varchar(255)',
    },
    { primary: ['ID'], keys: ['HARDWARE_ID'] },
  ),
  // Network adapters, one row per address.
  table(
    'networks',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      HARDWARE_ID: 'int NOT NULL',
      DESCRIPTION: 'varchar(255)',
      TYPE: 'varchar(255)',
      TYPEMIB: 'varchar(255)',
      SPEED: 'varchar(255)',
      MTU: 'varchar(255)',
      MACADDR: 'varchar(255)',
      STATUS: 'varchar(255)',
      IPADDRESS: 'varchar(255)',
      IPMASK: 'varchar(255)',
      IPGATEWAY: 'varchar(255)',
      IPSUBNET: 'varchar(255)',
      IPDHCP: 'varchar(255)',
      VIRTUALDEV: 'tinyint(1) DEFAULT 0',
    },
    { primary: ['ID'], keys: ['HARDWARE_ID', 'IPADDRESS', 'IPGATEWAY', 'IPSUBNET', 'MACADDR'] },
  ),
  // Printers.
  table(
    'printers',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      HARDWARE_ID: 'int NOT NULL',
      NAME: 'varchar(255)',
      DRIVER: 'varchar(255)',
      PORT: 'varchar(255)',
      DESCRIPTION: 'varchar(255)',
      SERVERNAME: 'varchar(255)',
      SHARENAME: 'varchar(255)',
      RESOLUTION: 'varchar(50)',
      COMMENT: 'varchar(255)',
      SHARED: 'int',
      NETWORK: 'int',
    },
    { primary: ['ID'], keys: ['HARDWARE_ID'] },
  ),
  // Sound devices.
  table(
    'sounds',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      HARDWARE_ID: 'int NOT NULL',
      MANUFACTURER: 'varchar(255)',
      NAME: 'varchar(255)',
      DESCRIPTION: 'varchar(255)',
    },
    { primary: ['ID'], keys: ['HARDWARE_ID'] },
  ),
  // Video adapters.
  table(
    'videos',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      HARDWARE_ID: 'int NOT NULL',
      NAME: 'varchar(255)',
      CHIPSET: 'varchar(255)',
      MEMORY: 'varchar(255)',
      RESOLUTION: 'varchar(255)',
    },
    { primary: ['ID'], keys: ['HARDWARE_ID'] },
  ),
  // Batteries; table recreated empty by step 7080.
  table(
    'batteries',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      HARDWARE_ID: 'int NOT NULL',
      CHEMISTRY: 'varchar(20)',
      CYCLES: 'int',
      DESCRIPTION: "varchar(10) DEFAULT 'N/A'",
      DESIGNCAPACITY: 'varchar(10)',
      DESIGNVOLTAGE: 'varchar(20)',
      ESTIMATEDCHARGEREMAINING: 'varchar(255)',
      MANUFACTURER: 'varchar(255)',
      NAME: 'varchar(255)',
      SERIALNUMBER: 'varchar(255)',
      STATUS: 'varchar(255)',
    },
    { primary: ['ID'], keys: ['HARDWARE_ID', 'MANUFACTURER', 'NAME'] },
  ),
  // USB devices.
  table(
    'usbdevices',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      HARDWARE_ID: 'int NOT NULL',
      DESCRIPTION: 'varchar(255)',
      INTERFACE: 'varchar(255)',
      MANUFACTURER: 'varchar(255)',
      SERIAL: 'varchar(255)',
      TYPE: 'varchar(255)',
    },
    { primary: ['ID'], keys: ['HARDWARE_ID'] },
  ),
];
