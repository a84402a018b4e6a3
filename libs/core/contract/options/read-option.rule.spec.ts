import { describe, expect, it } from 'vitest';
import { option, type OptionKey } from './catalogue.js';
import type { ServerOption } from './option.js';
import { checkOption, readOption } from './read-option.rule.js';

const number = (ivalue: number | null) => ({ ivalue, tvalue: '' });
const word = (tvalue: string | null) => ({ ivalue: 0, tvalue });

describe('an option', () => {
  it('without a row has its default', () => {
    expect(readOption(option('PROLOG_FREQ'), undefined)).toEqual({ value: 12, source: 'default' });
    expect(readOption(option('ENABLE_GROUPS'), undefined)).toEqual({ value: 1, source: 'default' });
    expect(readOption(option('DEPLOY'), undefined)).toEqual({ value: 0, source: 'default' });
    expect(readOption(option('OCS_FILES_FORMAT'), undefined)).toEqual({ value: 'OCS', source: 'default' });
    expect(readOption(option('FREQUENCY'), undefined)).toEqual({ value: 0, source: 'default' });
    expect(readOption(option('DEFAULT_CATEGORY'), undefined)).toEqual({ value: null, source: 'default' });
  });

  it.each<[OptionKey, { ivalue: number | null; tvalue: string | null }, number | string | null]>([
    ['PROLOG_FREQ', number(24), 24],
    ['PROLOG_FREQ', { ivalue: 24, tvalue: null }, 24],
    ['FREQUENCY', number(7), 7],
    ['FREQUENCY', number(0), 0],
    ['FREQUENCY', number(-1), -1],
    ['FREQUENCY', number(null), null],
    ['DEFAULT_CATEGORY', number(null), null],
    ['DEFAULT_CATEGORY', number(3), 3],
    ['DEPLOY', number(1), 1],
    ['ENABLE_GROUPS', number(0), 0],
    ['AUTO_DUPLICATE_LVL', number(0), 0],
    ['AUTO_DUPLICATE_LVL', number(63), 63],
    ['LOCK_REUSE_TIME', number(0), 0],
    ['SESSION_VALIDITY_TIME', number(0), 0],
    ['IPDISCOVER_LATENCY', number(10), 10],
    ['SCAN_TYPE_IPDISCOVER', word('NMAP'), 'NMAP'],
    ['OCS_FILES_PATH', word('/srv/ocs'), '/srv/ocs'],
  ])('%s takes %j from the database', (key, row, value) => {
    expect(readOption<ServerOption>(option(key), row)).toEqual({ value, source: 'database' });
  });

  it.each<[OptionKey, { ivalue: number | null; tvalue: string | null }, number | string, string]>([
    ['PROLOG_FREQ', number(0), 12, 'PROLOG_FREQ must be at least 1, stored is 0; the default 12 is used'],
    [
      'PROLOG_FREQ',
      number(null),
      12,
      'PROLOG_FREQ must have a value, stored is null; the default 12 is used',
    ],
    ['FREQUENCY', number(-2), 0, 'FREQUENCY must be at least 1, stored is -2; the default 0 is used'],
    ['DEPLOY', number(2), 0, 'DEPLOY must be 0 or 1, stored is 2; the default 0 is used'],
    [
      'AUTO_DUPLICATE_LVL',
      number(64),
      15,
      'AUTO_DUPLICATE_LVL must be a sum of 1, 2, 4, 8, 16, 32, stored is 64; the default 15 is used',
    ],
    [
      'SCAN_TYPE_SNMP',
      word('nmap'),
      'ICMP',
      'SCAN_TYPE_SNMP must be one of ICMP, NMAP, ARPSCAN, stored is "nmap"; the default "ICMP" is used',
    ],
    [
      'OCS_FILES_FORMAT',
      word(null),
      'OCS',
      'OCS_FILES_FORMAT must have a value, stored is null; the default "OCS" is used',
    ],
    [
      'OCS_FILES_PATH',
      word(''),
      '/tmp',
      'OCS_FILES_PATH must not be empty, stored is ""; the default "/tmp" is used',
    ],
  ])('%s does not take %j, says why and uses its default', (key, row, value, problem) => {
    expect(readOption<ServerOption>(option(key), row)).toEqual({ value, source: 'default', problem });
  });
});

describe('a value typed into a form', () => {
  it.each<[OptionKey, unknown]>([
    ['FREQUENCY', -1],
    ['FREQUENCY', null],
    ['PROLOG_FREQ', 9999],
    ['DEPLOY', 0],
    ['AUTO_DUPLICATE_LVL', 7],
    ['OCS_FILES_FORMAT', 'XML'],
    ['LOGPATH', 'x'.repeat(255)],
  ])('is accepted: %s %j', (key, value) => {
    expect(checkOption(option(key), value)).toBeNull();
  });

  it.each<[OptionKey, unknown, string]>([
    ['PROLOG_FREQ', 0, 'option.too-small'],
    ['PROLOG_FREQ', 10_000, 'option.too-large'],
    ['PROLOG_FREQ', 1.5, 'option.not-a-number'],
    ['PROLOG_FREQ', '24', 'option.not-a-number'],
    ['PROLOG_FREQ', Number.NaN, 'option.not-a-number'],
    ['PROLOG_FREQ', null, 'option.missing'],
    ['PROLOG_FREQ', undefined, 'option.missing'],
    ['SECURITY_LEVEL', 2_147_483_648, 'option.too-large'],
    ['DEPLOY', true, 'option.not-a-switch'],
    ['AUTO_DUPLICATE_LVL', 64, 'option.bits'],
    ['AUTO_DUPLICATE_LVL', -1, 'option.bits'],
    ['AUTO_DUPLICATE_LVL', 4_294_967_297, 'option.bits'],
    ['OCS_FILES_FORMAT', 'toString', 'option.choice'],
    ['OCS_FILES_FORMAT', 1, 'option.choice'],
    ['LOGPATH', '', 'option.missing'],
    ['LOGPATH', 5, 'option.not-a-text'],
    ['LOGPATH', 'x'.repeat(256), 'option.too-long'],
  ])('is refused: %s %j', (key, value, code) => {
    expect(checkOption(option(key), value)).toMatchObject({ field: key, code });
  });

  it('must match the form of its option as a whole', () => {
    const port: ServerOption = { ...option('LOGPATH'), pattern: '\\d+|none' };
    expect(checkOption(port, '80')).toBeNull();
    expect(checkOption(port, 'none')).toBeNull();
    expect(checkOption(port, '80x')).toMatchObject({ code: 'option.form' });
    expect(checkOption(port, '80\n')).toMatchObject({ code: 'option.form' });
    expect(checkOption({ ...port, allowEmpty: true }, '')).toBeNull();
  });
});
