import { describe, expect, it } from 'vitest';
import { newestVersion } from './newest-version.rule.js';

const files = [
  { name: 'ocsagent.exe', version: '4032' },
  { name: 'OCSAgent.exe', version: '4050' },
  { name: 'agent-notes.txt', version: 'latest' },
  { name: 'dmidecode', version: '7' },
];

describe('the newest version of an update', () => {
  it.each([
    ['AGENT', '4050'],
    ['DMI', '7'],
    ['IPDISCOVER', undefined],
  ] as const)('of %s is %s', (part, expected) => {
    expect(newestVersion(part, files)).toBe(expected);
  });
});
