import { describe, expect, expectTypeOf, it } from 'vitest';
import { isOptionKey, option, type OptionKey, SERVER_OPTIONS } from './catalogue.js';
import type { ServerOption } from './option.js';
import { checkOption, optionColumn, readOption } from './read-option.rule.js';

const options: readonly ServerOption[] = SERVER_OPTIONS;

/**
 * spec/agent-protocol.md 8.1: key, column, default, levels of `devices` (G group, M computer; `*` under another name).
 * COMPRESS_TRY_OTHERS has the default of the shipped configuration. The last four are not in that table.
 */
const EXPECTED = `
  AGENT_APPROVAL I 0
  AGENT_IDENTITY_CHECK I 0
  LOGPATH T /var/log/ocsinventory-server
  LOGLEVEL I 0
  FREQUENCY I 0 GM
  PROLOG_FREQ I 12 GM
  INVENTORY_ON_STARTUP I 0 GM
  DEPLOY I 0
  UPDATE I 0
  PROXY_REVALIDATE_DELAY I 3600
  TRACE_DELETED I 0
  AUTO_DUPLICATE_LVL I 15
  LOCK_REUSE_TIME I 600
  INVENTORY_DIFF I 1
  INVENTORY_WRITE_DIFF I 1
  INVENTORY_TRANSACTION I 1
  INVENTORY_CACHE_ENABLED I 1
  INVENTORY_CACHE_REVALIDATE I 7
  INVENTORY_CACHE_KEEP I 1
  INVENTORY_FILTER_ENABLED I 0
  INVENTORY_SESSION_ONLY I 0
  SESSION_VALIDITY_TIME I 3600
  SESSION_CLEAN_TIME I 86400
  ENABLE_GROUPS I 1
  GROUPS_CACHE_REVALIDATE I 43200
  GROUPS_CACHE_OFFSET I 43200
  GENERATE_OCS_FILES I 0
  GENERATE_OCS_FILES_SNMP I 0
  OCS_FILES_FORMAT T OCS
  OCS_FILES_OVERWRITE I 0
  OCS_FILES_PATH T /tmp
  SECURITY_LEVEL I 0
  IPDISCOVER I 2
  IPDISCOVER_MAX_ALIVE I 14
  IPDISCOVER_BETTER_THRESHOLD I 1
  IPDISCOVER_LATENCY I 100 GM
  IPDISCOVER_USE_GROUPS I 1
  IPDISCOVER_NO_POSTPONE I 0
  IPDISCOVER_LINK_TAG_NETWORK I 0
  SCAN_TYPE_IPDISCOVER T ICMP GM
  SCAN_TYPE_SNMP T ICMP GM
  SCAN_ARP_BANDWIDTH I 256 GM
  REGISTRY I 1
  DOWNLOAD I 0 GM*
  DOWNLOAD_FRAG_LATENCY I 60 GM
  DOWNLOAD_CYCLE_LATENCY I 60 GM
  DOWNLOAD_PERIOD_LATENCY I 60 GM
  DOWNLOAD_PERIOD_LENGTH I 10 GM
  DOWNLOAD_TIMEOUT I 7 GM
  DOWNLOAD_EXECUTION_TIMEOUT I 120 GM
  DOWNLOAD_GROUPS_TRACE_EVENTS I 1
  PROLOG_FILTER_ON I 0
  INVENTORY_FILTER_ON I 0
  INVENTORY_FILTER_FLOOD_IP I 0
  INVENTORY_FILTER_FLOOD_IP_CACHE_TIME I 300
  COMPRESS_TRY_OTHERS I 1
  SNMP I 1 GM*
  SNMP_INVENTORY_DIFF I 1
  SNMP_LINK_TAG I 0
  DEFAULT_CATEGORY I null
  INVENTORY_SAAS_ENABLED I 0
  ACCEPT_OTHER_AGENTS I 1
  ACCEPT_TAG_UPDATE_FROM_CLIENT I 0
`
  .trim()
  .split('\n')
  .map((line) => line.trim());

const summary = (entry: ServerOption): string => {
  const { value } = readOption(entry, undefined);
  const levels = entry.scopes.length > 1 ? ` GM${entry.overrideKey ? '*' : ''}` : '';
  return `${entry.key} ${optionColumn(entry).charAt(0)} ${value}${levels}`;
};

/** Options whose row without a value is legal (spec/agent-protocol.md 2.3, spec/database.md 2.1). */
const MAY_BE_EMPTY = ['DEFAULT_CATEGORY', 'FREQUENCY'];

describe('the option catalogue', () => {
  it('has every option with its column, its default and its levels', () => {
    expect(options.map(summary).sort()).toEqual([...EXPECTED].sort());
  });

  it('never uses a key twice', () => {
    expect(new Set(options.map((entry) => entry.key)).size).toBe(options.length);
  });

  it('finds an option by its key, with the exact type of its value', () => {
    expect(option('PROLOG_FREQ').key).toBe('PROLOG_FREQ');
    expect(isOptionKey('PROLOG_FREQ')).toBe(true);
    expect(isOptionKey('GUI_VERSION')).toBe(false);
    expect(isOptionKey('constructor')).toBe(false);
    expectTypeOf(readOption(option('PROLOG_FREQ'), undefined).value).toEqualTypeOf<number>();
    expectTypeOf(readOption(option('DEPLOY'), undefined).value).toEqualTypeOf<number>();
    expectTypeOf(readOption(option('FREQUENCY'), undefined).value).toEqualTypeOf<number | null>();
    expectTypeOf(readOption(option('OCS_FILES_FORMAT'), undefined).value).toEqualTypeOf<string>();
    expectTypeOf(readOption(options[0]!, undefined).value).toEqualTypeOf<string | number | null>();
    expectTypeOf<'FREQUENCY'>().toExtend<OptionKey>();
    expectTypeOf<'FREQUENCE'>().not.toExtend<OptionKey>();
  });

  it('lets only those options be empty for which that has a meaning', () => {
    const empty = options.filter((entry) => entry.type === 'integer' && entry.empty !== undefined);
    expect(empty.map((entry) => entry.key).sort()).toEqual(MAY_BE_EMPTY);
  });
});

describe.each(options.map((entry) => [entry.key, entry] as const))('option %s', (_key, entry) => {
  it('has a key that the table holds, and a default that it accepts itself', () => {
    expect(entry.key).toMatch(/^[A-Z][A-Z_]{0,49}$/);
    expect(entry.scopes[0]).toBe('global');
    expect(checkOption(entry, readOption(entry, undefined).value)).toBeNull();
  });

  it('has bounds in their order', () => {
    if (entry.type !== 'integer') return;
    expect(entry.minimum ?? -Infinity).toBeLessThan(entry.maximum ?? Infinity);
    if (entry.default !== null && !Object.hasOwn(entry.special ?? {}, entry.default)) {
      expect(entry.default).toBeGreaterThanOrEqual(entry.minimum ?? -Infinity);
      expect(entry.default).toBeLessThanOrEqual(entry.maximum ?? Infinity);
    }
  });

  it('is explained in English and in French', () => {
    const choices = entry.type === 'choice' ? Object.values(entry.choices) : [];
    const bits = entry.type === 'bitmask' ? Object.values(entry.bits) : [];
    const special = entry.type === 'integer' ? Object.values(entry.special ?? {}) : [];
    for (const { en, fr } of [entry.label, entry.help, ...choices, ...bits, ...special]) {
      expect(en).toMatch(/^\S.*\S$/);
      expect(fr).toMatch(/^\S.*\S$/);
      expect(fr).not.toContain("'");
    }
    expect(entry.label.en).not.toBe(entry.label.fr);
    for (const text of [entry.help.en, entry.help.fr]) expect(text).toMatch(/^.{40,320}\.$/);
  });

  it('names a unit for every amount', () => {
    if (entry.type !== 'integer' || ['SECURITY_LEVEL', 'LOGLEVEL', 'DEFAULT_CATEGORY'].includes(entry.key))
      return;
    expect(entry.unit?.en).toBeTruthy();
    expect(entry.unit?.fr).toBeTruthy();
  });
});
