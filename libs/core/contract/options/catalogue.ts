import { CONTACT_OPTIONS } from './contact.js';
import { DEPLOYMENT_OPTIONS } from './deployment.js';
import { DISCOVERY_OPTIONS } from './discovery.js';
import { DUPLICATE_OPTIONS } from './duplicates.js';
import { FILE_OPTIONS } from './files.js';
import { FILTER_OPTIONS } from './filters.js';
import { GROUP_OPTIONS } from './groups.js';
import { INVENTORY_OPTIONS } from './inventory.js';
import { LOG_OPTIONS } from './log.js';
import type { ServerOption } from './option.js';
import { REGISTRY_OPTIONS } from './registry.js';
import { SECURITY_OPTIONS } from './security.js';
import { SNMP_OPTIONS } from './snmp.js';

/** Every server option, in the order in which the console shows them (spec/agent-protocol.md 8.1). */
export const SERVER_OPTIONS = [
  ...CONTACT_OPTIONS,
  ...INVENTORY_OPTIONS,
  ...DUPLICATE_OPTIONS,
  ...GROUP_OPTIONS,
  ...REGISTRY_OPTIONS,
  ...DEPLOYMENT_OPTIONS,
  ...DISCOVERY_OPTIONS,
  ...SNMP_OPTIONS,
  ...SECURITY_OPTIONS,
  ...FILTER_OPTIONS,
  ...FILE_OPTIONS,
  ...LOG_OPTIONS,
] as const satisfies readonly ServerOption[];

/** Key of an option of the catalogue. */
export type OptionKey = (typeof SERVER_OPTIONS)[number]['key'];

/** The catalogue entry of a key, with its exact type. */
export type OptionOf<K extends OptionKey> = Extract<(typeof SERVER_OPTIONS)[number], { readonly key: K }>;

const BY_KEY: ReadonlyMap<string, ServerOption> = new Map(SERVER_OPTIONS.map((entry) => [entry.key, entry]));

/** Whether a row of `config` belongs to an option of the catalogue. */
export const isOptionKey = (key: string): key is OptionKey => BY_KEY.has(key);

/** The catalogue entry of `key`. */
export const option = <K extends OptionKey>(key: K): OptionOf<K> => BY_KEY.get(key) as OptionOf<K>;
