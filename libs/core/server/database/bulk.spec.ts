import { describe, expect, it } from 'vitest';

import { chunks, type Row } from './bulk.js';
import { identifier, identifiers } from './identifier.js';

describe('rows on their way into statements', () => {
  it('are cut by number', () => {
    const rows: Row[] = Array.from({ length: 4_500 }, (_, at) => [at]);
    expect([...chunks(rows)].map((chunk) => chunk.length)).toEqual([2_000, 2_000, 500]);
  });

  it('are cut by size, and keep their order', () => {
    const rows: Row[] = Array.from({ length: 5 }, (_, at) => [at, 'x'.repeat(900_000)]);
    const cut = [...chunks(rows)];
    expect(cut.map((chunk) => chunk.length)).toEqual([2, 2, 1]);
    expect(cut.flat()).toEqual(rows);
  });

  it('travel alone when one is larger than a statement should be', () => {
    const rows: Row[] = [['a'], ['b'.repeat(5_000_000)], ['c']];
    expect([...chunks(rows)].map((chunk) => chunk.length)).toEqual([1, 1, 1]);
  });

  it('make no statement when there are none', () => {
    expect([...chunks([])]).toEqual([]);
  });
});

describe('a name in a statement', () => {
  it('is quoted', () => {
    expect(identifier('groups')).toBe('`groups`');
    expect(identifiers(['NAME', 'fields_3'])).toBe('`NAME`, `fields_3`');
  });

  it.each(['', '1A', 'A B', 'A`B', 'a.b', "a'", 'é', 'A;', 'A\n'])('is refused when it is %j', (name) => {
    expect(() => identifier(name)).toThrow('Not a table or column name');
  });
});
