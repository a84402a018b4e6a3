import type { AdministrativeType, FieldType } from '@ocs/inventory-contract';
import { describe, expect, it } from 'vitest';
import type { AdministrativeField } from '../computers/administrative-value.rule.js';
import { refusalOf } from './administrative-check.rule.js';

const TEXT: FieldType = { kind: 'text', width: 255 };
const INTEGER: FieldType = { kind: 'integer', bits: 32 };
const DAY: FieldType = { kind: 'date' };

const field = (
  type: AdministrativeType,
  stored: AdministrativeField['stored'] = 'text',
): AdministrativeField => ({
  column: 'fields_3',
  label: 'Field',
  type,
  stored,
  choices: [
    { code: '1', word: 'Lent' },
    { code: '2', word: "In l'atelier" },
  ],
  tab: null,
});

type Case = readonly [type: AdministrativeType, text: string, column: FieldType, code: string | undefined];

const cases: readonly Case[] = [
  ['text', `it's "quoted" & <b>`, TEXT, undefined],
  ['text', 'é'.repeat(255), TEXT, undefined],
  ['text', 'é'.repeat(256), TEXT, 'too-long'],
  ['text', '😀'.repeat(255), TEXT, undefined],
  ['text', 'twelve', INTEGER, 'format'],
  ['longtext', 'x'.repeat(20_000), { kind: 'longtext' }, undefined],
  ['longtext', 'x'.repeat(20_001), { kind: 'longtext' }, 'too-long'],
  ['longtext', 'x'.repeat(256), TEXT, 'too-long'],
  ['number', '12', INTEGER, undefined],
  ['number', '-12', INTEGER, undefined],
  ['number', '2147483647', INTEGER, undefined],
  ['number', '2147483648', INTEGER, 'too-big'],
  ['number', '-2147483649', INTEGER, 'too-small'],
  ['number', '1.5', INTEGER, 'format'],
  ['number', '1e3', INTEGER, 'format'],
  ['number', '0x10', INTEGER, 'format'],
  ['number', ' 12', INTEGER, 'format'],
  ['date', '2024-02-29', DAY, undefined],
  ['date', '2023-02-29', DAY, 'format'],
  ['date', '2024-13-01', DAY, 'format'],
  ['date', '29/02/2024', DAY, 'format'],
  ['date', '2024-02-29T10:00:00Z', DAY, 'format'],
  ['date', '0000-00-00', DAY, 'format'],
  ['list', 'Lent', TEXT, undefined],
  ['list', 'Sold', TEXT, 'choice'],
  ['list', '1', TEXT, 'choice'],
  ['radio', "In l'atelier", TEXT, undefined],
  ['radio', 'lent', TEXT, 'choice'],
  ['checkboxes', "Lent&&&In l'atelier", TEXT, undefined],
  ['checkboxes', 'Lent&&&Sold', TEXT, 'choice'],
  ['checkboxes', 'Lent&&&', TEXT, 'choice'],
];

describe('a value of an administrative field', () => {
  it.each(cases)('%s %j in %o: %s', (type, text, column, code) => {
    expect(refusalOf(field(type), text, column)?.code).toBe(code);
  });

  it.each([
    ['number', '1.5', undefined],
    ['number', '1,5', 'format'],
    ['text', 'abc', 'format'],
  ] as const)('%s %j in a column of real numbers: %s', (type, text, code) => {
    expect(refusalOf(field(type, 'number'), text, TEXT)?.code).toBe(code);
  });

  it('counts the codes that are stored, not the words', () => {
    const long = { ...field('list'), choices: [{ code: '1', word: 'w'.repeat(300) }] };
    expect(refusalOf(long, 'w'.repeat(300), TEXT)).toBeUndefined();
    expect(refusalOf(field('list'), 'Lent', INTEGER)).toBeUndefined();
  });

  it('says what is accepted instead', () => {
    expect(refusalOf(field('list'), 'Sold', TEXT)?.message).toBe("This must be one of: Lent, In l'atelier.");
  });
});
