import { defineSection, integer, text } from '@ocs/inventory-contract';
import { describe, expect, it } from 'vitest';
import { listColumns } from './computer-columns.rule.js';

const label = { en: 'X', fr: 'X' };
const common = {
  storage: 'rows',
  checksumBit: 0,
  deletedOnReplace: true,
  label,
  group: 'hardware',
  order: 1,
} as const;

const sections = [
  defineSection({
    ...common,
    name: 'BIOS',
    table: 'bios',
    fields: [{ name: 'SSN', type: text(), label, format: 'code', list: 'optional' }],
  }),
  defineSection({
    ...common,
    name: 'HARDWARE',
    table: 'hardware',
    fields: [
      { name: 'MEMORY', type: integer, label, format: 'megabytes', list: 'default' },
      { name: 'NAME', type: text(), label, list: 'default' },
      { name: 'UUID', type: text(), label },
    ],
  }),
  defineSection({
    ...common,
    name: 'VIDEOS',
    table: 'videos',
    fields: [{ name: 'NAME', type: text(), label, list: 'optional' }],
  }),
];

describe('columns of All computers', () => {
  const columns = listColumns(sections, [
    { column: 'fields_3', label: 'Room' },
    { column: 'TAG', label: 'Site' },
  ]);

  it('stand in the order name, TAG, defaults, additions, administrative additions', () => {
    expect(columns.map(({ id }) => id)).toEqual([
      'hardware.NAME',
      'accountinfo.TAG',
      'hardware.MEMORY',
      'bios.SSN',
      'accountinfo.fields_3',
    ]);
    expect(columns.filter((column) => column.default).length).toBe(3);
  });

  it('take label, format and alignment from the catalogue, and the administrators’ names', () => {
    expect(columns.find(({ id }) => id === 'hardware.MEMORY')).toMatchObject({
      align: 'end',
      format: 'megabytes',
    });
    expect(columns.find(({ id }) => id === 'bios.SSN')).toMatchObject({ align: 'start', format: 'code' });
    expect(columns.find(({ id }) => id === 'accountinfo.TAG')?.label).toEqual({ en: 'Site', fr: 'Site' });
  });
});
