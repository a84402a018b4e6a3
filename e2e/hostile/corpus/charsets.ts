import { document, packed, posted, xmlCase, type HostileCase } from '../hostile-case.js';

const PROLOG = document('PROLOG');
const NAMES = [
  'UTF-7',
  'UTF-16',
  'UTF-16LE',
  'UTF-16BE',
  'UTF-32',
  'ISO-8859-1',
  'ISO-8859-15',
  'windows-1252',
  'Shift_JIS',
  'EUC-JP',
  'GBK',
  'Big5',
  'ISO-2022-JP',
  'IBM037',
  'macintosh',
  'x-user-defined',
  'hz-gb-2312',
  'utf8',
  'UTF-8 ',
  '',
  '../../etc/passwd',
  '%00',
  'x'.repeat(10_000),
];

/** An inventory whose computer has a name made of these bytes. */
const named = (bytes: Buffer | number[]): Buffer => {
  const [head = '', tail = ''] = document('INVENTORY', '<HARDWARE><NAME>HERE</NAME></HARDWARE>').split(
    'HERE',
  );
  return packed(Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(tail)]));
};

const BYTES: readonly (readonly [string, number[]])[] = [
  ['Latin-1 under a UTF-8 declaration', [0xe9, 0xe8, 0xe0]],
  ['an overlong slash', [0xc0, 0xaf]],
  ['an overlong NUL', [0xc0, 0x80]],
  ['an overlong <', [0xe0, 0x80, 0xbc]],
  ['half a surrogate pair', [0xed, 0xa0, 0x80]],
  ['a pair in CESU-8', [0xed, 0xa0, 0xbd, 0xed, 0xb2, 0xa3]],
  ['a cut character', [0xe2, 0x82]],
  ['a character beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
  ['five-byte form', [0xf8, 0x88, 0x80, 0x80, 0x80]],
  ['FE and FF', [0xfe, 0xff]],
  ['a lone continuation', [0x80, 0xbf]],
  ['NUL', [0x00]],
  ['a C1 control', [0xc2, 0x85]],
  ['noncharacters', [0xef, 0xbf, 0xbe, 0xef, 0xbf, 0xbf]],
  ['a byte order mark within', [0xef, 0xbb, 0xbf]],
  ['direction marks', [0xe2, 0x80, 0xae]],
  ['zero-width joiners', [0xe2, 0x80, 0x8d]],
  ['an emoji', [0xf0, 0x9f, 0x92, 0xa3]],
  ['escape sequences', [0x1b, 0x24, 0x42, 0x30, 0x21, 0x1b, 0x28, 0x42]],
  ['terminal colours', [0x1b, 0x5b, 0x33, 0x31, 0x6d]],
];

const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const utf32 = (text: string): Buffer =>
  Buffer.concat([...text].map((character) => Buffer.from([character.codePointAt(0) ?? 0, 0, 0, 0])));

/** Bytes that are not the characters they are said to be. */
export const CHARSETS: readonly HostileCase[] = [
  ...NAMES.map((name, at) =>
    xmlCase(`encoding "${name.slice(0, 20)}" (${at})`, () => PROLOG.replace('UTF-8', name), [200, 400]),
  ),
  ...BYTES.map(([what, bytes]) => posted(`bytes: ${what}`, () => named(bytes), [200, 400])),
  posted('UTF-16 without a mark', () => packed(Buffer.from(PROLOG, 'utf16le')), [200, 400]),
  posted('UTF-16, the other end', () => packed(swapped(PROLOG)), [200, 400]),
  posted(
    'UTF-16 with the wrong mark',
    () => packed(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(PROLOG, 'utf16le')])),
    [400],
  ),
  posted(
    'UTF-16 of an odd length',
    () => packed(Buffer.from(`\uFEFF${PROLOG}`, 'utf16le').subarray(0, -1)),
    [200, 400],
  ),
  posted('UTF-32', () => packed(utf32(PROLOG)), [200, 400]),
  posted('two marks', () => packed(`\uFEFF\uFEFF${PROLOG}`), [200, 400]),
  posted('UTF-7 markup', () => packed('<?xml version="1.0" encoding="UTF-7"?>+ADw-REQUEST/+AD4-'), [400]),
  posted(
    'half of it in another encoding',
    () => packed(Buffer.concat([Buffer.from(PROLOG.slice(0, 60)), Buffer.from(PROLOG.slice(60), 'utf16le')])),
    [200, 400],
  ),
];
