import { describe, expect, it } from 'vitest';
import { decodeText, readText } from './charset.js';

const bytes = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );
const declared = (charset: string, quote = '"'): string =>
  `<?xml version=${quote}1.0${quote} encoding=${quote}${charset}${quote}?>`;
const MENDED = 'bytes that are not UTF-8 read as windows-1252';
const UNKNOWN = 'unknown charset declared';

const cases: [string, Buffer, string, string[]][] = [
  ['UTF-8 without a declaration', Buffer.from('<A>é€😀</A>'), '<A>é€😀</A>', []],
  ['UTF-8 with a byte order mark', Buffer.from('\uFEFF<A>é</A>'), '<A>é</A>', []],
  [
    'ISO-8859-1 declared',
    bytes(declared('ISO-8859-1'), '<A>', [0xe9], '</A>'),
    `${declared('ISO-8859-1')}<A>é</A>`,
    [],
  ],
  [
    'the same in single quotes',
    bytes(declared('iso-8859-1', "'"), [0xe9]),
    `${declared('iso-8859-1', "'")}é`,
    [],
  ],
  [
    'windows-1252 declared, the euro included',
    bytes(declared('windows-1252'), [0x80, 0x9f]),
    `${declared('windows-1252')}€Ÿ`,
    [],
  ],
  [
    'the euro of windows-1252 under ISO-8859-1',
    bytes(declared('ISO-8859-1'), [0x80]),
    `${declared('ISO-8859-1')}€`,
    [],
  ],
  ['US-ASCII declared but more sent', bytes(declared('US-ASCII'), [0xe9]), `${declared('US-ASCII')}é`, []],
  [
    'a declared charset wins over the look of the bytes',
    bytes(declared('ISO-8859-1'), [0xc3, 0xa9]),
    `${declared('ISO-8859-1')}Ã©`,
    [],
  ],
  ['ISO-8859-15 declared', bytes(declared('ISO-8859-15'), [0xa4]), `${declared('ISO-8859-15')}€`, []],
  ['Shift_JIS declared', bytes(declared('Shift_JIS'), [0x93, 0xfa]), `${declared('Shift_JIS')}日`, []],
  ['Latin-1 bytes without a declaration', bytes('<A>caf', [0xe9], '</A>'), '<A>café</A>', [MENDED]],
  [
    'Latin-1 bytes under a UTF-8 declaration',
    bytes(declared('UTF-8'), 'caf', [0xe9]),
    `${declared('UTF-8')}café`,
    [MENDED],
  ],
  [
    'both in one document',
    bytes([0xc3, 0xa9], ' ', [0xe9], ' ', [0xe2, 0x82, 0xac], ' ', [0x80]),
    'é é € €',
    [MENDED],
  ],
  ['an overlong form', bytes([0xc0, 0xaf]), 'À¯', [MENDED]],
  ['a surrogate in UTF-8', bytes([0xed, 0xa0, 0x80]), 'í\u00a0€', [MENDED]],
  ['a code point past the last', bytes([0xf4, 0x90, 0x80, 0x80]), 'ô\x90€€', [MENDED]],
  ['a character cut off at the end', bytes('x', [0xe2, 0x82]), 'xâ‚', [MENDED]],
  ['UTF-16 little endian with its mark', Buffer.from('\uFEFF<A>é😀</A>', 'utf16le'), '<A>é😀</A>', []],
  ['UTF-16 big endian with its mark', Buffer.from('\uFEFF<A>é</A>', 'utf16le').swap16(), '<A>é</A>', []],
  ['UTF-16 little endian without a mark', Buffer.from('<?xml?>é', 'utf16le'), '<?xml?>é', []],
  ['UTF-16 big endian without a mark', Buffer.from('<?xml?>é', 'utf16le').swap16(), '<?xml?>é', []],
  [
    'half a surrogate pair in UTF-16',
    Buffer.concat([Buffer.from('\uFEFFa', 'utf16le'), Buffer.from([0x00, 0xd8, 0x62, 0])]),
    'a\uFFFDb',
    [],
  ],
  [
    'UTF-16 declared in bytes that are not',
    bytes(declared('UTF-16'), [0xc3, 0xa9]),
    `${declared('UTF-16')}é`,
    [UNKNOWN],
  ],
  ['a charset nobody knows', bytes(declared('klingon'), [0xc3, 0xa9]), `${declared('klingon')}é`, [UNKNOWN]],
  ['nothing', Buffer.alloc(0), '', []],
];

describe('from bytes to text', () => {
  it.each(cases)('reads %s', (_, input, text, repairs) => {
    const noted = new Set<string>();
    expect(decodeText(input, (repair) => noted.add(repair))).toBe(text);
    expect([...noted]).toEqual(repairs);
  });

  it.each(cases)('reads %s the same when every byte comes alone', async (_, input, text) => {
    const single = Array.from(input, (byte) => Buffer.from([byte]));
    let read = '';
    for await (const slice of readText(single, () => undefined)) read += slice;
    expect(read).toBe(text);
  });

  it('reads a document of several slices with characters across their borders', () => {
    const text = `x${'é'.repeat(300_000)}${'€'.repeat(200_000)}`;
    expect(decodeText(Buffer.from(text)) === text).toBe(true);
  });

  it('reads bytes in pieces that are cut within characters', async () => {
    const text = 'aé€😀'.repeat(5000);
    const input = Buffer.from(text);
    const pieces = Array.from({ length: Math.ceil(input.length / 997) }, (_, i) =>
      input.subarray(i * 997, (i + 1) * 997),
    );
    let read = '';
    for await (const slice of readText(pieces, () => expect.unreachable('nothing to mend'))) read += slice;
    expect(read === text).toBe(true);
  });
});
