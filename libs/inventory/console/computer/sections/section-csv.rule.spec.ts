import { describe, expect, it } from 'vitest';
import { csvName, toCsv } from './section-csv.rule.js';

describe('a section as CSV', () => {
  it('quotes what needs it and ends each line as RFC 4180 wants', () => {
    expect(
      toCsv(
        ['Name', 'Size (MB)'],
        [
          ['say "hi", you', '12'],
          ['two\nlines', null],
        ],
      ),
    ).toBe('Name,Size (MB)\r\n"say ""hi"", you",12\r\n"two\nlines",\r\n');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+cmd', "'+cmd"],
    ['-cmd', "'-cmd"],
    ['@sum', "'@sum"],
    ['\tx', "'\tx"],
    ['-12', '-12'],
    ['-1.5', '-1.5'],
    ['a=b', 'a=b'],
  ])('takes the power from %s', (text, written) => {
    expect(toCsv(['A'], [[text]])).toBe(`A\r\n${written}\r\n`);
  });

  it('is called by computer and section, without what file systems refuse', () => {
    expect(csvName('PC<1>/\u202Egnp', 'Software')).toBe('PC1gnp Software.csv');
    expect(csvName('x'.repeat(500), 'Software')).toHaveLength(124);
  });
});
