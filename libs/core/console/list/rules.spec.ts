import { describe, expect, it } from 'vitest';
import { moveColumn, readListPreference, sameColumns, visibleColumns } from './list-columns.rule.js';
import { isUsable, operatorsOf, valueInput, valueToSend, withFilter } from './list-filters.rule.js';
import {
  allRowsParameters,
  leftOutFilters,
  listParameters,
  toListQuery,
  type ListDefaults,
} from './list-state.rule.js';

const COLUMNS = [
  { id: 'user', default: true },
  { id: 'name', default: true, fixed: true },
  { id: 'model', default: false },
  { id: 'tag', default: true },
];

describe('the visible columns', () => {
  it.each([
    ['nothing was chosen', undefined, ['name', 'user', 'tag']],
    ['some were chosen, in their order', ['tag', 'model'], ['name', 'tag', 'model']],
    ['a chosen one is gone', ['tag', 'removed'], ['name', 'tag']],
    ['one was chosen twice, or is fixed anyway', ['tag', 'tag', 'name'], ['name', 'tag']],
    ['none but the fixed one is wanted', [], ['name']],
  ])('when %s', (_, chosen, shown) => {
    expect(visibleColumns(COLUMNS, chosen)).toEqual(shown);
  });
});

describe('moving a column', () => {
  it.each([
    ['c', 1, ['name', 'c', 'a', 'b']],
    ['a', 3, ['name', 'b', 'c', 'a']],
    ['c', 0, ['name', 'c', 'a', 'b']],
    ['a', 99, ['name', 'b', 'c', 'a']],
    ['name', 2, ['name', 'a', 'b', 'c']],
    ['unknown', 2, ['name', 'a', 'b', 'c']],
  ])('%s to place %i', (id, to, expected) => {
    expect(moveColumn(['name', 'a', 'b', 'c'], id, to, 1)).toEqual(expected);
  });

  it('is noticed', () => {
    expect(sameColumns(['a', 'b'], ['a', 'b'])).toBe(true);
    expect(sameColumns(['a', 'b'], ['b', 'a'])).toBe(false);
    expect(sameColumns(['a'], ['a', 'b'])).toBe(false);
  });
});

describe('what was kept of a list', () => {
  it('is taken where it makes sense, and bounded', () => {
    expect(
      readListPreference({
        columns: ['a'],
        widths: { a: 100.4, b: 99_999, c: 'x' },
        pageSize: 20,
        density: 'compact',
      }),
    ).toEqual({ columns: ['a'], widths: { a: 100, b: 900 }, pageSize: 20, density: 'compact' });
  });

  it.each([undefined, null, 'text', 7, [], { columns: 'a', widths: 3, pageSize: '20', density: 'huge' }])(
    'is nothing when it is %o',
    (stored) => {
      expect(readListPreference(stored)).toEqual({});
    },
  );
});

const DEFAULTS: ListDefaults = {
  sort: '-date',
  pageSize: 50,
  columns: ['name', 'date'],
  sortable: new Set(['name', 'date']),
  filterable: new Set(['name']),
  extra: { state: 'active' },
};

describe('the address of a list', () => {
  it('leaves to the defaults what it does not say', () => {
    expect(toListQuery({}, DEFAULTS)).toEqual({
      page: 1,
      pageSize: 50,
      sort: '-date',
      q: '',
      columns: ['name', 'date'],
      filters: [],
      extra: { state: 'active' },
    });
  });

  it('is taken at its word, and is what the server is asked', () => {
    const query = toListQuery(
      { page: '3', pageSize: '20', sort: '-name', q: ' dell ', filter: ['name:like:LYO-*', 'name:filled'] },
      DEFAULTS,
    );
    expect(listParameters(query)).toEqual({
      state: 'active',
      page: 3,
      pageSize: 20,
      sort: '-name',
      q: 'dell',
      columns: 'name,date',
      filter: ['name:like:LYO-*', 'name:filled'],
    });
    expect(allRowsParameters(query)).not.toHaveProperty('page');
    expect(allRowsParameters(query)).not.toHaveProperty('pageSize');
  });

  it('names the filters it did not keep', () => {
    const texts = ['gone:equals:x', 'name:like:A*', 'name', 'name:empty'];
    expect(leftOutFilters(texts, toListQuery({ filter: texts }, DEFAULTS))).toEqual([
      'gone:equals:x',
      'name',
    ]);
    expect(leftOutFilters([], toListQuery({}, DEFAULTS))).toEqual([]);
  });

  it('falls back where it makes no sense', () => {
    const query = toListQuery(
      { page: '-1', pageSize: '7', sort: '; DROP', q: null, filter: ['gone:equals:x', 'name:is:x', 'name'] },
      DEFAULTS,
    );
    expect(query).toEqual(toListQuery({}, DEFAULTS));
  });
});

describe('a filter', () => {
  it.each([
    ['text', 'contains', 'text'],
    ['text', 'empty', 'none'],
    ['number', 'more', 'number'],
    ['moment', 'within', 'days'],
    ['moment', 'more', 'day'],
    ['day', 'equals', 'day'],
    ['choice', 'not', 'choice'],
  ] as const)('on a %s that says "%s" is typed as %s', (kind, operator, input) => {
    expect(operatorsOf({ kind })).toContain(operator);
    expect(valueInput({ kind }, operator)).toBe(input);
  });

  it('offers only the operators its column names', () => {
    expect(operatorsOf({ kind: 'choice', operators: ['equals'] })).toEqual(['equals']);
  });

  it.each([
    ['none', '', true],
    ['text', ' ', false],
    ['text', 'x', true],
    ['number', '12', true],
    ['number', '12,5', true],
    ['number', 'twelve', false],
    ['days', '30', true],
    ['days', '-3', false],
    ['day', '2026-11-22', true],
    ['day', '22/11/2026', false],
    ['choice', '', false],
  ] as const)('of %s with "%s" works: %s', (input, value, usable) => {
    expect(isUsable(input, value)).toBe(usable);
  });

  it('is sent without blanks, and with a decimal point', () => {
    expect(valueToSend('number', ' 12,5 ')).toBe('12.5');
    expect(valueToSend('text', ' LYO-* ')).toBe('LYO-*');
  });

  it('takes the place of the one it replaces, and never stands there twice', () => {
    const first = { column: 'a', operator: 'equals', value: '1' } as const;
    const second = { column: 'b', operator: 'empty', value: '' } as const;
    const changed = { column: 'a', operator: 'equals', value: '2' } as const;
    expect(withFilter([first, second], changed, first)).toEqual([changed, second]);
    expect(withFilter([first, second], { ...first })).toEqual([first, second]);
  });
});
