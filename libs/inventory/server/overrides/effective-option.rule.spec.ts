import { option, SERVER_OPTIONS, type OptionKey } from '@ocs/core-contract';
import { describe, expect, it } from 'vitest';
import { effectiveOption, type ServerValues } from './effective-option.rule.js';
import { OPTION_RULES, OTHER_ROWS, type OverridableOption } from './option-rules.js';
import { OPTION_REASON_TEXTS } from './option-reason-texts.js';
import type { Override } from './override.js';

/** The server's values: what the case says, the catalogue's default otherwise. */
const server = (values: Partial<Record<OptionKey, number | string | null>> = {}): ServerValues => {
  const valueOf = (key: OptionKey) => (key in values ? (values[key] ?? null) : option(key).default);
  return {
    numberOrNull: (key) => (valueOf(key) === null ? null : Number(valueOf(key))),
    number: (key) => Number(valueOf(key) ?? option(key).default),
    text: (key) => String(valueOf(key)),
  };
};

const own = (name: string, number: number | null, text: string | null = null): Override => ({
  name,
  from: 'computer',
  ownerId: 1,
  number,
  text,
});
const group = (
  ownerId: number,
  name: string,
  number: number | null,
  text: string | null = null,
): Override => ({
  name,
  from: 'group',
  ownerId,
  number,
  text,
});

const OWN = { origin: 'computer' } as const;
const SERVER = { origin: 'global' } as const;
const ofGroup = (groupId: number) => ({ origin: 'group', groupId }) as const;

type Case = readonly [
  what: string,
  key: OverridableOption,
  serverValue: number | string | null,
  rows: readonly Override[],
  expected: object,
];

const cases: readonly Case[] = [
  ['FREQUENCY is the server value without rows', 'FREQUENCY', 7, [], { value: 7, ...SERVER }],
  [
    'FREQUENCY is the smallest of all, the own one is nothing special',
    'FREQUENCY',
    30,
    [own('FREQUENCY', 14), group(7, 'FREQUENCY', 7), group(8, 'FREQUENCY', 9)],
    { value: 7, ...ofGroup(7) },
  ],
  [
    'FREQUENCY "never" of one group beats everything',
    'FREQUENCY',
    30,
    [own('FREQUENCY', 7), group(7, 'FREQUENCY', -1), group(8, 'FREQUENCY', 0)],
    { value: -1, ...ofGroup(7) },
  ],
  ['FREQUENCY 0 of the computer counts', 'FREQUENCY', 30, [own('FREQUENCY', 0)], { value: 0, ...OWN }],
  ['FREQUENCY may grow by a row', 'FREQUENCY', 7, [own('FREQUENCY', 30)], { value: 30, ...OWN }],
  ['a server-wide "always" is final', 'FREQUENCY', 0, [own('FREQUENCY', 7)], { value: 0, ...SERVER }],
  ['a server-wide "never" is final', 'FREQUENCY', -1, [own('FREQUENCY', 0)], { value: -1, ...SERVER }],
  ['an undefined FREQUENCY stays so', 'FREQUENCY', null, [own('FREQUENCY', 7)], { value: null, ...SERVER }],
  ['a row without a value is none', 'FREQUENCY', 7, [own('FREQUENCY', null)], { value: 7, ...SERVER }],

  ['PROLOG_FREQ 0 of the computer counts', 'PROLOG_FREQ', 24, [own('PROLOG_FREQ', 0)], { value: 0, ...OWN }],
  [
    'PROLOG_FREQ of the computer wins over smaller ones of groups',
    'PROLOG_FREQ',
    24,
    [group(7, 'PROLOG_FREQ', 2), own('PROLOG_FREQ', 5)],
    { value: 5, ...OWN },
  ],
  [
    'PROLOG_FREQ is the smallest of the groups, zeros ignored',
    'PROLOG_FREQ',
    24,
    [group(7, 'PROLOG_FREQ', 8), group(8, 'PROLOG_FREQ', 6), group(9, 'PROLOG_FREQ', 0)],
    { value: 6, ...ofGroup(8) },
  ],
  [
    'a group cannot switch INVENTORY_ON_STARTUP off',
    'INVENTORY_ON_STARTUP',
    1,
    [group(7, 'INVENTORY_ON_STARTUP', 0)],
    { value: 1, ...SERVER },
  ],
  [
    'a computer can switch INVENTORY_ON_STARTUP off',
    'INVENTORY_ON_STARTUP',
    1,
    [group(7, 'INVENTORY_ON_STARTUP', 1), own('INVENTORY_ON_STARTUP', 0)],
    { value: 0, ...OWN },
  ],
  [
    'the first of two own rows counts',
    'PROLOG_FREQ',
    24,
    [own('PROLOG_FREQ', 3), own('PROLOG_FREQ', 9)],
    { value: 3, ...OWN },
  ],

  [
    'IPDISCOVER_LATENCY is the largest of the groups',
    'IPDISCOVER_LATENCY',
    100,
    [group(7, 'IPDISCOVER_LATENCY', 50), group(8, 'IPDISCOVER_LATENCY', 200)],
    { value: 200, ...ofGroup(8) },
  ],
  [
    'IPDISCOVER_LATENCY of the computer wins, even a smaller one',
    'IPDISCOVER_LATENCY',
    100,
    [group(8, 'IPDISCOVER_LATENCY', 200), own('IPDISCOVER_LATENCY', 10)],
    { value: 10, ...OWN },
  ],

  [
    'the scan type is a text of the computer',
    'SCAN_TYPE_IPDISCOVER',
    'ICMP',
    [group(7, 'SCAN_TYPE_IPDISCOVER', 2, 'NMAP'), own('SCAN_TYPE_IPDISCOVER', 2, 'ARPSCAN')],
    { value: 'ARPSCAN', ...OWN },
  ],
  [
    'the scan type of a computer needs its number',
    'SCAN_TYPE_SNMP',
    'ICMP',
    [own('SCAN_TYPE_SNMP', null, 'ARPSCAN'), group(7, 'SCAN_TYPE_SNMP', null, 'NMAP')],
    { value: 'NMAP', ...ofGroup(7) },
  ],
  [
    'of several groups always the same one decides the scan type',
    'SCAN_TYPE_SNMP',
    'ICMP',
    [group(9, 'SCAN_TYPE_SNMP', 2, 'ARPSCAN'), group(7, 'SCAN_TYPE_SNMP', 2, 'NMAP')],
    { value: 'NMAP', ...ofGroup(7) },
  ],
  [
    'an unknown scan type is passed over',
    'SCAN_TYPE_SNMP',
    'ICMP',
    [own('SCAN_TYPE_SNMP', 2, 'telepathy')],
    { value: 'ICMP', ...SERVER },
  ],
  [
    'the bandwidth is the number in the text, not the number beside it',
    'SCAN_ARP_BANDWIDTH',
    256,
    [own('SCAN_ARP_BANDWIDTH', 2, '512')],
    { value: 512, ...OWN },
  ],
  [
    'a bandwidth that is no number is passed over',
    'SCAN_ARP_BANDWIDTH',
    256,
    [own('SCAN_ARP_BANDWIDTH', 2, 'fast'), group(7, 'SCAN_ARP_BANDWIDTH', 2, '64')],
    { value: 64, ...ofGroup(7) },
  ],

  ['deployment is on without rows', 'DOWNLOAD', 1, [], { value: 1, ...SERVER }],
  [
    'one group switches deployment off',
    'DOWNLOAD',
    1,
    [group(7, 'DOWNLOAD_SWITCH', 1), group(8, 'DOWNLOAD_SWITCH', 0)],
    { value: 0, ...ofGroup(8) },
  ],
  [
    'a computer cannot lift what its group switched off',
    'DOWNLOAD',
    1,
    [own('DOWNLOAD_SWITCH', 1), group(8, 'DOWNLOAD_SWITCH', 0)],
    { value: 0, ...ofGroup(8) },
  ],
  [
    'a computer switches itself off',
    'SNMP',
    1,
    [own('SNMP_SWITCH', 0), group(7, 'SNMP_SWITCH', 1)],
    { value: 0, ...OWN },
  ],
  ['no row switches on what the server has off', 'SNMP', 0, [own('SNMP_SWITCH', 1)], { value: 0, ...SERVER }],
  [
    'a package assigned to a computer is no switch',
    'DOWNLOAD',
    1,
    [own('DOWNLOAD', 0)],
    { value: 1, ...SERVER },
  ],

  ...(['DOWNLOAD_FRAG_LATENCY', 'DOWNLOAD_CYCLE_LATENCY', 'DOWNLOAD_PERIOD_LATENCY'] as const).flatMap(
    (key): Case[] => [
      [
        `${key} is the largest of the groups`,
        key,
        60,
        [group(7, key, 5), group(8, key, 90)],
        { value: 90, ...ofGroup(8) },
      ],
      [
        `${key} 0 of a computer means "not set"`,
        key,
        60,
        [own(key, 0), group(7, key, 5)],
        { value: 5, ...ofGroup(7) },
      ],
      [`${key} of the computer wins`, key, 60, [own(key, 1), group(7, key, 5)], { value: 1, ...OWN }],
    ],
  ),
  ...(['DOWNLOAD_PERIOD_LENGTH', 'DOWNLOAD_TIMEOUT', 'DOWNLOAD_EXECUTION_TIMEOUT'] as const).flatMap(
    (key): Case[] => [
      [
        `${key} is the smallest of the groups`,
        key,
        10,
        [group(7, key, 5), group(8, key, 90)],
        { value: 5, ...ofGroup(7) },
      ],
      [
        `${key} 0 means "not set" everywhere`,
        key,
        10,
        [own(key, 0), group(7, key, 0)],
        { value: 10, ...SERVER },
      ],
      [`${key} of the computer wins`, key, 10, [own(key, 99), group(7, key, 5)], { value: 99, ...OWN }],
    ],
  ),
];

describe('the value of an option in force', () => {
  it.each(cases)('%s', (_what, key, serverValue, rows, expected) => {
    const { value, origin, groupId } = effectiveOption(key, server({ [key]: serverValue }), rows);
    expect({ value, origin, ...(groupId !== undefined && { groupId }) }).toEqual(expected);
  });

  it('has cases for every option of the table', () => {
    expect(new Set(cases.map(([, key]) => key))).toEqual(new Set(Object.keys(OPTION_RULES)));
  });
});

describe('the reasons of a value', () => {
  it('begin with who decided and go on with why the others did not', () => {
    const rows = [
      own('PROLOG_FREQ', null),
      group(9, 'PROLOG_FREQ', 0),
      group(7, 'PROLOG_FREQ', 8),
      group(8, 'PROLOG_FREQ', 6),
      group(8, 'FREQUENCY', 1),
    ];
    expect(effectiveOption('PROLOG_FREQ', server(), rows).reasons).toEqual([
      { code: 'value-of-group', params: { value: 6, groupId: 8 } },
      { code: 'own-empty', params: { value: '' } },
      { code: 'group-zero', params: { value: 0, groupId: 9 } },
      { code: 'group-outweighed', params: { value: 8, groupId: 7 } },
    ]);
  });

  it.each([
    ['FREQUENCY', null, [own('FREQUENCY', 7)], ['server-value-undefined']],
    ['FREQUENCY', -1, [own('FREQUENCY', 7)], ['server-value-final']],
    ['DOWNLOAD', 0, [own('DOWNLOAD_SWITCH', 1)], ['server-value-final']],
    ['DOWNLOAD', 1, [own('DOWNLOAD_SWITCH', 1)], ['value-of-server', 'own-cannot-switch-on']],
    ['SCAN_ARP_BANDWIDTH', 256, [own('SCAN_ARP_BANDWIDTH', 2, 'fast')], ['value-of-server', 'own-unusable']],
    ['PROLOG_FREQ', 24, [own('PROLOG_FREQ', 3)], ['value-of-computer']],
  ] as const)('of %s at server value %s are named', (key, serverValue, rows, codes) => {
    const { reasons } = effectiveOption(key, server({ [key]: serverValue }), rows);
    expect(reasons.map(({ code }) => code)).toEqual(codes);
  });
});

describe('the texts of the reasons', () => {
  const ignored = ['empty', 'zero', 'unusable', 'outweighed', 'cannot-switch-on'];

  it.each([
    ...[
      'value-of-computer',
      'value-of-group',
      'value-of-server',
      'server-value-undefined',
      'server-value-final',
    ],
    ...ignored.flatMap((code) => [`own-${code}`, `group-${code}`]),
  ])('have %s in both languages', (code) => {
    const text = OPTION_REASON_TEXTS[`option.${code}`];
    expect(text?.en).toMatch(/^\p{Lu}.*\.$/u);
    expect(text?.fr).toMatch(/^\p{Lu}.*\.$/u);
    expect(text?.fr).not.toBe(text?.en);
  });
});

describe('the table of options that groups and computers may set', () => {
  const scoped = SERVER_OPTIONS.filter(({ scopes }) => scopes.some((scope) => scope !== 'global'));

  it('names the same options as the catalogue', () => {
    expect(new Set(Object.keys(OPTION_RULES))).toEqual(new Set(scoped.map(({ key }) => key)));
  });

  it.each(
    scoped.map((entry) => [entry.key, 'overrideKey' in entry ? entry.overrideKey : entry.key] as const),
  )('keeps %s under the name the catalogue says: %s', (key, name) => {
    expect(OPTION_RULES[key as OverridableOption].name).toBe(name);
  });

  it('shares no name with the rows that are no values', () => {
    const names = Object.values(OPTION_RULES).map(({ name }) => name);
    expect(names.filter((name) => name in OTHER_ROWS)).toEqual([]);
  });
});
