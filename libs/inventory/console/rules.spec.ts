import { dateTime, integer, text } from '@ocs/inventory-contract';
import { describe, expect, it } from 'vitest';
import { formatOf, splitUnit, valueText, type ValueWriters } from './field-text.rule.js';
import { columnWidth, defaultColumns } from './list/computer-columns.rule.js';
import { toListRequest } from './list/list-state.rule.js';
import { osFamily } from './os-family.rule.js';

const write: ValueWriters = {
  number: (value) => `n${value}`,
  percent: (value) => `${value}%`,
  date: (iso) => `date ${iso}`,
  moment: (iso) => `moment ${iso}`,
  ago: (iso) => `ago ${iso}`,
  yesNo: (value) => (value ? 'Yes' : 'No'),
};

describe('osFamily', () => {
  it.each([
    ['Microsoft Windows 11 Pro', 'windows'],
    ['Windows Server 2022', 'windows'],
    ['Debian GNU/Linux 12 (bookworm)', 'linux'],
    ['Ubuntu 24.04.1 LTS', 'linux'],
    ['AlmaLinux 9.4', 'linux'],
    ['macOS 15.1', 'apple'],
    ['Mac OS X 10.6', 'apple'],
    ['Android 14', 'android'],
    ['FreeBSD 14.1', 'other'],
    ['', 'other'],
  ])('of "%s" is %s', (name, family) => {
    expect(osFamily(name)).toBe(family);
  });
});

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

describe('the address of All computers', () => {
  const nothing = { page: undefined, pageSize: undefined, sort: undefined, q: undefined, state: undefined };

  it('asks for the newest inventories first when it says nothing', () => {
    expect(toListRequest(nothing, undefined)).toEqual({
      page: 1,
      pageSize: 50,
      sort: '-hardware.LASTDATE',
      q: '',
      state: 'active',
    });
  });

  it('is taken at its word', () => {
    const address = {
      page: '3',
      pageSize: '20',
      sort: 'accountinfo.fields_3',
      q: ' dell ',
      state: 'archived',
    };
    expect(toListRequest(address, '100')).toEqual({
      page: 3,
      pageSize: 20,
      sort: 'accountinfo.fields_3',
      q: 'dell',
      state: 'archived',
    });
  });

  it('falls back where it makes no sense, and to the rows per page of the last time', () => {
    const address = { page: '-1', pageSize: '7', sort: '; DROP', q: undefined, state: 'gone' };
    expect(toListRequest(address, '15')).toEqual({
      page: 1,
      pageSize: 15,
      sort: '-hardware.LASTDATE',
      q: '',
      state: 'active',
    });
  });
});

describe('the default columns', () => {
  const column = (id: string, isDefault = true) => ({
    id,
    label: { en: id, fr: id },
    default: isDefault,
    align: 'start' as const,
    format: 'plain' as const,
    sortable: true,
  });

  it('start with the computer, follow the order of the seed, and end with whatever else is a default', () => {
    const columns = ['accountinfo.fields_9', 'hardware.MEMORY', 'accountinfo.TAG', 'hardware.NAME'].map(
      (id) => column(id),
    );
    expect(defaultColumns([...columns, column('hardware.DNS', false)]).map(({ id }) => id)).toEqual([
      'hardware.NAME',
      'accountinfo.TAG',
      'hardware.MEMORY',
      'accountinfo.fields_9',
    ]);
  });

  it('leave what is left of the width to the operating system', () => {
    expect(columnWidth(column('hardware.OSNAME'))).toBeUndefined();
    expect(columnWidth(column('hardware.NAME'))).toBeDefined();
  });
});
