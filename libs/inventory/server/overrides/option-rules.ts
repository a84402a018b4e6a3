import type { OptionKey } from '@ocs/core-contract';

/**
 * How the rows of a computer and of its groups make one value:
 * - `smallest-of-all`: the smallest of the computer's and all its groups' values, so that one "never" stops a computer
 * - `own-or-smallest-group`, `own-or-largest-group`: the computer's own, else the smallest (largest) of its groups
 * - `own-or-any-group`: the computer's own, else that of a group (the one with the smallest id: always the same one)
 * - `switch-off-only`: each row that says 0 switches off, none can switch on what the server has off
 */
export type OptionCombination =
  | 'smallest-of-all'
  | 'own-or-smallest-group'
  | 'own-or-largest-group'
  | 'own-or-any-group'
  | 'switch-off-only';

/** What a stored 0 is: a value everywhere, "not set" at groups only (errata 1), or "not set" everywhere. */
export type ZeroMeaning = 'value' | 'not-set-for-groups' | 'not-set';

/** How one server option may be set by groups and computers (spec/agent-protocol.md 8.2). */
export interface OptionRule {
  /** `devices.NAME`. */
  readonly name: string;
  /** Column of `devices` that holds the value. A computer's TVALUE counts only beside an IVALUE that is not null. */
  readonly column: 'IVALUE' | 'TVALUE';
  readonly combination: OptionCombination;
  readonly zero: ZeroMeaning;
  /** Server values that make all rows dead. */
  readonly finalServerValues?: readonly number[];
}

const contact = (name: string): OptionRule => ({
  name,
  column: 'IVALUE',
  combination: 'own-or-smallest-group',
  zero: 'not-set-for-groups',
});

const latency = (name: string): OptionRule => ({
  name,
  column: 'IVALUE',
  combination: 'own-or-largest-group',
  zero: 'not-set',
});

const limit = (name: string): OptionRule => ({
  name,
  column: 'IVALUE',
  combination: 'own-or-smallest-group',
  zero: 'not-set',
});

const text = (name: string): OptionRule => ({
  name,
  column: 'TVALUE',
  combination: 'own-or-any-group',
  zero: 'value',
});

const switchRow = (name: string): OptionRule => ({
  name,
  column: 'IVALUE',
  combination: 'switch-off-only',
  zero: 'value',
  finalServerValues: [0],
});

/** Every server option that groups and computers may set, by its key: the one place that knows how. */
export const OPTION_RULES = {
  // A server-wide "always" (0) or "never" (-1) is final: sites rely on it (spec/agent-protocol.md 2.3, point 1).
  FREQUENCY: {
    name: 'FREQUENCY',
    column: 'IVALUE',
    combination: 'smallest-of-all',
    zero: 'value',
    finalServerValues: [0, -1],
  },
  PROLOG_FREQ: contact('PROLOG_FREQ'),
  INVENTORY_ON_STARTUP: contact('INVENTORY_ON_STARTUP'),
  IPDISCOVER_LATENCY: latency('IPDISCOVER_LATENCY'),
  SCAN_TYPE_IPDISCOVER: text('SCAN_TYPE_IPDISCOVER'),
  SCAN_TYPE_SNMP: text('SCAN_TYPE_SNMP'),
  SCAN_ARP_BANDWIDTH: text('SCAN_ARP_BANDWIDTH'),
  DOWNLOAD: switchRow('DOWNLOAD_SWITCH'),
  SNMP: switchRow('SNMP_SWITCH'),
  DOWNLOAD_FRAG_LATENCY: latency('DOWNLOAD_FRAG_LATENCY'),
  DOWNLOAD_CYCLE_LATENCY: latency('DOWNLOAD_CYCLE_LATENCY'),
  DOWNLOAD_PERIOD_LATENCY: latency('DOWNLOAD_PERIOD_LATENCY'),
  DOWNLOAD_PERIOD_LENGTH: limit('DOWNLOAD_PERIOD_LENGTH'),
  DOWNLOAD_TIMEOUT: limit('DOWNLOAD_TIMEOUT'),
  DOWNLOAD_EXECUTION_TIMEOUT: limit('DOWNLOAD_EXECUTION_TIMEOUT'),
} as const satisfies Partial<Record<OptionKey, OptionRule>>;

/** Key of a server option that groups and computers may set. */
export type OverridableOption = keyof typeof OPTION_RULES;

/**
 * The other names of `devices`: rows that are no option's value, with the domain that owns their rules.
 * - `role`: what a computer does in its network (IVALUE 0 never, 1 elected, 2 by hand; TVALUE the network); of a group
 *   only IVALUE 0 counts
 * - `own-list`: a list of the computer alone, comma-separated in TVALUE
 * - `assignment`: a package, IVALUE = `download_enable.ID`; those of the computer and of all its groups add up
 */
export const OTHER_ROWS = {
  IPDISCOVER: 'role',
  SNMP_NETWORK: 'own-list',
  DOWNLOAD: 'assignment',
  DOWNLOAD_SCHEDULE: 'assignment',
  DOWNLOAD_POSTCMD: 'assignment',
  DOWNLOAD_FORCE: 'assignment',
} as const satisfies Record<string, 'role' | 'own-list' | 'assignment'>;
