import { table } from './table.js';

/** The computer and what hangs on it whatever the agent reports (spec/database.md 3.1). */
export const COMPUTER_TABLES = [
  // Master row of a computer, a group (DEVICEID `_SYSTEMGROUP_`, `_DOWNLOADGROUP_`) or a machine added by hand.
  table(
    'hardware',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      DEVICEID: 'varchar(255) NOT NULL',
      NAME: 'varchar(255)',
      WORKGROUP: 'varchar(255)',
      USERDOMAIN: 'varchar(255)',
      OSNAME: 'varchar(255)',
      OSVERSION: 'varchar(255)',
      OSCOMMENTS: 'varchar(255)',
      PROCESSORT: 'varchar(255)',
      PROCESSORS: 'int DEFAULT 0',
      PROCESSORN: 'smallint',
      MEMORY: 'int',
      SWAP: 'int',
      IPADDR: 'varchar(255)',
      DNS: 'varchar(255)',
      DEFAULTGATEWAY: 'varchar(255)',
      ETIME: 'datetime',
      LASTDATE: 'datetime',
      LASTCOME: 'datetime',
      QUALITY: 'decimal(7,4)',
      FIDELITY: 'bigint DEFAULT 1',
      USERID: 'varchar(255)',
      TYPE: 'int',
      DESCRIPTION: 'varchar(255)',
      WINCOMPANY: 'varchar(255)',
      WINOWNER: 'varchar(255)',
      WINPRODID: 'varchar(255)',
      WINPRODKEY: 'varchar(255)',
      USERAGENT: 'varchar(50)',
      CHECKSUM: 'bigint unsigned DEFAULT 262143',
      SSTATE: 'int DEFAULT 0',
      IPSRC: 'varchar(255)',
      UUID: 'varchar(255)',
      ARCH: 'varchar(10)',
      CATEGORY_ID: 'int',
      ARCHIVE: 'int',
    },
    { primary: ['ID'], keys: ['CHECKSUM', 'DEVICEID', 'MEMORY', 'NAME', 'OSNAME', 'USERID', 'WORKGROUP'] },
  ),
  // Administrative data (TAG + custom fields), exactly one row per computer; missing row makes the computer invisible for GLPI and SOAP.
  table(
    'accountinfo',
    {
      HARDWARE_ID: 'int NOT NULL',
      TAG: "varchar(255) DEFAULT 'NA'",
    },
    { primary: ['HARDWARE_ID'], keys: ['TAG'] },
  ),
  // System, board and BIOS identity, one row per computer.
  table(
    'bios',
    {
      HARDWARE_ID: 'int NOT NULL',
      SMANUFACTURER: 'varchar(255)',
      SMODEL: 'varchar(255)',
      SSN: 'varchar(255)',
      TYPE: 'varchar(255)',
      BMANUFACTURER: 'varchar(255)',
      BVERSION: 'varchar(255)',
      BDATE: 'varchar(255)',
      ASSETTAG: 'varchar(255)',
      MMANUFACTURER: 'varchar(255)',
      MMODEL: 'varchar(255)',
      MSN: 'varchar(255)',
    },
    { primary: ['HARDWARE_ID'], keys: ['ASSETTAG', 'SSN'] },
  ),
  // Agent journal entries; never deleted by a replace (delOnReplace off).
  table(
    'journallog',
    {
      HARDWARE_ID: 'int NOT NULL',
      ID: 'int NOT NULL AUTO_INCREMENT',
      JOURNALLOG: 'longtext',
      LISTENERNAME: "varchar(255) DEFAULT 'NONAME'",
      DATE: 'varchar(255)',
      STATUS: 'int DEFAULT 0',
      ERRORCODE: 'int DEFAULT 0',
    },
    { primary: ['ID'], keys: ['HARDWARE_ID'] },
  ),
  // Logons / processes of old agents.
  table(
    'accesslog',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      HARDWARE_ID: 'int NOT NULL',
      USERID: 'varchar(255)',
      LOGDATE: 'datetime',
      PROCESSES: 'text',
    },
    { primary: ['ID'], keys: ['HARDWARE_ID', 'USERID'] },
  ),
  // Computers archived by the console.
  table(
    'archive',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      HARDWARE_ID: 'int NOT NULL',
    },
    {
      primary: ['ID'],
      unique: ['HARDWARE_ID'],
      foreignKey: { name: 'archive_ibfk_1', column: 'HARDWARE_ID', references: 'hardware (ID)' },
    },
  ),
  // Notes of the administrators on a computer.
  table(
    'itmgmt_comments',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      HARDWARE_ID: 'int NOT NULL',
      COMMENTS: 'longtext',
      USER_INSERT: 'varchar(100)',
      DATE_INSERT: 'datetime',
      ACTION: 'varchar(255)',
      VISIBLE: 'int',
    },
    { primary: ['ID'], keys: ['HARDWARE_ID'] },
  ),
];
