import { BLACKLISTED_MAC_ADDRESSES, BLACKLISTED_SERIALS } from './blacklists.js';
import { CONFIG_ROWS } from './config-rows.js';

type Value = string | number | null;

/** Rows of one table on a fresh install. Each names its key, so that inserting them twice changes nothing. */
export interface DefaultRows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

/** spec/database.md 2; the operator `admin` is not among them: accounts are created at the first start. */
export const DEFAULT_ROWS: readonly DefaultRows[] = [
  { table: 'config', columns: ['NAME', 'IVALUE', 'TVALUE'], rows: CONFIG_ROWS },
  {
    table: 'config_ldap',
    columns: ['NAME', 'IVALUE', 'TVALUE'],
    rows: [
      ['CONEX_LDAP_FILTER1', null, ''],
      ['CONEX_LDAP_FILTER1_ROLE', null, ''],
      ['CONEX_LDAP_FILTER2', null, ''],
      ['CONEX_LDAP_FILTER2_ROLE', null, ''],
      ['CONEX_LDAP_NB_FILTERS', 0, '2'],
    ],
  },
  {
    table: 'accountinfo_config',
    columns: ['ID', 'NAME_ACCOUNTINFO', 'TYPE', 'NAME', 'ID_TAB', 'COMMENT', 'SHOW_ORDER', 'ACCOUNT_TYPE'],
    rows: [
      [1, 'TAG', 0, 'TAG', 1, 'TAG', 1, 'COMPUTERS'],
      [2, 'TAG', 0, 'TAG', 1, 'TAG', 1, 'SNMP'],
    ],
  },
  {
    table: 'blacklist_macaddresses',
    columns: ['ID', 'MACADDRESS'],
    rows: BLACKLISTED_MAC_ADDRESSES.map((address, at) => [at + 1, address]),
  },
  {
    table: 'blacklist_serials',
    columns: ['ID', 'SERIAL'],
    rows: BLACKLISTED_SERIALS.map((serial, at) => [at + 1, serial]),
  },
  { table: 'software_publisher', columns: ['ID', 'PUBLISHER'], rows: [[1, 'Unavailable']] },
  {
    table: 'software_version',
    columns: ['ID', 'VERSION', 'PRETTYVERSION', 'MAJOR', 'MINOR', 'PATCH'],
    rows: [[1, 'Unavailable', 'Unavailable', 0, 0, 0]],
  },
  {
    table: 'snmp_types',
    columns: ['ID', 'TYPE_NAME', 'TABLE_TYPE_NAME'],
    rows: [[1, 'Default', 'snmp_default']],
  },
  {
    table: 'snmp_types_conditions',
    columns: ['ID', 'TYPE_ID', 'CONDITION_OID'],
    rows: [[1, 1, '1.3.6.1.2.1.1.1.0']],
  },
  {
    table: 'snmp_labels',
    columns: ['ID', 'LABEL_NAME'],
    rows: [
      [1, 'DefaultDescription'],
      [2, 'DefaultName'],
      [3, 'DefaultUptime'],
      [4, 'DefaultLocation'],
      [5, 'DefaultAddressIP'],
      [6, 'DefaultGateway'],
    ],
  },
  {
    table: 'snmp_configs',
    columns: ['ID', 'TYPE_ID', 'LABEL_ID', 'OID', 'RECONCILIATION'],
    rows: [
      [1, 1, 2, '1.3.6.1.2.1.1.5.0', 'Yes'],
      [2, 1, 1, '1.3.6.1.2.1.1.1.0', null],
      [3, 1, 4, '1.3.6.1.2.1.1.6.0', null],
      [4, 1, 3, '1.3.6.1.2.1.1.3.0', null],
      [5, 1, 5, '1.3.6.1.2.1.4.20.1.1', null],
      [6, 1, 6, '1.3.6.1.2.1.4.20.1.3', null],
    ],
  },
  {
    table: 'notification',
    columns: ['ID', 'TYPE', 'FILE', 'SUBJECT', 'ALTBODY'],
    rows: [
      [1, 'SELECTED', 'DEFAULT', null, null],
      [2, 'DEFAULT', 'templates/OCS_template.html', 'Notification OCSInventory', 'Default report inventory'],
      [3, 'PERSO', null, null, null],
    ],
  },
  // The request workflow has no reader left: names and tabs as the original has them, labels in plain words.
  {
    table: 'downloadwk_tab_values',
    columns: ['ID', 'FIELD', 'VALUE', 'LBL', 'DEFAULT_FIELD'],
    rows: [
      [1, 'TAB', 'INFO_DEM', 'Request', 1],
      [2, 'TAB', 'INFO_PAQUET', 'Package', 1],
      [3, 'TAB', 'INFO_CONF', 'Configuration', 1],
      [4, 'TAB', 'INFO_VALID', 'Approval', 1],
      [5, 'TAB', 'INFO_HISTO', 'History', 1],
    ],
  },
  {
    table: 'downloadwk_fields',
    columns: ['ID', 'TAB', 'FIELD', 'TYPE', 'LBL', 'MUST_COMPLETED', 'DEFAULT_FIELD'],
    rows: [
      [1, '1', 'USER', 0, 'User', 1, 1],
      [2, '2', 'NAME_TELEDEPLOY', 0, 'Package name', 1, 1],
      [3, '2', 'INFO_PACK', 1, 'Description', 0, 1],
      [4, '2', 'PRIORITY', 0, 'Priority', 0, 1],
      [5, '3', 'NOTIF_USER', 0, 'Notify the user', 0, 1],
      [6, '3', 'REPORT_USER', 0, 'The user may postpone', 0, 1],
      [7, '3', 'REBOOT', 0, 'Restart', 0, 1],
      [8, '4', 'VALID_INSTALL', 0, 'Approval of the installation', 0, 1],
      [9, '4', 'STATUS', 0, 'Status', 0, 1],
      [10, '5', 'LIST_HISTO', 0, 'History', 0, 1],
    ],
  },
  {
    table: 'downloadwk_statut_request',
    columns: ['ID', 'NAME', 'LBL', 'ACTIF'],
    rows: [
      [1, 'NIV0', 'DELETE', 1],
      [2, 'NIV1', 'WAITING FOR INCLUSION', 1],
      [3, 'NIV2', 'ACKNOWLEDGEMENT', 1],
      [4, 'NIV3', 'REFUSAL', 1],
      [5, 'NIV4', 'NEED TO CHANGE', 1],
      [6, 'NIV5', 'CREATE PACKAGE', 1],
      [7, 'NIV6', 'LOCAL TEST', 1],
      [8, 'NIV7', 'PERIMETER LIMITED DEPLOYMENT', 1],
      [9, 'NIV8', 'DURING DEPLOYMENT', 1],
    ],
  },
];
