import { describe, expect, it } from 'vitest';
import { MOST_COLUMNS, readColumns, writeColumns } from './layout-columns.rule.js';

describe('the columns of a stored layout', () => {
  it('are read as they were written', () => {
    const columns = ['hardware.NAME', 'accountinfo.fields_3'];
    expect(readColumns(writeColumns(columns))).toEqual(columns);
  });

  it.each([
    ['a list of another console', 'NAME,OSNAME'],
    ['serialised PHP', 'a:1:{i:0;s:4:"NAME";}'],
    ['an object', '{"0":"NAME"}'],
    ['nothing', ''],
    ['no column', '[]'],
    ['a number', '[1]'],
    ['text that is no column id', '["<script>"]'],
    ['too many', JSON.stringify(Array.from({ length: MOST_COLUMNS + 1 }, (_, index) => `c${index}`))],
  ])('cannot be read from %s', (_, stored) => {
    expect(readColumns(stored)).toBeUndefined();
  });
});
