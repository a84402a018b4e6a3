import { fitDate, fitDateTime, ZERO_DATE, ZERO_DATE_TIME } from './fit-date.rule.js';
import { fitDecimal, fitInteger } from './fit-number.rule.js';
import type { FieldType } from './section.js';

/** Control characters but tab, line feed and carriage return, and lone halves of surrogate pairs: no column takes them. */
const UNWANTED = /(?![\t\n\r])[\p{Cc}\p{Cs}]/gu;

/** A control character or any surrogate. The expression would cost ten times as much on the texts that are fine. */
const isSuspect = (code: number): boolean =>
  code < 0x20
    ? code !== 0x09 && code !== 0x0a && code !== 0x0d
    : (code >= 0x7f && code <= 0x9f) || (code & 0xf800) === 0xd800;

const clean = (text: string): string => {
  for (let at = 0; at < text.length; at += 1) {
    if (isSuspect(text.charCodeAt(at))) return text.replace(UNWANTED, '');
  }
  return text;
};

/** The first `width` characters; a character beyond U+FFFF counts once and is never cut in two. */
const cutToWidth = (text: string, width: number): string => {
  if (text.length <= width) return text;
  let end = 0;
  for (let count = 0; count < width && end < text.length; count += 1) {
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  }
  return text.slice(0, end);
};

/** As many whole characters as fit into `maxBytes` bytes of UTF-8. */
const cutToBytes = (text: string, maxBytes: number): string => {
  if (text.length * 3 <= maxBytes) return text;
  let end = 0;
  for (let bytes = 0; end < text.length;) {
    const code = text.codePointAt(end) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code <= 0xffff ? 3 : 4;
    if (bytes > maxBytes) break;
    end += code > 0xffff ? 2 : 1;
  }
  return text.slice(0, end);
};

/**
 * The value as its column takes it, so that a strict database neither refuses nor changes it: the rules of the non-strict
 * session that agents rely on (spec/agent-protocol.md 1.8 and 3.4, spec/errata.md 3). Never throws.
 *
 * - absent: `''`, 0 or the zero date;
 * - text: control characters removed, cut to the width;
 * - integer: `12.7` is 13, `12abc` is 12, `abc` is 0, bounded to the column; text only beyond ±(2^53 − 1);
 * - decimal: text in the database's own form, `2.0010`;
 * - dates: ISO form, an impossible date is the zero date.
 */
export const fit = (type: FieldType, value: string | undefined): string | number => {
  const given = value ?? '';
  switch (type.kind) {
    case 'text':
      return cutToWidth(clean(given), type.width);
    case 'longtext':
      return type.maxBytes === undefined ? clean(given) : cutToBytes(clean(given), type.maxBytes);
    case 'integer':
      return fitInteger(given, type.bits, type.unsigned ?? false);
    case 'decimal':
      return fitDecimal(given, type.precision, type.scale);
    case 'date':
      return given === '' ? ZERO_DATE : fitDate(given);
    case 'datetime':
      return given === '' ? ZERO_DATE_TIME : fitDateTime(given);
  }
};
