import { describe, expect, it } from 'vitest';
import {
  type AdministrativeField,
  administrativeType,
  administrativeVersion,
  readAdministrative,
  writeAdministrative,
} from './administrative-value.rule.js';

const field = (type: AdministrativeField['type']): AdministrativeField => ({
  column: 'fields_3',
  label: 'Use',
  type,
  stored: 'text',
  choices: [
    { code: '1', word: 'Office' },
    { code: '12', word: 'Tests & more' },
  ],
  tab: null,
});

describe('a value of an administrative field', () => {
  it.each([
    ['text', '1', '1'],
    ['text', 'Tom &amp; Co', 'Tom & Co'],
    ['list', '1', 'Office'],
    ['radio', '12', 'Tests & more'],
    ['list', '7', '7'],
    ['checkboxes', '12&&&1', 'Tests & more&&&Office'],
    ['checkboxes', '2', '2'],
  ] as const)('of a %s kept as "%s" reads "%s"', (type, stored, read) => {
    expect(readAdministrative(field(type), stored)).toBe(read);
  });

  it.each([
    ['text', 'Office', 'Office'],
    ['list', 'Office', '1'],
    ['checkboxes', 'Tests & more&&&Office', '12&&&1'],
    ['list', 'Unknown', 'Unknown'],
  ] as const)('of a %s written as "%s" is kept as "%s"', (type, text, stored) => {
    expect(writeAdministrative(field(type), text)).toBe(stored);
  });
});

describe('administrative data', () => {
  it.each([
    [0, 'text'],
    [2, 'list'],
    [5, 'checkboxes'],
    [15, 'number'],
    [99, 'text'],
    [null, 'text'],
  ])('of type %s are %s', (code, type) => {
    expect(administrativeType(code)).toBe(type);
  });

  it('have another version as soon as a value is another', () => {
    const version = (value: string | null) => administrativeVersion([{ column: 'TAG', value }]);
    expect(version('PARIS')).toBe(version('PARIS'));
    expect(new Set([version('PARIS'), version('paris'), version(''), version(null)]).size).toBe(4);
  });
});
