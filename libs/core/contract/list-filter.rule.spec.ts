import { describe, expect, it } from 'vitest';
import { formatFilter, type ListFilter, LONGEST_LIST_FILTER, parseFilter } from './list-filter.rule.js';

describe('a filter of a list', () => {
  const cases: readonly [text: string, filter: ListFilter][] = [
    ['accountinfo.TAG:equals:LYO-1', { column: 'accountinfo.TAG', operator: 'equals', value: 'LYO-1' }],
    ['hardware.NAME:like:LYO-*', { column: 'hardware.NAME', operator: 'like', value: 'LYO-*' }],
    [
      'networks.MACADDR:equals:02:00:00',
      { column: 'networks.MACADDR', operator: 'equals', value: '02:00:00' },
    ],
    ['accountinfo.TAG:equals:', { column: 'accountinfo.TAG', operator: 'equals', value: '' }],
    ['bios.SSN:empty', { column: 'bios.SSN', operator: 'empty', value: '' }],
  ];

  it.each(cases)('%s is read and written the same', (text, filter) => {
    expect(parseFilter(text)).toEqual(filter);
    expect(formatFilter(filter)).toBe(text);
  });

  it.each(['', 'hardware.NAME', 'hardware.NAME:is:x', ':equals:x', 'bios.SSN:empty:x', 'bios.SSN:equals'])(
    '"%s" is none',
    (text) => {
      expect(parseFilter(text)).toBeUndefined();
    },
  );

  it('is refused when it is too long', () => {
    expect(parseFilter(`a:equals:${'x'.repeat(LONGEST_LIST_FILTER)}`)).toBeUndefined();
  });
});
