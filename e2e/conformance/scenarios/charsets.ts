import { device, NO_UPDATE, post } from '../builders.js';
import type { Scenario, Theme } from '../scenario.js';

/** An inventory of a sound card, in the bytes of an encoding. */
const document = (declaration: string, name: string, encode: (text: string) => Buffer): Buffer =>
  encode(
    `${declaration}<REQUEST><DEVICEID>${device('pc1')}</DEVICEID><QUERY>INVENTORY</QUERY><CONTENT><HARDWARE><CHECKSUM>262143</CHECKSUM></HARDWARE><SOUNDS><NAME>${name}</NAME></SOUNDS></CONTENT></REQUEST>`,
  );

const utf8 = (text: string): Buffer => Buffer.from(text);
/** Every character is one byte: those of a code page are written as the characters of the same number. */
const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

const declared = (encoding: string, quote = '"'): string =>
  `<?xml version=${quote}1.0${quote} encoding=${quote}${encoding}${quote}?>\n`;

const stored = (name: string, body: Buffer, sound: string, original?: Scenario['original']): Scenario => ({
  name,
  spec: '1.8 Encoding',
  steps: [post(body, NO_UPDATE)],
  rows: { sounds: [{ computer: 'pc1', NAME: sound }] },
  ...(original && { original }),
});

export const charsets: Theme = {
  name: 'charsets',
  scenarios: [
    stored('UTF-8 is kept', document(declared('UTF-8'), 'Café Ñandú 東京', utf8), 'Café Ñandú 東京'),
    stored('UTF-8 is assumed where nothing is declared', document('', 'Café', utf8), 'Café'),
    stored('ISO-8859-1 is read', document(declared('ISO-8859-1'), 'Caf\xe9', bytes), 'Café'),
    stored(
      'ISO-8859-1 in single quotes is read',
      document(declared('ISO-8859-1', "'"), 'Caf\xe9', bytes),
      'Café',
    ),
    stored(
      'windows-1252 is read, the euro sign too',
      document(declared('windows-1252'), '\x80 caf\xe9', bytes),
      '€ café',
    ),
    stored(
      'windows-1252 in single quotes is read',
      document(declared('windows-1252', "'"), '\x80 caf\xe9', bytes),
      '€ café',
    ),
    stored('Latin-1 bytes without a declaration are read', document('', 'Caf\xe9', bytes), 'Café'),
    stored(
      'Latin-1 bytes under a UTF-8 declaration are read',
      document(declared('UTF-8'), 'Caf\xe9', bytes),
      'Café',
      { differs: 'wrongly-declared-utf-8', rows: { sounds: [{ computer: 'pc1', NAME: 'Caf\ufffd' }] } },
    ),
    stored('characters beyond U+FFFF do not harm', document(declared('UTF-8'), 'a😀b', utf8), 'a😀b', {
      differs: 'characters-beyond-u-ffff',
      rows: { sounds: [{ computer: 'pc1', NAME: 'a????b' }] },
    }),
    stored(
      'entities and numeric references are read',
      document(declared('UTF-8'), 'a &amp; b &lt;c&gt; &#233;&#xE9; &quot;&apos;', utf8),
      'a & b <c> éé "\'',
    ),
    stored('CDATA is read', document(declared('UTF-8'), '<![CDATA[a < b & c]]>', utf8), 'a < b & c'),
    stored(
      'UTF-16 is read',
      document(declared('UTF-16'), 'Café', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')),
      'Café',
    ),
  ],
};
