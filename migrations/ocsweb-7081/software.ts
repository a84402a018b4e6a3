import { table } from './table.js';

/** Software in its normal form, categories, and the dictionary of names (spec/database.md 3.2, 3.3). */
export const SOFTWARE_TABLES = [
  // Installed software, one row per (computer, name, publisher, version).
  table(
    'software',
    {
      ID: 'bigint NOT NULL AUTO_INCREMENT',
      HARDWARE_ID: 'int NOT NULL',
      NAME_ID: 'int NOT NULL',
      PUBLISHER_ID: 'int NOT NULL',
      VERSION_ID: 'int NOT NULL',
      FOLDER: 'text',
      COMMENTS: 'text',
      FILENAME: 'varchar(255)',
      FILESIZE: 'int DEFAULT 0',
      SOURCE: 'int',
      GUID: 'varchar(255)',
      LANGUAGE: 'varchar(255)',
      INSTALLDATE: 'datetime',
      BITSWIDTH: 'int',
      ARCHITECTURE: 'varchar(255)',
    },
    {
      primary: ['ID'],
      keys: [
        'HARDWARE_ID',
        'HARDWARE_ID_2 (HARDWARE_ID, NAME_ID, VERSION_ID)',
        'NAME_ID',
        'PUBLISHER_ID',
        'VERSION_ID',
      ],
    },
  ),
  // Distinct software names.
  table(
    'software_name',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      NAME: 'varchar(255) NOT NULL',
    },
    { primary: ['ID'], unique: ['NAME'] },
  ),
  // Distinct publishers.
  table(
    'software_publisher',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      PUBLISHER: 'varchar(255) NOT NULL',
    },
    { primary: ['ID'], unique: ['PUBLISHER'] },
  ),
  // Distinct versions.
  table(
    'software_version',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      VERSION: 'varchar(255) NOT NULL',
      PRETTYVERSION: 'varchar(255)',
      MAJOR: 'int',
      MINOR: 'int',
      PATCH: 'int',
    },
    { primary: ['ID'], unique: ['VERSION'], keys: ['index_prettyversion (PRETTYVERSION)'] },
  ),
  // Cache of names for the console dictionary.
  table(
    'softwares_name_cache',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      NAME: 'varchar(255)',
    },
    { primary: ['ID'], unique: ['NAME'] },
  ),
  // Software categories.
  table(
    'software_categories',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      CATEGORY_NAME: 'varchar(255) NOT NULL',
      OS: 'varchar(255)',
    },
    { primary: ['ID'] },
  ),
  // Matching rules of a category.
  table(
    'software_category_exp',
    {
      CATEGORY_ID: 'int NOT NULL',
      SOFTWARE_EXP: 'varchar(255) NOT NULL',
      SIGN_VERSION: 'varchar(255)',
      VERSION: 'varchar(255)',
      PUBLISHER: 'varchar(255)',
      ID: 'int NOT NULL AUTO_INCREMENT',
    },
    { primary: ['ID'], keys: ['CATEGORY_ID'] },
  ),
  // Software triple -> category.
  table(
    'software_categories_link',
    {
      ID: 'bigint NOT NULL AUTO_INCREMENT',
      NAME_ID: 'int NOT NULL',
      PUBLISHER_ID: 'int NOT NULL',
      VERSION_ID: 'int NOT NULL',
      CATEGORY_ID: 'int NOT NULL',
    },
    { primary: ['ID'], keys: ['CATEGORY_ID', 'NAME_ID', 'PUBLISHER_ID', 'VERSION_ID'] },
  ),
  // Aggregate of all software triples with count, rebuilt by the console cron.
  table(
    'software_link',
    {
      ID: 'bigint NOT NULL AUTO_INCREMENT',
      NAME_ID: 'int NOT NULL',
      PUBLISHER_ID: 'int NOT NULL',
      VERSION_ID: 'int NOT NULL',
      CATEGORY_ID: 'int',
      IDENTIFIER: 'varchar(255) NOT NULL',
      COUNT: 'int',
    },
    { primary: ['ID'], keys: ['NAME_ID', 'PUBLISHER_ID', 'VERSION_ID'] },
  ),
  // Asset categories defined by a stored query.
  table(
    'assets_categories',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      CATEGORY_NAME: 'varchar(255) NOT NULL',
      CATEGORY_DESC: 'varchar(255) NOT NULL',
      SQL_QUERY: 'text NOT NULL',
      SQL_ARGS: 'text NOT NULL',
    },
    { primary: ['ID'] },
  ),
  // Software dictionary: reported name -> display name.
  table(
    'dico_soft',
    {
      EXTRACTED: 'varchar(255) NOT NULL',
      FORMATTED: 'varchar(255) NOT NULL',
    },
    { primary: ['EXTRACTED'] },
  ),
  // Names ignored in the dictionary.
  table(
    'dico_ignored',
    {
      EXTRACTED: 'varchar(255) NOT NULL',
    },
    { primary: ['EXTRACTED'] },
  ),
];
