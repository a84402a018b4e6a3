import { describe, expect, it } from 'vitest';
import { replyXml } from './reply.js';

const HEAD = "<?xml version='1.0' encoding='UTF-8'?>\n";

describe('writing a reply', () => {
  it('has the form of the original to the byte', () => {
    const reply = replyXml({
      name: 'REPLY',
      children: [
        { name: 'RESPONSE', text: 'SEND' },
        {
          name: 'OPTION',
          children: [
            { name: 'NAME', text: 'IPDISCOVER' },
            { name: 'PARAM', attributes: { IPDISC_LAT: 100 }, text: '192.168.56.0' },
            { name: 'PARAM', attributes: { TYPE: 'CONF', ON: '0' } },
          ],
        },
        { name: 'KEYVALUE', text: '' },
        { name: 'EMPTY' },
      ],
    });
    expect(reply).toBe(`${HEAD}<REPLY>
  <RESPONSE>SEND</RESPONSE>
  <OPTION>
    <NAME>IPDISCOVER</NAME>
    <PARAM IPDISC_LAT="100">192.168.56.0</PARAM>
    <PARAM TYPE="CONF" ON="0" />
  </OPTION>
  <KEYVALUE></KEYVALUE>
  <EMPTY></EMPTY>
</REPLY>
`);
  });

  it.each([
    [`a & b < c > d " e ' f`, `a &amp; b &lt; c &gt; d &quot; e ' f`],
    ['&amp;', '&amp;amp;'],
    ['tab\tand\nline', 'tab\tand\nline'],
    ['bell\u0007 nul\u0000 \ufffe\uffff', 'bell nul '],
    ['half \ud83d pair 😀', 'half  pair 😀'],
  ])('escapes %j in text and attributes alike', (value, escaped) => {
    expect(replyXml({ name: 'A', text: value })).toBe(`${HEAD}<A>${escaped}</A>\n`);
    expect(replyXml({ name: 'A', attributes: { B: value } })).toBe(`${HEAD}<A B="${escaped}" />\n`);
  });
});
