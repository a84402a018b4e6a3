import type { AdministrativeValue } from '@ocs/inventory-contract';
import { describe, expect, it } from 'vitest';
import {
  changes,
  conflicts,
  fieldFault,
  fieldTabs,
  formValues,
  readable,
  rebased,
  tickedWords,
  withWord,
} from './administrative-form.rule.js';

const field = (over: Partial<AdministrativeValue> = {}): AdministrativeValue => ({
  column: 'fields_3',
  label: 'Room',
  value: null,
  type: 'text',
  choices: [],
  tab: null,
  ...over,
});

describe('the fields of the form', () => {
  it('stand on their tabs, those without a tab first', () => {
    const fields = [
      field({ column: 'a', tab: 'Place' }),
      field({ column: 'b' }),
      field({ column: 'c', tab: 'Place' }),
    ];
    expect(fieldTabs(fields).map(({ name, fields: on }) => [name, on.map(({ column }) => column)])).toEqual([
      [null, ['b']],
      ['Place', ['a', 'c']],
    ]);
  });

  it.each([
    ['text', '', undefined],
    ['text', `it's "quoted" & <b>`, undefined],
    ['text', 'x'.repeat(255), undefined],
    ['text', 'x'.repeat(256), 'tooLong'],
    ['longtext', 'x'.repeat(5000), undefined],
    ['number', '42', undefined],
    ['number', '-4.5', undefined],
    ['number', '4,5', 'notANumber'],
    ['number', 'four', 'notANumber'],
    ['date', '2026-02-28', undefined],
    ['date', '2026-02-30', 'notADate'],
    ['date', '28/02/2026', 'notADate'],
    ['list', 'red', undefined],
    ['radio', 'blue', 'notAChoice'],
    ['checkboxes', 'red&&&green', undefined],
  ] as const)('of type %s with "%s" are faulty as %s', (type, text, fault) => {
    expect(fieldFault(field({ type, choices: ['red', 'green'] }), text)).toBe(fault);
  });

  it('keep an old value that would not be accepted today', () => {
    expect(fieldFault(field({ type: 'number', value: 'about 4' }), 'about 4')).toBeUndefined();
  });
});

describe('what is saved', () => {
  it('is what was changed only; a cleared field becomes no value', () => {
    const before = formValues([field({ value: 'B12' }), field({ column: 'TAG', value: 'LYON' })]);
    expect(changes(before, { ...before, fields_3: '' })).toEqual({ fields_3: null });
    expect(changes(before, { ...before, TAG: 'PARIS' })).toEqual({ TAG: 'PARIS' });
    expect(changes(before, before)).toEqual({});
  });
});

describe('when someone else saved meanwhile', () => {
  const before: Record<string, string> = { TAG: 'LYON', fields_3: 'B12', fields_4: '' };
  const mine = { TAG: 'LYON', fields_3: 'B14', fields_4: '' };
  const stored = [
    field({ column: 'TAG', label: 'TAG', value: 'PARIS' }),
    field({ value: 'B13' }),
    field({ column: 'fields_4', value: null }),
  ];

  it('names what they changed, beside mine where I changed it too', () => {
    expect(conflicts(before, mine, stored)).toEqual([
      { column: 'TAG', label: 'TAG', theirs: 'PARIS', mine: null },
      { column: 'fields_3', label: 'Room', theirs: 'B13', mine: 'B14' },
    ]);
  });

  it('keeps my changes and takes theirs for everything else', () => {
    expect(rebased(before, mine, stored)).toEqual({ TAG: 'PARIS', fields_3: 'B14', fields_4: '' });
  });
});

describe('check boxes', () => {
  it('keep their words in the order of the choices, and old words until they are taken off', () => {
    expect(withWord('old&&&green', 'red', true, ['red', 'green'])).toBe('red&&&green&&&old');
    expect(withWord('red&&&old', 'old', false, ['red', 'green'])).toBe('red');
    expect(withWord('red', 'red', false, ['red'])).toBe('');
    expect(tickedWords('')).toEqual([]);
  });

  it('read as a list', () => {
    expect(readable(field({ type: 'checkboxes', value: 'red&&&green' }))).toBe('red, green');
    expect(readable(field({ value: 'a&&&b' }))).toBe('a&&&b');
    expect(readable(field({ value: '' }))).toBeNull();
  });
});
