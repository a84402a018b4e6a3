import { table } from './table.js';

/** Console accounts, perimeters, audit and saved views (spec/database.md 3.10). */
export const USERS_TABLES = [
  // Console accounts.
  table(
    'operators',
    {
      ID: "varchar(255) NOT NULL DEFAULT ''",
      FIRSTNAME: 'varchar(255)',
      LASTNAME: 'varchar(255)',
      PASSWD: 'varchar(255)',
      ACCESSLVL: 'int',
      COMMENTS: 'text',
      NEW_ACCESSLVL: 'varchar(255)',
      EMAIL: 'varchar(255)',
      USER_GROUP: 'varchar(255)',
      PASSWORD_VERSION: 'int DEFAULT 0',
    },
    { primary: ['ID'] },
  ),
  // Perimeter: TAG values a restricted user may see.
  table(
    'tags',
    {
      Tag: "varchar(100) NOT NULL DEFAULT ''",
      Login: "varchar(100) NOT NULL DEFAULT ''",
    },
    { primary: ['Tag', 'Login'], keys: ['Login', 'Tag'] },
  ),
  // Logins for the brute force lock.
  table(
    'auth_attempt',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      DATETIMEATTEMPT: 'datetime NOT NULL',
      LOGIN: 'varchar(255)',
      IP: 'varchar(255)',
      SUCCESS: 'int',
    },
    { primary: ['ID'] },
  ),
  // Audit log of the console.
  table(
    'history',
    {
      ID: 'bigint NOT NULL AUTO_INCREMENT',
      USER: 'varchar(255) NOT NULL',
      DATETIME_ACTION: 'datetime NOT NULL',
      ACTION: 'varchar(255) NOT NULL',
      TARGET: 'varchar(255) NOT NULL',
    },
    { primary: ['ID'] },
  ),
  // Saved column layouts.
  table(
    'layouts',
    {
      ID: 'bigint NOT NULL AUTO_INCREMENT',
      LAYOUT_NAME: 'varchar(255) NOT NULL',
      CREATOR: 'varchar(255) NOT NULL',
      TABLE_NAME: 'varchar(255) NOT NULL',
      DESCRIPTION: 'varchar(255)',
      VISIBLE_COL: 'text NOT NULL',
      VISIBILITY_SCOPE: "varchar(255) DEFAULT 'USER'",
      GROUP_ID: 'varchar(255)',
    },
    { primary: ['ID'] },
  ),
  // Saved multi-criteria searches.
  table(
    'save_query',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      QUERY_NAME: 'varchar(255) NOT NULL',
      DESCRIPTION: 'text',
      PARAMETERS: 'text NOT NULL',
      WHO_CAN_SEE: "varchar(255) DEFAULT 'ALL'",
      USER_ID: 'varchar(255)',
      GROUP_ID: 'varchar(255)',
    },
    { primary: ['ID'] },
  ),
];
