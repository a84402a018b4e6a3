import { table } from './table.js';

/** Online services in use and known vulnerabilities (spec/database.md 3.14). */
export const VULNERABILITIES_TABLES = [
  // DNS patterns of SaaS products.
  table(
    'saas_exp',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      NAME: 'varchar(255) NOT NULL',
      DNS_EXP: 'varchar(255) NOT NULL',
    },
    { primary: ['ID'] },
  ),
  // CVE hits per software triple.
  table(
    'cve_search',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      PUBLISHER_ID: 'int NOT NULL',
      NAME_ID: 'int NOT NULL',
      VERSION_ID: 'int NOT NULL',
      CVSS: 'double(4,2) NOT NULL',
      CVE: 'varchar(255)',
      LINK: 'varchar(255)',
    },
    { primary: ['ID'] },
  ),
  // CVE hits per computer (denormalised).
  table(
    'cve_search_computer',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      HARDWARE_ID: 'int NOT NULL',
      HARDWARE_NAME: 'varchar(255) NOT NULL',
      PUBLISHER: 'varchar(255) NOT NULL',
      VERSION: 'varchar(255) NOT NULL',
      SOFTWARE_NAME: 'varchar(255) NOT NULL',
      CVSS: 'varchar(255) NOT NULL',
      CVE: 'varchar(255) NOT NULL',
      LINK: 'varchar(255) NOT NULL',
    },
    { primary: ['ID'] },
  ),
  // Publisher/name corrections for the CVE search.
  table(
    'cve_search_correspondance',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      NAME_REG: 'varchar(255) NOT NULL',
      PUBLISH_RESULT: 'varchar(255)',
      NAME_RESULT: 'varchar(255)',
    },
    { primary: ['ID'] },
  ),
  // Runs of the CVE scan.
  table(
    'cve_search_history',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      FLAG_DATE: 'datetime NOT NULL',
      CVE_NB: 'int DEFAULT 0',
      PUBLISHER_ID: 'int NOT NULL',
    },
    { primary: ['ID'] },
  ),
];
