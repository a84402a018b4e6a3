import { dateTime, integer, text, type ComputerColumn } from '@ocs/inventory-contract';
import { describe, expect, it } from 'vitest';
import { formatOf, splitUnit, valueText, type ValueWriters } from './field-text.rule.js';
import { columnWidth, orderedColumns } from './list/computer-columns.rule.js';
import { selectionOf, stateOf } from './list/computer-selection.rule.js';
import { distributionColumn, filterOfRow, finding, shareOf } from './distribution/distribution.rule.js';

const write: ValueWriters = {
  number: (value) => `n${value}`,
  percent: (value) => `${value}%`,
  date: (iso) => `date ${iso}`,
  moment: (iso) => `moment ${iso}`,
  ago: (iso) => `ago ${iso}`,
  yesNo: (value) => (value ? 'Yes' : 'No'),
};

describe('valueText', () => {
  it.each([
    [null, 'plain', null],
    ['', 'plain', null],
    [0, 'number', 'n0'],
    [16384, 'megabytes', 'n16384'],
    ['512', 'megabytes', 'n512'],
    ['unknown', 'megabytes', 'unknown'],
    ['007', 'plain', '007'],
    [64, 'percent', '64%'],
    [1, 'yes-no', 'Yes'],
    ['0', 'yes-no', 'No'],
    ['maybe', 'yes-no', 'maybe'],
    ['2026-01-01', 'date', 'date 2026-01-01'],
    ['2026-01-01T00:00:00Z', 'ago', 'ago 2026-01-01T00:00:00Z'],
    ['8C:47:BE', 'code', '8C:47:BE'],
  ] as const)('of %o as %s is %o', (value, format, expected) => {
    expect(valueText(value, format, write)).toBe(expected);
  });

  it('takes the format from the type where none is declared', () => {
    expect([text(), integer, dateTime].map((type) => formatOf({ type }))).toEqual([
      'plain',
      'number',
      'moment',
    ]);
    expect(formatOf({ type: text(), format: 'code' })).toBe('code');
  });
});

describe('splitUnit', () => {
  it.each([
    ['RAM (MB)', { label: 'RAM', unit: 'MB' }],
    ['Mémoire d’échange (Mo)', { label: 'Mémoire d’échange', unit: 'Mo' }],
    ['Operating system', { label: 'Operating system' }],
    ['Type (of the connection)', { label: 'Type (of the connection)' }],
  ])('splits "%s"', (label, parts) => {
    expect(splitUnit(label)).toEqual(parts);
  });
});

describe('a selection of computers', () => {
  const query = {
    page: 3,
    pageSize: 50,
    sort: 'hardware.NAME',
    q: 'dell',
    columns: ['hardware.NAME', 'bios.SMODEL'],
    filters: [{ column: 'accountinfo.TAG', operator: 'like', value: 'LYO-*' }] as const,
    extra: { state: 'archived' },
  };

  it('names the ones that were ticked', () => {
    expect(selectionOf({ all: false, count: 2, ids: [7, 8], query })).toEqual({ ids: [7, 8] });
  });

  it('describes the list, and the number one saw, where all of it is meant', () => {
    expect(selectionOf({ all: true, count: 1284, ids: [], query })).toEqual({
      list: {
        state: 'archived',
        q: 'dell',
        filters: ['accountinfo.TAG:like:LYO-*'],
        columns: ['hardware.NAME', 'bios.SMODEL'],
      },
      count: 1284,
    });
  });

  it.each([
    [undefined, 'active'],
    ['archived', 'archived'],
    ['all', 'all'],
    ['gone', 'active'],
  ])('is about the tab %s as %s', (text, state) => {
    expect(stateOf(text)).toBe(state);
  });
});

const column = (id: string, over: Partial<ComputerColumn> = {}): ComputerColumn => ({
  id,
  label: { en: id, fr: id },
  default: true,
  align: 'start',
  format: 'plain',
  sortable: true,
  origin: 'computer',
  kind: 'text',
  ...over,
});

describe('the columns of All computers', () => {
  it('start with the computer, follow the order of the seed, then the other defaults, then the rest', () => {
    const columns = [
      column('hardware.DNS', { default: false }),
      column('accountinfo.fields_9'),
      column('hardware.MEMORY'),
      column('accountinfo.TAG'),
      column('hardware.NAME'),
    ];
    expect(orderedColumns(columns).map(({ id }) => id)).toEqual([
      'hardware.NAME',
      'accountinfo.TAG',
      'hardware.MEMORY',
      'accountinfo.fields_9',
      'hardware.DNS',
    ]);
  });

  it('leave what is left of the width to the operating system', () => {
    expect(columnWidth(column('hardware.OSNAME'))).toBeUndefined();
    expect(columnWidth(column('hardware.NAME'))).toBeDefined();
  });
});

describe('a distribution', () => {
  const columns = [column('hardware.NAME'), column('accountinfo.TAG'), column('accountinfo.fields_3')];

  it.each([
    ['accountinfo.fields_3', 'accountinfo.fields_3'],
    [undefined, 'accountinfo.TAG'],
    ['accountinfo.gone', 'accountinfo.TAG'],
  ])('by %s is one by %s', (asked, shown) => {
    expect(distributionColumn(columns, asked)?.id).toBe(shown);
  });

  it('leads to exactly the computers of a row', () => {
    expect(filterOfRow('accountinfo.TAG', { value: 'LYO: R&D', count: 3 })).toBe(
      'accountinfo.TAG:equals:LYO: R&D',
    );
    expect(filterOfRow('accountinfo.TAG', { value: null, count: 3 })).toBe('accountinfo.TAG:empty');
  });

  it.each([
    [1, 3, 33],
    [2, 30, 6.7],
    [1, 0, 0],
    [5, 5, 100],
  ])('gives %i of %i the share %d', (count, all, share) => {
    expect(shareOf(count, all)).toBe(share);
  });

  it('says first what is most frequent', () => {
    const rows = [
      { value: 'A', count: 2 },
      { value: 'B', count: 6 },
    ];
    expect(finding(rows, 8)).toEqual({ kind: 'value', value: 'B', percent: 75 });
    expect(finding([{ value: null, count: 6 }], 8)).toEqual({ kind: 'empty', value: '', percent: 75 });
    expect(finding([{ value: 'A', count: 8 }], 8)).toEqual({ kind: 'only', value: 'A', percent: 100 });
    expect(finding([], 0)).toBeUndefined();
  });
});
