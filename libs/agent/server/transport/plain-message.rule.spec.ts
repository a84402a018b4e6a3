import { describe, expect, it } from 'vitest';
import { handMadePlan } from '../testing/hand-made-plan.js';
import { decodeText } from './charset.js';
import { readPlainMessage } from './plain-message.rule.js';
import { readRequest } from './request-reader.js';

const ID = 'pc042-2026-03-01-09-15-00';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';
const PROLOG = `<REQUEST><DEVICEID>${ID}</DEVICEID><QUERY>PROLOG</QUERY></REQUEST>`;

const plain = (xml: string) => readPlainMessage(Buffer.from(xml));
const whole = (bytes: Buffer) => readRequest(decodeText(bytes), handMadePlan);

describe('a message of the plain form', () => {
  it.each([
    ['on one line', `${DECLARATION}${PROLOG}`],
    [
      'of the Unix agent',
      `${DECLARATION}\n<REQUEST>\n  <DEVICEID>${ID}</DEVICEID>\n  <QUERY>PROLOG</QUERY>\n</REQUEST>\n`,
    ],
    [
      'of FusionInventory',
      `<?xml version="1.0" encoding="UTF-8" ?>\n<REQUEST>\n  <DEVICEID>${ID}</DEVICEID>\n  <QUERY>PROLOG</QUERY>\n  <TOKEN>12345678</TOKEN>\n</REQUEST>\n`,
    ],
    [
      'with line ends of Windows',
      `${DECLARATION}\r\n<REQUEST>\r\n<QUERY>PROLOG</QUERY><DEVICEID>${ID}</DEVICEID>\r\n</REQUEST>\r\n`,
    ],
    ['without declaration', PROLOG],
    ['in Latin-1', `<?xml version="1.0" encoding="ISO-8859-1"?>${PROLOG}`],
    ['that says it twice', PROLOG.replace('<QUERY>', '<QUERY>NOTIFY</QUERY><QUERY>')],
    ['with blanks in a text', `<REQUEST><DEVICEID> a b </DEVICEID><QUERY>PROLOG</QUERY></REQUEST>`],
    ['without QUERY', `<REQUEST><DEVICEID>${ID}</DEVICEID></REQUEST>`],
  ])('%s is read as the XML reader reads it', async (_, xml) => {
    const message = plain(xml);
    expect(message).toBeDefined();
    expect(message).toEqual(await whole(Buffer.from(xml)));
  });

  it.each([
    ['an attribute', PROLOG.replace('<QUERY>', '<QUERY A="1">')],
    ['an attribute of the root', PROLOG.replace('<REQUEST>', `<REQUEST DEVICEID="x">`)],
    ['a reference', PROLOG.replace('pc042', 'pc&amp;042')],
    ['CDATA', PROLOG.replace('PROLOG', '<![CDATA[PROLOG]]>')],
    ['a comment', PROLOG.replace('<QUERY>', '<!-- --><QUERY>')],
    ['a DOCTYPE', `<!DOCTYPE x>${PROLOG}`],
    ['a name that is not ASCII', PROLOG.replace('pc042', 'é042')],
    ['a control character', PROLOG.replace('pc042', 'pc\u0001')],
    ['an end of brackets', PROLOG.replace('pc042', 'pc]]>')],
    ['an empty element', PROLOG.replace('<QUERY>', '<TOKEN></TOKEN><QUERY>')],
    ['a blank element', PROLOG.replace('<QUERY>', '<TOKEN>  </TOKEN><QUERY>')],
    ['text below the root', PROLOG.replace('<QUERY>', 'x<QUERY>')],
    ['an element that is not closed', PROLOG.replace('</QUERY>', '')],
    ['another end', PROLOG.replace('</QUERY>', '</QUERYY>')],
    ['something behind it', `${PROLOG}x`],
    ['a second root', `${PROLOG}${PROLOG}`],
    ['another root', PROLOG.replaceAll('REQUEST', 'R')],
    ['CONTENT', PROLOG.replace('<QUERY>', '<CONTENT>x</CONTENT><QUERY>')],
    ['a nested element', PROLOG.replace('PROLOG', '<A>x</A>')],
    ['another charset', `<?xml version="1.0" encoding="UTF-16"?>${PROLOG}`],
    ['a byte order mark', `\uFEFF${PROLOG}`],
    ['too much', PROLOG.replace('pc042', 'p'.repeat(1_000))],
    ['too many elements', PROLOG.replace('<QUERY>', `${'<A>b</A>'.repeat(8)}<QUERY>`)],
    ['nothing', ''],
    ['nothing below the root', '<REQUEST></REQUEST>'],
  ])('is left to the XML reader when it has %s', (_, xml) => {
    expect(plain(xml)).toBeUndefined();
  });
});

/** Numbers from 0 to 1 that are the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const PIECES = [
  ...'<>&"\'/=!?; \t\r\n\0\u007f\u00e9-]aZ9_',
  ...[
    '<REQUEST>',
    '</REQUEST>',
    '<QUERY>',
    '</QUERY>',
    'PROLOG',
    '<DEVICEID>',
    '</DEVICEID>',
    ID,
    DECLARATION,
  ],
  ...[
    '<CONTENT>',
    '</CONTENT>',
    '<TOKEN>',
    '</TOKEN>',
    '<A B="c">',
    '</A>',
    '<A/>',
    '<!--',
    '-->',
    '&lt;',
    ']]>',
  ],
];

describe('any message', () => {
  it('that is read in the short way is read the same by the XML reader', async () => {
    const random = numbers(20_261_122);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
    let read = 0;
    for (let round = 0; round < 20_000; round++) {
      let xml = `${random() < 0.5 ? DECLARATION : ''}${PROLOG}`;
      for (let change = Math.floor(random() * 3); change >= 0; change--) {
        const at = Math.floor(random() * xml.length);
        xml = xml.slice(0, at) + pick(PIECES) + xml.slice(at + Math.floor(random() * 3));
      }
      const bytes = Buffer.from(xml, random() < 0.5 ? 'latin1' : 'utf8');
      const message = readPlainMessage(bytes);
      if (message === undefined) continue;
      read++;
      expect(message, JSON.stringify(xml)).toEqual(await whole(bytes));
    }
    expect(read).toBeGreaterThan(500);
  });
});
