import { readFileSync } from 'node:fs';
import type { AccessSettings } from './access/access.rule.js';
import { parseFieldFilter, type FilteredField } from './filters/field-filter.rule.js';
import {
  readLoadSettings,
  readMessageLimits,
  type LoadSettings,
  type MessageLimits,
} from './overload/load-settings.js';
import { AddressList } from './transport/address-list.js';

/** Settings of the dialogue that belong to the machine, not to the site: they come from the environment. */
export interface AgentSettings {
  /** Peers that need no session and pass the filters (spec/agent-protocol.md 1.9). */
  readonly trusted: AddressList;
  /** Whole User-Agents admitted besides the known ones (spec/agent-protocol.md 1.6, point 4). */
  readonly extraAgents: readonly string[];
  /** Fields that are never stored (spec/agent-protocol.md 9.2, Datafilter). */
  readonly filteredFields: readonly FilteredField[];
  /** Login or secret path agents must know. */
  readonly access: AccessSettings;
  /** How much is taken on at the same time. */
  readonly load: LoadSettings;
  /** Bounds of one message. */
  readonly limits: MessageLimits;
}

/** Injection token of {@link AgentSettings}. */
export const AGENT_SETTINGS = Symbol('AgentSettings');

/**
 * Reads the settings:
 * - `OCS_TRUSTED_ADDRESSES` addresses and networks, `127.0.0.1` when not set;
 * - `OCS_EXTRA_AGENTS_FILE` file with one User-Agent a line, `#` begins a comment line;
 * - `OCS_FIELD_FILTER` fields as `SECTION.FIELD`, separated by commas;
 * - `OCS_AGENT_USER`, `OCS_AGENT_PASSWORD`, `OCS_AGENT_REALM` HTTP Basic login of all agents;
 * - `OCS_AGENT_PATH_KEY` path segment of the agents' address, `/ocsinventory/<key>`;
 * - `OCS_AGENT_CONCURRENCY`, `OCS_AGENT_QUEUE`… how much is taken on at the same time, see {@link LoadSettings};
 * - `OCS_LIMIT_…` bounds of one message, see {@link MessageLimits}.
 *
 * @throws Error with a sentence naming the setting
 */
export function readAgentSettings(environment: Readonly<Record<string, string | undefined>>): AgentSettings {
  return {
    trusted: new AddressList('OCS_TRUSTED_ADDRESSES', environment.OCS_TRUSTED_ADDRESSES ?? '127.0.0.1'),
    extraAgents: extraAgents(environment.OCS_EXTRA_AGENTS_FILE),
    filteredFields: parseFieldFilter(environment.OCS_FIELD_FILTER ?? ''),
    access: { basic: basicLogin(environment), pathKey: pathKey(environment.OCS_AGENT_PATH_KEY) },
    load: readLoadSettings(environment),
    limits: readMessageLimits(environment),
  };
}

function extraAgents(file: string | undefined): readonly string[] {
  if (file === undefined || file === '') return [];
  try {
    return readFileSync(file, 'utf8')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'));
  } catch (error) {
    throw new Error(`OCS_EXTRA_AGENTS_FILE: ${file} cannot be read.`, { cause: error });
  }
}

function basicLogin(environment: Readonly<Record<string, string | undefined>>): AccessSettings['basic'] {
  const { OCS_AGENT_USER: user, OCS_AGENT_PASSWORD: password } = environment;
  const realm = environment.OCS_AGENT_REALM ?? 'OCS Inventory';
  if (!user && !password) return undefined;
  if (!user || !password) throw new Error('OCS_AGENT_USER and OCS_AGENT_PASSWORD must be set together.');
  if (user.includes(':')) throw new Error('OCS_AGENT_USER must not contain a colon.');
  if (!/^[\x20-\x7e]+$/.test(realm) || realm.includes('"')) {
    throw new Error('OCS_AGENT_REALM must be plain ASCII without quotation marks.');
  }
  return { user, password, realm };
}

function pathKey(key: string | undefined): string | undefined {
  if (key === undefined || key === '') return undefined;
  if (!/^[A-Za-z0-9_-]{8,}$/.test(key)) {
    throw new Error('OCS_AGENT_PATH_KEY must have at least 8 letters, digits, "-" or "_".');
  }
  return key;
}
