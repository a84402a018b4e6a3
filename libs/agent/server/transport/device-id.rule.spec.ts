import { describe, expect, it } from 'vitest';
import { deviceIdFault } from './device-id.rule.js';

const DATE = '-2026-03-01-09-15-00';

describe('the form of a device id', () => {
  it.each([
    ['pc042-2026-03-01-09-15-00', undefined],
    ['a-b-c-2026-03-01-09-15-00', undefined],
    [` père noël #1${DATE}`, undefined],
    ['x-9999-99-99-99-99-99', undefined],
    ['日本' + DATE, undefined],
    ['x'.repeat(235) + DATE, undefined],
    ['😀'.repeat(235) + DATE, undefined],
    ['x'.repeat(236) + DATE, 'too-long'],
    ['x'.repeat(100_000) + DATE, 'too-long'],
    [undefined, 'missing'],
    ['', 'missing'],
    ['no-date', 'bad-form'],
    [DATE, 'bad-form'],
    [DATE.slice(1), 'bad-form'],
    ['pc042-2026-03-01-09-15', 'bad-form'],
    ['pc042-26-03-01-09-15-00', 'bad-form'],
    [`pc042${DATE}\n`, 'bad-form'],
    [`pc042${DATE} `, 'bad-form'],
    [`pc\n042${DATE}`, 'bad-form'],
    [`pc\u0000042${DATE}`, 'bad-form'],
    [`pc042${DATE}-extra`, 'bad-form'],
    ['pc042-٢٠٢٦-03-01-09-15-00', 'bad-form'],
  ])('%j: %s', (deviceId, fault) => {
    expect(deviceIdFault(deviceId)).toBe(fault);
  });
});
