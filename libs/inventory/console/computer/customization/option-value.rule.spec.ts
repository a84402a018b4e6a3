import { option, type ServerOption } from '@ocs/core-contract';
import type { ComputerDiscovery, ComputerOption } from '@ocs/inventory-contract';
import { describe, expect, it } from 'vitest';
import {
  countOrigins,
  inputFault,
  optionBlocks,
  optionText,
  specialValues,
  unitText,
  type OptionContent,
  type ValueWords,
} from './option-value.rule.js';

const words: ValueWords = {
  language: 'en',
  on: 'on',
  off: 'off',
  notSet: 'not set',
  number: (value) => value.toLocaleString('en'),
  every: (unit, value) => `every ${value}${unit === 'hours' ? ' (f.)' : ''}`,
  each: (unit) => `every ${unit}`,
};

const own = (key: string, over: Partial<ComputerOption> = {}): ComputerOption => ({
  key,
  value: 1,
  origin: 'global',
  own: null,
  candidates: [],
  otherwise: null,
  reasons: [],
  ...over,
});
const discovery = (mode: ComputerDiscovery['mode']): ComputerDiscovery => ({
  mode,
  network: null,
  networks: [],
});

describe('a value of an option', () => {
  it.each<readonly [ServerOption, OptionContent, string]>([
    [option('FREQUENCY'), 3, 'every 3 days'],
    [option('FREQUENCY'), 1, 'every day'],
    [option('FREQUENCY'), 0, 'At every contact'],
    [option('FREQUENCY'), -1, 'Never'],
    [option('FREQUENCY'), null, 'Not decided, no inventory is asked for'],
    [option('PROLOG_FREQ'), 24, 'every 24 hours (f.)'],
    [option('DOWNLOAD_FRAG_LATENCY'), 1200, '1,200 seconds'],
    [option('DOWNLOAD'), 0, 'off'],
    [option('DOWNLOAD'), 1, 'on'],
    [option('SCAN_TYPE_IPDISCOVER'), 'ARPSCAN', 'arp-scan'],
    [option('SCAN_TYPE_IPDISCOVER'), 'telepathy', 'telepathy'],
    [option('PROLOG_FREQ'), null, 'not set'],
  ])('of $key %s reads %s', (entry, value, text) => {
    expect(optionText(entry, value, words)).toBe(text);
  });

  it.each([
    ['days', 1, 'en', 'day'],
    ['days', 2, 'en', 'days'],
    ['days', 0, 'en', 'days'],
    ['jours', 1, 'fr', 'jour'],
    ['jours', 0, 'fr', 'jour'],
    ['ordinateurs par réseau', 1, 'fr', 'ordinateur par réseau'],
    ['kbit/s', 1, 'fr', 'kbit/s'],
  ] as const)('names %s for %d in %s as %s', (unit, value, language, text) => {
    expect(unitText(unit, value, language)).toBe(text);
  });
});

describe('the options of a computer', () => {
  it('stand by topic in the order of the catalogue; unknown ones are left out', () => {
    const blocks = optionBlocks([
      own('DOWNLOAD_TIMEOUT'),
      own('PROLOG_FREQ'),
      own('NEWER'),
      own('FREQUENCY'),
    ]);
    expect(blocks.map(({ topic, options }) => [topic, options.map(({ entry }) => entry.key)])).toEqual([
      ['contact', ['FREQUENCY', 'PROLOG_FREQ']],
      ['deployment', ['DOWNLOAD_TIMEOUT']],
    ]);
  });

  it('are counted as own wherever the computer has a value, used or not', () => {
    const options = [
      own('FREQUENCY', { own: 9, origin: 'group' }),
      own('PROLOG_FREQ', { origin: 'group' }),
      own('DOWNLOAD'),
    ];
    expect(countOrigins(options, discovery('standard'))).toEqual({ own: 1, groups: 1, general: 2 });
    expect(countOrigins(options, discovery('elected'))).toEqual({ own: 1, groups: 1, general: 2 });
    expect(countOrigins(options, discovery('never'))).toEqual({ own: 2, groups: 1, general: 1 });
  });

  it('offer the special values from the ordinary to the unusual', () => {
    expect(specialValues(option('FREQUENCY'))).toEqual([0, -1]);
  });
});

describe('a typed value', () => {
  it.each<readonly [ServerOption, string, string | undefined]>([
    [option('FREQUENCY'), '7', undefined],
    [option('FREQUENCY'), ' 7 ', undefined],
    [option('FREQUENCY'), '', 'missing'],
    [option('FREQUENCY'), '1.5', 'whole'],
    [option('FREQUENCY'), 'seven', 'whole'],
    [option('FREQUENCY'), '0', 'range'],
    [option('FREQUENCY'), '10000', 'range'],
    [option('SCAN_TYPE_SNMP'), '', 'missing'],
    [option('SCAN_TYPE_SNMP'), 'NMAP', undefined],
  ])('of %o, "%s", is faulty as %s', (entry, text, fault) => {
    expect(inputFault(entry, text)).toBe(fault);
  });
});
