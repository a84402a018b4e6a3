import { describe, expect, it } from 'vitest';
import { fit } from './fit.rule.js';
import {
  bigInteger,
  date,
  dateTime,
  decimal,
  type FieldType,
  integer,
  longText,
  smallInteger,
  text,
  text64k,
  tinyInteger,
  unsignedBigInteger,
} from './section.js';

type Case = readonly [type: FieldType, sent: string | undefined, kept: string | number];

const cases = (list: readonly Case[]) =>
  list.map(([type, sent, kept]) => ({
    kind: type.kind,
    type,
    sent,
    kept,
    shown: JSON.stringify(sent)?.slice(0, 40),
  }));

describe('a value that the agent did not send', () => {
  it.each(
    cases([
      [text(), undefined, ''],
      [text64k, undefined, ''],
      [longText, '', ''],
      [integer, undefined, 0],
      [integer, '', 0],
      [unsignedBigInteger, '', 0],
      [decimal(7, 4), undefined, '0.0000'],
      [date, undefined, '0000-00-00'],
      [date, '', '0000-00-00'],
      [dateTime, undefined, '0000-00-00 00:00:00'],
      [dateTime, '', '0000-00-00 00:00:00'],
    ]),
  )('is kept as the empty value of its column: $kind $shown', ({ type, sent, kept }) => {
    expect(fit(type, sent)).toBe(kept);
  });
});

describe('a text', () => {
  it.each(
    cases([
      [text(), 'Latitude 5450', 'Latitude 5450'],
      [text(), '  leading and trailing  ', '  leading and trailing  '],
      [text(), 'N/A', 'N/A'],
      [text(), '??', '??'],
      [text(5), 'élève', 'élève'],
      [text(5), 'élèves', 'élève'],
      [text(3), '日本語版', '日本語'],
      [text(2), '😀😀😀', '😀😀'],
      [text(3), '😀😀😀', '😀😀😀'],
      [text(2), 'a😀b', 'a😀'],
      [text(1), '😀', '😀'],
      [text(10), '0123456789', '0123456789'],
      [text(10), '0123456789a', '0123456789'],
      [text(50), 'x'.repeat(51), 'x'.repeat(50)],
    ]),
  )('keeps its first characters, counted as people count them: $shown', ({ type, sent, kept }) => {
    expect(fit(type, sent)).toBe(kept);
  });

  it.each(
    cases([
      [text(), 'a\u0000b', 'ab'],
      [text(), 'a\u0001\u0008\u000b\u001fb', 'ab'],
      [text(), 'a\u007f\u0085\u009fb', 'ab'],
      [text(), 'one\ttwo\r\nthree', 'one\ttwo\r\nthree'],
      [text(), 'a\ud800b', 'ab'],
      [text(), 'a\udc00b', 'ab'],
      [text(), '\ud83d', ''],
      [text(), '\ude00\ud83d', ''],
      [text(), '\ud83d\ude00', '😀'],
      [text(), '\u00a0\u200b\ufeff', '\u00a0\u200b\ufeff'],
      [text(3), 'a\u0000bcd', 'abc'],
      [longText, 'line 1\u0000\nline 2', 'line 1\nline 2'],
    ]),
  )('loses the characters that no column takes: $shown', ({ type, sent, kept }) => {
    expect(fit(type, sent)).toBe(kept);
  });

  it('of a TEXT column is cut at 65,535 bytes without breaking a character', () => {
    expect(fit(text64k, 'a'.repeat(70_000))).toBe('a'.repeat(65_535));
    expect(fit(text64k, 'é'.repeat(40_000))).toBe('é'.repeat(32_767));
    expect(fit(text64k, '語'.repeat(30_000))).toBe('語'.repeat(21_845));
    expect(fit(text64k, '😀'.repeat(20_000))).toBe('😀'.repeat(16_383));
    expect(fit(text64k, 'a'.repeat(65_535))).toBe('a'.repeat(65_535));
  });

  it('of a LONGTEXT column is not cut', () => {
    expect(fit(longText, 'é'.repeat(100_000))).toBe('é'.repeat(100_000));
  });
});

describe('a whole number', () => {
  it.each(
    cases([
      [integer, '42', 42],
      [integer, '007', 7],
      [integer, ' 42', 42],
      [integer, '\t42 ', 42],
      [integer, '+5', 5],
      [integer, '-5', -5],
      [integer, '12abc', 12],
      [integer, '512 MB', 512],
      [integer, 'abc', 0],
      [integer, 'N/A', 0],
      [integer, '-', 0],
      [integer, '.', 0],
      [integer, '0x1A', 0],
      [integer, '1 024', 1],
      [integer, '1,024', 1],
      [integer, '१२', 0],
    ]),
  )('is what stands at the beginning: $shown', ({ type, sent, kept }) => {
    expect(fit(type, sent)).toBe(kept);
  });

  it.each(
    cases([
      [integer, '12.7', 13],
      [integer, '12.5', 13],
      [integer, '12.4999999999999999999999', 12],
      [integer, '-12.5', -13],
      [integer, '-12.4', -12],
      [integer, '.5', 1],
      [integer, '0.05', 0],
      [integer, '12.', 12],
      [integer, '1.2.3', 1],
      [integer, '1e3', 1000],
      [integer, '1.5E2', 150],
      [integer, '125e-1', 13],
      [integer, '124e-1', 12],
      [integer, '5e-1', 1],
      [integer, '5e-2', 0],
      [integer, '1e', 1],
      [integer, '1e+', 1],
      [integer, '-0.4', 0],
      [integer, '0e999999999', 0],
    ]),
  )('is rounded half away from zero: $shown', ({ type, sent, kept }) => {
    expect(fit(type, sent)).toBe(kept);
  });

  it.each(
    cases([
      [tinyInteger, '127', 127],
      [tinyInteger, '128', 127],
      [tinyInteger, '-200', -128],
      [smallInteger, '32768', 32_767],
      [smallInteger, '-40000', -32_768],
      [integer, '2147483647', 2_147_483_647],
      [integer, '2147483648', 2_147_483_647],
      [integer, '-2147483649', -2_147_483_648],
      [integer, '99999999999999999999999999', 2_147_483_647],
      [integer, '1e400', 2_147_483_647],
      [integer, '-1e999999999999', -2_147_483_648],
      [{ kind: 'integer', bits: 8, unsigned: true }, '256', 255],
      [{ kind: 'integer', bits: 8, unsigned: true }, '-1', 0],
      [{ kind: 'integer', bits: 32, unsigned: true }, '4294967296', 4_294_967_295],
      [unsignedBigInteger, '-1', 0],
      [unsignedBigInteger, '1572863', 1_572_863],
      [bigInteger, '9007199254740991', 9_007_199_254_740_991],
      [bigInteger, '9007199254740993', '9007199254740993'],
      [bigInteger, '9223372036854775808', '9223372036854775807'],
      [bigInteger, '-9223372036854775809', '-9223372036854775808'],
      [unsignedBigInteger, '18446744073709551616', '18446744073709551615'],
    ]),
  )('stays within the bounds of its column: $shown', ({ type, sent, kept }) => {
    expect(fit(type, sent)).toBe(kept);
  });

  it('is never minus zero', () => {
    expect(Object.is(fit(integer, '-0'), 0)).toBe(true);
    expect(Object.is(fit(integer, '-0.2'), 0)).toBe(true);
  });
});

describe('a decimal', () => {
  it.each(
    cases([
      [decimal(7, 4), '2', '2.0000'],
      [decimal(7, 4), '2.001', '2.0010'],
      [decimal(7, 4), '2.00105', '2.0011'],
      [decimal(7, 4), '-0.00005', '-0.0001'],
      [decimal(7, 4), '-0.00004', '0.0000'],
      [decimal(7, 4), '1e-3', '0.0010'],
      [decimal(7, 4), '1000', '999.9999'],
      [decimal(7, 4), '-1e9', '-999.9999'],
      [decimal(7, 4), '999.99999', '999.9999'],
      [decimal(7, 4), 'abc', '0.0000'],
      [decimal(5, 0), '12.5', '13'],
      [decimal(30, 2), '123456789012345678901234567.891', '123456789012345678901234567.89'],
    ]),
  )('is written as the database writes it: $shown', ({ type, sent, kept }) => {
    expect(fit(type, sent)).toBe(kept);
  });
});

describe('a date', () => {
  it.each(
    cases([
      [date, '2024-01-02', '2024-01-02'],
      [date, '2024/01/02', '2024-01-02'],
      [date, '2024.01.02', '2024-01-02'],
      [date, '2024-1-2', '2024-01-02'],
      [date, '2009/8/2 17:15:10', '2009-08-02'],
      [date, '2024-01-02T10:11:12Z', '2024-01-02'],
      [date, '20240102', '2024-01-02'],
      [date, '20240102101112', '2024-01-02'],
      [date, ' 2024-01-02 ', '2024-01-02'],
      [date, '2024-01-02 25:00', '2024-01-02'],
      [date, '2024-02-29', '2024-02-29'],
      [date, '2000-02-29', '2000-02-29'],
      [date, '2023-02-29', '0000-00-00'],
      [date, '1900-02-29', '0000-00-00'],
      [date, '2024-13-01', '0000-00-00'],
      [date, '2024-00-10', '0000-00-00'],
      [date, '2024-04-31', '0000-00-00'],
      [date, '2024-01-00', '0000-00-00'],
      [date, '2024/13/45', '0000-00-00'],
      [date, '2024-01/02', '0000-00-00'],
      [date, '02/01/2024', '0000-00-00'],
      [date, '24-01-02', '0000-00-00'],
      [date, '1700000000', '0000-00-00'],
      [date, '0000-00-00', '0000-00-00'],
      [date, 'yesterday', '0000-00-00'],
    ]),
  )('is a day that exists, or the zero date: $shown', ({ type, sent, kept }) => {
    expect(fit(type, sent)).toBe(kept);
  });

  it.each(
    cases([
      [dateTime, '2024-01-02 10:11:12', '2024-01-02 10:11:12'],
      [dateTime, '2026/10/22 06:10:41', '2026-10-22 06:10:41'],
      [dateTime, '2024-01-02 9:5', '2024-01-02 09:05:00'],
      [dateTime, '2024-01-02T10:11:12.999Z', '2024-01-02 10:11:12'],
      [dateTime, '2024-01-02', '2024-01-02 00:00:00'],
      [dateTime, '20240102101112', '2024-01-02 10:11:12'],
      [dateTime, '20240102', '2024-01-02 00:00:00'],
      [dateTime, '2024-01-02 24:00:00', '0000-00-00 00:00:00'],
      [dateTime, '2024-01-02 10:60', '0000-00-00 00:00:00'],
      [dateTime, '2024-02-30 10:00:00', '0000-00-00 00:00:00'],
      [dateTime, '2024-01-02 soon', '2024-01-02 00:00:00'],
    ]),
  )('with a time keeps the time: $shown', ({ type, sent, kept }) => {
    expect(fit(type, sent)).toBe(kept);
  });
});
