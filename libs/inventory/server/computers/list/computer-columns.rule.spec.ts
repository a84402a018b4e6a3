import { defineSection, integer, text } from '@ocs/inventory-contract';
import { describe, expect, it } from 'vitest';
import { listColumns } from './computer-columns.rule.js';

const label = { en: 'X', fr: 'X' };
const common = {
  checksumBit: 0,
  deletedOnReplace: true,
  label,
  group: 'hardware',
  order: 1,
} as const;

const plain = { type: 'text', stored: 'text', choices: [], tab: null } as const;

const sections = [
  defineSection({
    ...common,
    name: 'BIOS',
    table: 'bios',
    storage: 'single',
    fields: [{ name: 'SSN', type: text(), label, format: 'code', list: 'optional' }],
  }),
  defineSection({
    ...common,
    name: 'HARDWARE',
    table: 'hardware',
    storage: 'computer',
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
    storage: 'rows',
    fields: [{ name: 'NAME', type: text(), label, list: 'optional', listLabel: { en: 'Card', fr: 'Carte' } }],
  }),
];

describe('columns of All computers', () => {
  const columns = listColumns(sections, [
    { ...plain, column: 'fields_3', label: 'Room' },
    { ...plain, column: 'fields_4', label: 'Bought', type: 'date', stored: 'day' },
    { ...plain, column: 'TAG', label: 'Site' },
  ]);

  it('stand in the order name, TAG, defaults, additions, administrative additions', () => {
    expect(columns.map(({ id }) => id)).toEqual([
      'hardware.NAME',
      'accountinfo.TAG',
      'hardware.MEMORY',
      'hardware.ID',
      'bios.SSN',
      'videos.NAME',
      'assets_categories.CATEGORY_NAME',
      'accountinfo.fields_3',
      'accountinfo.fields_4',
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

  it('tell where they come from and which filters make sense', () => {
    const told = columns.map(({ id, origin, kind }) => [id, origin, kind]);
    expect(told).toContainEqual(['hardware.MEMORY', 'computer', 'number']);
    expect(told).toContainEqual(['bios.SSN', 'bios', 'text']);
    expect(told).toContainEqual(['videos.NAME', 'hardware', 'text']);
    expect(told).toContainEqual(['accountinfo.fields_4', 'administrative', 'day']);
  });

  it('of sections with several rows have a label of their own and cannot be sorted by', () => {
    expect(columns.find(({ id }) => id === 'videos.NAME')).toMatchObject({
      label: { en: 'Card', fr: 'Carte' },
      sortable: false,
      default: false,
    });
  });
});
