import { describe, expect, it } from 'vitest';
import { handMadePlan } from '../testing/hand-made-plan.js';
import { DEFAULT_READER_LIMITS } from './reader-limits.js';
import { RequestBuilder } from './request-builder.js';
import { readRequest } from './request-reader.js';
import { readSimpleSections } from './simple-sections.rule.js';

function readSimply(xml: string) {
  const builder = new RequestBuilder(handMadePlan, DEFAULT_READER_LIMITS);
  builder.openElement('REQUEST', undefined);
  builder.openElement('CONTENT', undefined);
  return readSimpleSections(xml, builder) ? builder.finish() : undefined;
}

const parse = (xml: string) => readRequest(`<REQUEST><CONTENT>${xml}</CONTENT></REQUEST>`, handMadePlan);

describe('sections as agents write them are read as a parser reads them:', () => {
  it.each([
    '<SOFTWARES><NAME>bash</NAME><VERSION>5.2</VERSION></SOFTWARES>',
    '\n <SOFTWARES>\n  <NAME> two  words </NAME>\t</SOFTWARES>\n<SOFTWARES/>\n<DRIVES></DRIVES>\n',
    '<SOFTWARES><NAME>Café – 中 😀</NAME><PUBLISHER>AT&amp;T &lt;&quot;x&quot;&apos;&gt;</PUBLISHER></SOFTWARES>',
    '<SOFTWARES><NAME>&amp;lt; a > b ]]> c</NAME></SOFTWARES>',
    '<SOFTWARES><NAME/><VERSION></VERSION><VERSION>2</VERSION><NAME>  </NAME></SOFTWARES>',
    '<SOFTWARES><NAME>first</NAME><NAME>second</NAME><OTHER>x</OTHER></SOFTWARES>',
    '<UNKNOWN><NAME>x</NAME></UNKNOWN><DRIVES><LETTER>C:</LETTER></DRIVES>',
    '<DRIVES><LETTER>\n C:\n</LETTER><TOTAL>\u0085\u007f1</TOTAL></DRIVES>',
    '<DRIVES><LETTER><B>C</B></LETTER></DRIVES>',
    '<DRIVES><LETTER>C<B>x</B>:</LETTER></DRIVES>',
    '<DRIVES>x<LETTER>C</LETTER></DRIVES>',
    '<DRIVES><LETTER>C</LETTER>x</DRIVES>',
    '<DRIVES>\r\n<LETTER>C\r\n</LETTER><TYPE>\rD\r\r\n</TYPE></DRIVES>\r\n',
    '<DOWNLOAD><HISTORY><PACKAGE>1</PACKAGE> <PACKAGE/></HISTORY></DOWNLOAD><OLD_DEVICEID>old &amp; gone</OLD_DEVICEID>',
    '',
  ])('%j', async (xml) => {
    const parsed = await parse(xml);
    const simply = readSimply(xml);
    expect(simply?.sections).toEqual(parsed.sections);
    expect(simply?.captured).toEqual(parsed.captured);
    expect(simply?.repairs).toEqual(parsed.repairs);
  });
});

describe('anything else is left to the parser:', () => {
  it.each([
    ['a numbered reference', '<DRIVES><LETTER>&#67;</LETTER></DRIVES>'],
    ['a bare &', '<DRIVES><LETTER>a & b</LETTER></DRIVES>'],
    ['an unknown entity', '<DRIVES><LETTER>&eacute;</LETTER></DRIVES>'],
    ['an attribute', '<DRIVES><LETTER a="1">C</LETTER></DRIVES>'],
    ['an attribute of the section', '<DRIVES LETTER="C"/>'],
    ['a comment', '<DRIVES><!-- x --><LETTER>C</LETTER></DRIVES>'],
    ['a CDATA section', '<DRIVES><LETTER><![CDATA[C]]></LETTER></DRIVES>'],
    ['a control character', '<DRIVES><LETTER>C\u0001</LETTER></DRIVES>'],
    ['a noncharacter', '<DRIVES><LETTER>C\uffff</LETTER></DRIVES>'],
    ['text between sections', '<DRIVES/>x<DRIVES/>'],
    ['text before the sections', 'x<DRIVES/>'],
    ['another end tag', '<DRIVES><LETTER>C</LETTERS></DRIVES>'],
    ['another end of the section', '<DRIVES><LETTER>C</LETTER></DRIVE>'],
    ['no end', '<DRIVES><LETTER>C</LETTER>'],
    ['an end tag too many', '<DRIVES/></DRIVES>'],
    ['half a tag', '<DRIVES><LETTER>C</LETTER></DRIVES><DRIVES'],
    ['a blank in a tag', '<DRIVES ></DRIVES >'],
  ])('%s', (_name, xml) => {
    expect(readSimply(xml)).toBeUndefined();
  });
});
