import { describe, expect, it } from 'vitest';
import { installDate } from './install-date.rule.js';

describe('the date a software was installed', () => {
  it.each([
    ['2024/03/09', '2024-03-09 00:00:00'],
    ['2024/03/09 17:05:01', '2024-03-09 17:05:01'],
    ['2024/03/09 and more', '2024-03-09 00:00:00'],
    ['2024-03-09', '2026-11-22 00:00:00'],
    ['20240309', '2026-11-22 00:00:00'],
    ['2024/1/2', '2026-11-22 00:00:00'],
    ['2024/13/45', '2026-11-22 00:00:00'],
    ['2023/02/29', '2026-11-22 00:00:00'],
    ['0000/00/00', '2026-11-22 00:00:00'],
    [undefined, '2026-11-22 00:00:00'],
  ])('%s is kept as %s', (reported, kept) => {
    expect(installDate(reported, '2026-11-22')).toBe(kept);
  });
});

it.each(['2024/02/29', '2000/02/29', '2024/12/31 23:59:59'])('%s exists', (reported) => {
  expect(installDate(reported, '2026-03-01')).not.toContain('2026');
});

it.each([
  '2023/02/29',
  '1900/02/29',
  '2024/04/31',
  '2024/00/10',
  '2024/13/10',
  '2024/01/00',
  '0999/01/01',
  '2024/01/01 24:00:00',
  '2024/01/01 10:60:00',
  '2024/01/01 10:00:60',
])('%s does not, so the software counts as installed today', (reported) => {
  expect(installDate(reported, '2026-03-01')).toBe('2026-03-01 00:00:00');
});
