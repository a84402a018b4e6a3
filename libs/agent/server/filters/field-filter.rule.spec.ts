import { describe, expect, it } from 'vitest';
import { parseFieldFilter, withoutFilteredFields } from './field-filter.rule.js';

describe('the setting of the field filter', () => {
  it('lists sections and fields', () => {
    expect(parseFieldFilter('hardware.USERID, BIOS.SSN,')).toEqual([
      { section: 'HARDWARE', field: 'USERID' },
      { section: 'BIOS', field: 'SSN' },
    ]);
  });

  it.each(['HARDWARE', 'HARDWARE.', '.USERID', 'A.B.C'])('refuses %s', (entry) => {
    expect(() => parseFieldFilter(entry)).toThrow(entry.toUpperCase());
  });
});

describe('a filtered inventory', () => {
  const sections = new Map([
    ['HARDWARE', [['pc042', 'alice']]],
    [
      'DRIVES',
      [
        ['/', 'x'],
        ['/home', 'y'],
      ],
    ],
  ]);
  const placeOf = (_section: string, field: string) => (field === 'SECOND' ? 1 : undefined);

  it('has lost the field in every row, and nothing else', () => {
    const filtered = withoutFilteredFields(sections, [{ section: 'DRIVES', field: 'SECOND' }], placeOf);
    expect(filtered.get('DRIVES')).toEqual([
      ['/', undefined],
      ['/home', undefined],
    ]);
    expect(filtered.get('HARDWARE')).toEqual([['pc042', 'alice']]);
  });

  it.each([
    { section: 'HARDWARE', field: 'UNKNOWN' },
    { section: 'UNKNOWN', field: 'SECOND' },
  ])('is unchanged by a filter that names nothing: %j', (filter) => {
    expect([...withoutFilteredFields(sections, [filter], placeOf)]).toEqual([...sections]);
  });
});
