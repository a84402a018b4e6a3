import { describe, expect, it } from 'vitest';
import { AGENT, downloadBlock, like, NOW, sends } from './builders.js';
import { answerDifferences, comparedColumns, rowDifferences, treesEqual } from './compare.js';
import { EMPTY } from './scenario.js';

const CLOCK = { before: '2026-03-01 10:00:00', after: '2026-03-01 10:00:01' };
const PARAM = { '@NAME': 'a', '#text': 'x' };

describe('replies as trees', () => {
  it.each([
    ['the order of unlike elements does not count', { A: '1', B: '2' }, { B: '2', A: '1' }, true],
    ['the order of like elements counts', { A: ['1', '2'] }, { A: ['2', '1'] }, false],
    ['one element equals a list of one', { A: '1' }, { A: ['1'] }, true],
    ['a missing element is a difference', { A: '1', B: '2' }, { A: '1' }, false],
    ['a surplus element is a difference', { A: '1' }, { A: '1', B: '2' }, false],
    ['no element equals an empty list', { A: '1', B: [] }, { A: '1' }, true],
    ['attributes count', { P: PARAM }, { P: { ...PARAM, '@NAME': 'b' } }, false],
    ['a matcher decides', { A: like(/^[0-9]+$/) }, { A: '12' }, true],
    ['a matcher may say no', { A: like(/^[0-9]+$/) }, { A: 'x' }, false],
  ] as const)('%s', (_name, expected, actual, equal) => {
    expect(treesEqual(expected, actual)).toBe(equal);
  });

  it('differ when a number of the DOWNLOAD block does', () => {
    expect(treesEqual(downloadBlock(), downloadBlock({ TIMEOUT: 31 }))).toBe(false);
  });
});

describe('an answer', () => {
  it('differs by its status first', () => {
    expect(answerDifferences(sends(), { status: 500, headers: {}, body: EMPTY })).toEqual([
      'status 500 instead of 200',
    ]);
  });

  it('differs when there is no body', () => {
    expect(answerDifferences(sends(), { status: 200, headers: {}, body: EMPTY })).toEqual(['no body']);
  });

  it('differs by a header', () => {
    const expected = { status: 200, headers: { 'cache-control': 'no-cache' } };
    expect(answerDifferences(expected, { status: 200, headers: {}, body: AGENT.unix })).toEqual([
      'header cache-control: none instead of no-cache',
    ]);
  });
});

describe('rows', () => {
  const rows = [
    { NAME: 'a', AT: '2026-03-01 10:00:00' },
    { NAME: 'b', AT: null },
  ];

  it('may come in any order', () => {
    expect(
      rowDifferences(
        't',
        [
          { NAME: 'b', AT: null },
          { NAME: 'a', AT: NOW },
        ],
        rows,
        CLOCK,
      ),
    ).toEqual([]);
  });

  it('are named when they are missing or too many', () => {
    expect(
      rowDifferences(
        't',
        [
          { NAME: 'a', AT: NOW },
          { NAME: 'c', AT: null },
        ],
        rows,
        CLOCK,
      ),
    ).toEqual(['t lacks {"NAME":"c","AT":null}', 't also holds {"NAME":"b","AT":null}']);
  });

  it('are counted, equal ones too', () => {
    expect(rowDifferences('t', [{ NAME: 'a' }], [{ NAME: 'a' }, { NAME: 'a' }], CLOCK)).toEqual([
      't also holds {"NAME":"a"}',
    ]);
  });

  it('know null from an empty text and numbers as text', () => {
    expect(rowDifferences('t', [{ NAME: null }], [{ NAME: '' }], CLOCK)).toHaveLength(2);
    expect(rowDifferences('t', [{ NAME: 12 }], [{ NAME: '12' }], CLOCK)).toEqual([]);
  });

  it('must name the same columns', () => {
    expect(() => comparedColumns('t', [{ A: 1 }, { B: 1 }])).toThrow('do not name the same columns');
  });
});
