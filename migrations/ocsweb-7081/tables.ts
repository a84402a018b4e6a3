import { COMPUTER_TABLES } from './computer.js';
import { COMPONENTS_TABLES } from './components.js';
import { DEVICES_TABLES } from './devices.js';
import { SYSTEM_TABLES } from './system.js';
import { SOFTWARE_TABLES } from './software.js';
import { CONFIGURATION_TABLES } from './configuration.js';
import { DUPLICATES_TABLES } from './duplicates.js';
import { REGISTRY_TABLES } from './registry.js';
import { ADMINISTRATIVE_TABLES } from './administrative.js';
import { IP_DISCOVERY_TABLES } from './ip-discovery.js';
import { DEPLOYMENT_TABLES } from './deployment.js';
import { DEPLOYMENT_REQUESTS_TABLES } from './deployment-requests.js';
import { USERS_TABLES } from './users.js';
import { GROUPS_TABLES } from './groups.js';
import { SNMP_TABLES } from './snmp.js';
import { VULNERABILITIES_TABLES } from './vulnerabilities.js';
import type { TableDefinition } from './table.js';

/** Every table of ocsweb, schema 7081; a table that another refers to comes first. */
export const OCSWEB_TABLES: readonly TableDefinition[] = [
  ...COMPUTER_TABLES,
  ...COMPONENTS_TABLES,
  ...DEVICES_TABLES,
  ...SYSTEM_TABLES,
  ...SOFTWARE_TABLES,
  ...CONFIGURATION_TABLES,
  ...DUPLICATES_TABLES,
  ...REGISTRY_TABLES,
  ...ADMINISTRATIVE_TABLES,
  ...IP_DISCOVERY_TABLES,
  ...DEPLOYMENT_TABLES,
  ...DEPLOYMENT_REQUESTS_TABLES,
  ...USERS_TABLES,
  ...GROUPS_TABLES,
  ...SNMP_TABLES,
  ...VULNERABILITIES_TABLES,
];
