import { parseFilter } from '@ocs/core-contract';
import { describe, expect, it } from 'vitest';
import { auditCondition, both, quickCondition } from './audit-filter.rule.js';

const of = (text: string) => auditCondition([parseFilter(text)!]);

describe('a filter of the audit', () => {
  it.each([
    ['login:equals:anna', '(LOGIN = ?)', ['anna']],
    ['action:like:user.*', '(ACTION LIKE ?)', ['user.%']],
    ['action:like:user.?', '(ACTION LIKE ?)', ['user._']],
    ['targetName:contains:50%_a\\', '(TARGET_NAME LIKE ?)', ['%50\\%\\_a\\\\%']],
    ['address:not:::1', '(ADDRESS IS NULL OR ADDRESS <> ?)', ['::1']],
    ['targetKind:empty', "(TARGET_KIND IS NULL OR TARGET_KIND = '')", []],
    ['targetId:filled', "(TARGET_ID <> '')", []],
    ['at:less:2026-03-01', '(AT < ?)', ['2026-03-01 00:00:00.000']],
    ['at:more:2026-03-01T10:30', '(AT > ?)', ['2026-03-01 10:30:00.000']],
    ['at:more:2026-03-01T10:30:15Z', '(AT > ?)', ['2026-03-01 10:30:15.000']],
    ['at:more:2026-03-01T10:30:15.123+02:00', '(AT > ?)', ['2026-03-01 08:30:15.123']],
    ['at:older:30', '(AT < UTC_TIMESTAMP(3) - INTERVAL ? DAY)', [30]],
    ['at:within:0', '(AT >= UTC_TIMESTAMP(3) - INTERVAL ? DAY)', [0]],
  ])('%s becomes a condition with bound values', (text, sql, values) => {
    expect(of(text)).toEqual({ sql, values });
  });

  it.each([
    ['password:equals:x', 'choice'],
    ['constructor:equals:x', 'choice'],
    ['login:less:x', 'choice'],
    ['login:older:3', 'choice'],
    ['at:contains:2026', 'choice'],
    ['at:less:yesterday', 'format'],
    ['at:less:2026-13-45', 'format'],
    ['at:less:0000-00-00', 'format'],
    ["at:less:2026-03-01' OR 1=1", 'format'],
    ['at:within:-1', 'type'],
    ['at:within:1e9', 'type'],
    ['at:older:99999', 'type'],
  ])('%s is refused', (text, code) => {
    expect(of(text)).toMatchObject([{ field: 'filter.0', code }]);
  });

  it('names every refused one by its place', () => {
    const filters = ['login:equals:a', 'nothing:equals:b', 'at:less:c'].map((text) => parseFilter(text)!);
    expect(auditCondition(filters)).toMatchObject([{ field: 'filter.1' }, { field: 'filter.2' }]);
  });
});

describe('several filters and the quick filter', () => {
  it('hold all at once', () => {
    const filters = ['login:equals:anna', 'targetId:empty'].map((text) => parseFilter(text)!);
    const filtered = auditCondition(filters);
    if (!('sql' in filtered)) throw new Error('refused');
    expect(both(filtered, quickCondition('1%'))).toEqual({
      sql: "((LOGIN = ?) AND (TARGET_ID IS NULL OR TARGET_ID = '')) AND (CONCAT_WS('\\n', LOGIN, ACTION, TARGET_KIND, TARGET_ID, TARGET_NAME) LIKE ?)",
      values: ['anna', '%1\\%%'],
    });
  });

  it('are everything when nothing is asked', () => {
    expect(auditCondition([])).toEqual({ sql: 'TRUE', values: [] });
  });
});
