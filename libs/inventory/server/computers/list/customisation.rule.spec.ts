import { describe, expect, it } from 'vitest';
import { customisationsOf } from './customisation.rule.js';

describe('what is customised', () => {
  it.each([
    [[], []],
    [['FREQUENCY'], ['frequency']],
    [
      ['IPDISCOVER', 'FREQUENCY'],
      ['frequency', 'discovery'],
    ],
    [['DOWNLOAD', 'DOWNLOAD', 'DOWNLOAD_FORCE'], ['deployment']],
    [['DOWNLOAD_SWITCH', 'PROLOG_FREQ', 'SNMP_NETWORK'], ['option']],
    [
      ['PROLOG_FREQ', 'DOWNLOAD', 'IPDISCOVER', 'FREQUENCY'],
      ['frequency', 'deployment', 'discovery', 'option'],
    ],
  ])('by the settings %j is %j', (names, kinds) => {
    expect(customisationsOf(names)).toEqual(kinds);
  });
});
