import { table } from './table.js';

/** Groups of computers and the mails about them (spec/database.md 3.11, 3.12). */
export const GROUPS_TABLES = [
  // Definition of a group.
  table(
    'groups',
    {
      HARDWARE_ID: 'int NOT NULL DEFAULT 0',
      REQUEST: 'longtext',
      CREATE_TIME: 'int DEFAULT 0',
      REVALIDATE_FROM: 'int DEFAULT 0',
      XMLDEF: 'longtext',
    },
    { primary: ['HARDWARE_ID'] },
  ),
  // Members of the groups.
  table(
    'groups_cache',
    {
      HARDWARE_ID: 'int NOT NULL DEFAULT 0',
      GROUP_ID: 'int NOT NULL DEFAULT 0',
      STATIC: 'int DEFAULT 0',
    },
    { primary: ['HARDWARE_ID', 'GROUP_ID'] },
  ),
  // Mail reports per group.
  table(
    'reports_notifications',
    {
      ID: 'bigint NOT NULL AUTO_INCREMENT',
      GROUP_ID: 'int NOT NULL',
      RECURRENCE: 'varchar(255) NOT NULL',
      END_DATE: 'datetime',
      DATE_CREATED: 'datetime',
      WEEKDAY: 'varchar(255)',
      LAST_EXEC: 'datetime',
      MAIL: 'varchar(255) NOT NULL',
      STATUS: 'varchar(255) NOT NULL',
    },
    { primary: ['ID'] },
  ),
  // Templates of the mail report.
  table(
    'notification',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      TYPE: 'varchar(255) NOT NULL',
      FILE: 'varchar(255)',
      SUBJECT: 'varchar(255)',
      ALTBODY: 'text',
    },
    { primary: ['ID'] },
  ),
  // SMTP and schedule settings (key/value).
  table(
    'notification_config',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      NAME: 'varchar(255) NOT NULL',
      TVALUE: 'varchar(255)',
    },
    { primary: ['ID'] },
  ),
];
