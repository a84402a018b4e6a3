import { constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { document, posted, upTo, xmlCase, type HostileCase } from '../hostile-case.js';

const MB = 1 << 20;
const inContent = (xml: string): string => document('INVENTORY', xml);

/** A small body that inflates to `megabytes` of `unit`, after `head`; never whole in memory on our side either. */
function bomb(head: string, unit: string, megabytes: number): Buffer {
  const block = deflateRawSync(unit.repeat(Math.ceil(MB / unit.length)), {
    level: 9,
    finishFlush: constants.Z_FULL_FLUSH,
  });
  const start = deflateSync(head, { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([start, ...upTo(megabytes).map(() => block)]);
}

const START = document('INVENTORY', '').replace('</CONTENT></REQUEST>', '');
const attributes = (count: number): string =>
  upTo(count)
    .map((at) => ` a${at}="1"`)
    .join('');

/** What is small on the wire and large inside: each over one of the bounds of spec/security.md row 3, or just below. */
export const BOMBS: readonly HostileCase[] = [
  posted('a gigabyte of blanks', () => bomb(START, ' ', 1_024), [400, 413]),
  posted('a gigabyte of one text', () => bomb(`${START}<HARDWARE><NAME>`, 'x', 1_024), [413]),
  posted(
    '300 MB of small unknown elements',
    () => bomb(START, '<A>some text in an unknown element</A>', 300),
    [413],
  ),
  posted(
    '300 MB of long unknown elements',
    () => bomb(START, `<A>${'text '.repeat(10_000)}</A>`, 300),
    [413],
  ),
  posted('300 MB of comments', () => bomb(START, `<!--${'text '.repeat(10_000)}-->`, 300), [413]),
  posted('300 MB of rows', () => bomb(START, '<PORTS><NAME>x</NAME></PORTS>', 300), [413]),
  posted('300 MB of opened elements', () => bomb(START, '<A>', 300), [413]),
  posted('300 MB of character references', () => bomb(`${START}<HARDWARE><NAME>`, '&#120;', 300), [413]),
  posted('300 MB of ampersands', () => bomb(`${START}<HARDWARE><NAME>`, '& ', 300), [413]),
  posted('300 MB of control characters', () => bomb(`${START}<HARDWARE><NAME>`, '\u0001', 300), [400, 413]),
  posted(
    'gzip of 100 MB in one text',
    () => gzipSync(`${START}<A>${'x'.repeat(100 * MB)}`, { level: 1 }),
    [413],
  ),
  posted(
    'clear XML with a text of 20 MB',
    () => Buffer.from(inContent(`<A>${'x'.repeat(20 * MB)}</A>`)),
    [200, 413],
  ),
  posted('a body of 65 MB', () => Buffer.alloc(65 * MB, 'x'), [413, 'closed']),
  xmlCase(
    'a thousand nested elements',
    () => inContent(`${'<A>'.repeat(1_000)}${'</A>'.repeat(1_000)}`),
    [413],
  ),
  xmlCase('300 nested elements', () => inContent(`${'<A>'.repeat(300)}${'</A>'.repeat(300)}`), [413]),
  xmlCase(
    '100 000 nested elements',
    () => inContent(`${'<A>'.repeat(100_000)}${'</A>'.repeat(100_000)}`),
    [413],
  ),
  xmlCase('250 nested elements', () => inContent(`${'<A>'.repeat(250)}${'</A>'.repeat(250)}`), [200]),
  xmlCase('2 000 001 elements', () => inContent('<A/>'.repeat(2_000_001)), [413]),
  xmlCase(
    '600 000 elements outside CONTENT',
    () => `<REQUEST>${'<A>1</A>'.repeat(600_000)}</REQUEST>`,
    [413],
  ),
  xmlCase('11 000 attributes', () => inContent(`<A${attributes(11_000)}/>`), [413]),
  xmlCase('11 000 attributes of a section', () => inContent(`<BIOS${attributes(11_000)}/>`), [413]),
  xmlCase('5 000 attributes', () => inContent(`<A${attributes(5_000)}/>`), [200]),
  xmlCase('a text of 17 MB', () => inContent(`<BIOS><SSN>${'x'.repeat(17 * MB)}</SSN></BIOS>`), [413]),
  xmlCase('an attribute of 17 MB', () => inContent(`<BIOS SSN="${'x'.repeat(17 * MB)}"/>`), [413]),
  xmlCase('an element name of 17 MB', () => inContent(`<${'x'.repeat(17 * MB)}/>`), [413]),
  xmlCase('an attribute name of 17 MB', () => inContent(`<A ${'x'.repeat(17 * MB)}="1"/>`), [413]),
  xmlCase(
    'a CDATA of 17 MB',
    () => inContent(`<BIOS><SSN><![CDATA[${'x'.repeat(17 * MB)}]]></SSN></BIOS>`),
    [413],
  ),
  xmlCase('an instruction of 17 MB', () => inContent(`<?x ${'y '.repeat(9 * MB)}?>`), [413]),
  xmlCase(
    'a million character references',
    () => inContent(`<BIOS><SSN>${'&#65;'.repeat(1_000_000)}</SSN></BIOS>`),
    [200],
  ),
  ...['PORTS', 'SOFTWARES', 'PRINTERS', 'JOURNALLOG', 'ACCOUNTINFO'].map((section) =>
    xmlCase(
      `50 001 rows of ${section}`,
      () =>
        inContent(
          `<${section}><NAME>x</NAME><KEYNAME>x</KEYNAME><STATUS>1</STATUS></${section}>`.repeat(50_001),
        ),
      [413],
    ),
  ),
  xmlCase(
    '10 000 HARDWARE sections',
    () => inContent('<HARDWARE><NAME>x</NAME></HARDWARE>'.repeat(10_000)),
    [200],
  ),
  xmlCase(
    '10 000 unknown sections',
    () =>
      inContent(
        upTo(10_000)
          .map((at) => `<S${at}><F>1</F></S${at}>`)
          .join(''),
      ),
    [200],
  ),
  xmlCase(
    '10 000 fields of one row',
    () => inContent(`<PORTS>${'<NAME>x</NAME>'.repeat(10_000)}</PORTS>`),
    [200],
  ),
];
