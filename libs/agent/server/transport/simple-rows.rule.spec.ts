import { describe, expect, it } from 'vitest';
import { handMadePlan } from '../testing/hand-made-plan.js';
import { DEFAULT_READER_LIMITS } from './reader-limits.js';
import { readRequest } from './request-reader.js';
import { readSimpleRows } from './simple-rows.rule.js';

const software = handMadePlan.section('SOFTWARES')!;
const read = (...pieces: string[]) => readSimpleRows(pieces, software, DEFAULT_READER_LIMITS);

const parse = async (xml: string) => {
  const { sections, repairs } = await readRequest(
    `<REQUEST><CONTENT>${xml}</CONTENT></REQUEST>`,
    handMadePlan,
  );
  expect(repairs).toEqual([]);
  return sections.get('SOFTWARES') ?? [];
};

describe('elements as agents write them are read as a parser reads them:', () => {
  it.each([
    '<SOFTWARES><NAME>bash</NAME><VERSION>5.2</VERSION></SOFTWARES>',
    '\n <SOFTWARES>\n  <NAME> two  words </NAME>\t</SOFTWARES>\n<SOFTWARES/>\n<SOFTWARES></SOFTWARES>\n',
    '<SOFTWARES><NAME>Café – 中 😀</NAME><PUBLISHER>AT&amp;T &lt;&quot;x&quot;&apos;&gt;</PUBLISHER></SOFTWARES>',
    '<SOFTWARES><NAME>&amp;lt; a > b ]]> c</NAME></SOFTWARES>',
    '<SOFTWARES><VERSION></VERSION><VERSION>2</VERSION><NAME>  </NAME></SOFTWARES>',
    '<SOFTWARES><OTHER>x</OTHER><NAME>a</NAME><OTHER>y</OTHER></SOFTWARES><SOFTWARES><OTHER>x</OTHER></SOFTWARES>',
    '<SOFTWARES><NAME>a</NAME><VERSION>1</VERSION></SOFTWARES><SOFTWARES><VERSION>2</VERSION><NAME>b</NAME></SOFTWARES>',
    '<SOFTWARES><NAME>\n bash\n</NAME><FOLDER>\u0085\u007f1</FOLDER></SOFTWARES>',
    '',
  ])('%j', async (xml) => {
    expect(read(xml)).toEqual(await parse(xml));
  });

  it('in several pieces', async () => {
    const first = '<SOFTWARES><NAME>a</NAME><VERSION>1</VERSION></SOFTWARES>';
    const second = '<SOFTWARES><NAME>b</NAME><VERSION>&lt;2</VERSION></SOFTWARES>';
    expect(read(first, second)).toEqual(await parse(first + second));
  });
});

describe('anything else is left to the careful way:', () => {
  it.each([
    ['a field given twice', '<SOFTWARES><NAME>first</NAME><NAME>second</NAME></SOFTWARES>'],
    ['an empty tag of a field', '<SOFTWARES><NAME/></SOFTWARES>'],
    ['another section', '<DRIVES><LETTER>C:</LETTER></DRIVES>'],
    ['a name that begins alike', '<SOFTWARES><NAMES>x</NAME></SOFTWARES>'],
    ['a numbered reference', '<SOFTWARES><NAME>&#67;</NAME></SOFTWARES>'],
    ['a bare &', '<SOFTWARES><NAME>a & b</NAME></SOFTWARES>'],
    ['an attribute', '<SOFTWARES><NAME a="1">C</NAME></SOFTWARES>'],
    ['an attribute of the section', '<SOFTWARES NAME="C"/>'],
    ['an element within a field', '<SOFTWARES><NAME><B>C</B></NAME></SOFTWARES>'],
    ['a comment', '<SOFTWARES><!-- x --><NAME>C</NAME></SOFTWARES>'],
    ['a carriage return', '<SOFTWARES><NAME>C\r\n</NAME></SOFTWARES>'],
    ['a control character', '<SOFTWARES><NAME>C\u0001</NAME></SOFTWARES>'],
    ['text beside the fields', '<SOFTWARES>x<NAME>C</NAME></SOFTWARES>'],
    ['text between elements', '<SOFTWARES/>x<SOFTWARES/>'],
    ['another end tag', '<SOFTWARES><NAME>C</NAMES></SOFTWARES>'],
    ['another end of the section', '<SOFTWARES><NAME>C</NAME></SOFTWARE>'],
    ['no end', '<SOFTWARES><NAME>C</NAME>'],
    ['no end of a field', '<SOFTWARES><NAME>C'],
    ['half a tag', '<SOFTWARES><NAME>C</NAME><VERS'],
  ])('%s', (_name, xml) => {
    expect(read(xml)).toBeUndefined();
  });

  it('more than a section may have', () => {
    const limits = { ...DEFAULT_READER_LIMITS, rowsPerSection: 2 };
    const xml = (count: number) => '<SOFTWARES><NAME>a</NAME></SOFTWARES>'.repeat(count);
    expect(readSimpleRows([xml(2)], software, limits)).toHaveLength(2);
    expect(readSimpleRows([xml(3)], software, limits)).toBeUndefined();
    expect(readSimpleRows([xml(2)], software, { ...limits, elements: 3 })).toBeUndefined();
    expect(
      readSimpleRows(['<SOFTWARES><NAME>abc</NAME></SOFTWARES>'], software, { ...limits, textLength: 2 }),
    ).toBeUndefined();
  });

  it('a section of one row', () => {
    const bios = handMadePlan.section('BIOS')!;
    expect(readSimpleRows(['<BIOS><SSN>1</SSN></BIOS>'], bios, DEFAULT_READER_LIMITS)).toBeUndefined();
  });
});
