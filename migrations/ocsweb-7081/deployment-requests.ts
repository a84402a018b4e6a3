import { table } from './table.js';

/** Workflow of deployment requests of release 2.0: no page left in 2.12, kept for its data (spec/database.md 3.9). */
export const DEPLOYMENT_REQUESTS_TABLES = [
  // Workflow of deployment requests: form fields.
  table(
    'downloadwk_fields',
    {
      TAB: 'varchar(100)',
      FIELD: 'varchar(100)',
      TYPE: 'int',
      LBL: 'varchar(100)',
      MUST_COMPLETED: 'int',
      ID: 'int NOT NULL AUTO_INCREMENT',
      VALUE: 'varchar(255)',
      DEFAULT_FIELD: 'int',
      RESTRICTED: 'int',
      LINK_STATUS: 'int',
    },
    { primary: ['ID'] },
  ),
  // Workflow: form tabs.
  table(
    'downloadwk_tab_values',
    {
      FIELD: 'varchar(100)',
      VALUE: 'varchar(100)',
      LBL: 'varchar(100)',
      ID: 'int NOT NULL AUTO_INCREMENT',
      DEFAULT_FIELD: 'int',
    },
    { primary: ['ID'] },
  ),
  // Workflow: values of select fields.
  table(
    'downloadwk_conf_values',
    {
      FIELD: 'int',
      VALUE: 'varchar(100)',
      ID: 'int NOT NULL AUTO_INCREMENT',
      DEFAULT_FIELD: 'int',
    },
    { primary: ['ID'] },
  ),
  // Workflow: states.
  table(
    'downloadwk_statut_request',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      NAME: 'varchar(20)',
      LBL: 'varchar(255)',
      ACTIF: 'int',
    },
    { primary: ['ID'] },
  ),
  // Workflow: requests.
  table(
    'downloadwk_pack',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      LOGIN_USER: 'varchar(255)',
      GROUP_USER: 'varchar(255)',
      Q_DATE: 'int',
      fields_1: 'varchar(255)',
      fields_2: 'varchar(255)',
      fields_3: 'varchar(255)',
      fields_4: 'varchar(255)',
      fields_5: 'varchar(255)',
      fields_6: 'varchar(255)',
      fields_7: 'varchar(255)',
      fields_8: 'varchar(255)',
      fields_9: 'varchar(255)',
      fields_10: 'varchar(255)',
    },
    { primary: ['ID'] },
  ),
  // Workflow: history.
  table(
    'downloadwk_history',
    {
      ID: 'int NOT NULL AUTO_INCREMENT',
      ID_DDE: 'int',
      AUTHOR: 'varchar(255)',
      DATE: 'date',
      ACTION: 'longtext',
    },
    { primary: ['ID'] },
  ),
];
