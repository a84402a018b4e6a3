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
