import { describe, expect, it } from 'vitest';
import { asRecord, handMadePlan } from '../testing/hand-made-plan.js';
import { elements, value } from './agent-request.js';
import type { AgentRequest } from './agent-request.js';
import { readRequest } from './request-reader.js';

const ID = 'pc042-2026-03-01-09-15-00';
const inventory = (content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<REQUEST><CONTENT>${content}</CONTENT>` +
  `<DEVICEID>${ID}</DEVICEID><QUERY>INVENTORY</QUERY></REQUEST>\n`;
const read = (xml: string): Promise<AgentRequest> => readRequest(xml, handMadePlan);

/** Sections of an inventory as records. */
async function sections(content: string): Promise<Record<string, Record<string, string>[]>> {
  const request = await read(inventory(content));
  expect(request).toMatchObject({ query: 'INVENTORY', deviceId: ID });
  return Object.fromEntries(
    [...request.sections].map(([name, rows]) => [name, rows.map((row) => asRecord(name, row))]),
  );
}

describe('query and device id', () => {
  it.each([
    ['elements', `<REQUEST><DEVICEID>${ID}</DEVICEID><QUERY>PROLOG</QUERY></REQUEST>`],
    ['attributes', `<REQUEST DEVICEID="${ID}" QUERY='PROLOG' />`],
    ['a mixture', `<REQUEST QUERY="PROLOG"><DEVICEID>${ID}</DEVICEID></REQUEST>`],
    ['any root', `<X><QUERY>PROLOG</QUERY><DEVICEID>${ID}</DEVICEID></X>`],
    [
      'the device id below CONTENT',
      `<R><CONTENT><DEVICEID>${ID}</DEVICEID></CONTENT><QUERY>PROLOG</QUERY></R>`,
    ],
    ['the device id as attribute of CONTENT', `<R><CONTENT DEVICEID="${ID}"/><QUERY>PROLOG</QUERY></R>`],
    [
      'the root before CONTENT',
      `<R><CONTENT><DEVICEID>x</DEVICEID></CONTENT><DEVICEID>${ID}</DEVICEID><QUERY>PROLOG</QUERY></R>`,
    ],
    ['CDATA', `<R><DEVICEID><![CDATA[${ID}]]></DEVICEID><QUERY>PRO<![CDATA[LOG]]></QUERY></R>`],
    [
      'a blank attribute beside an element',
      `<R DEVICEID=" "><DEVICEID>${ID}</DEVICEID><QUERY>PROLOG</QUERY></R>`,
    ],
    [
      'a byte order mark and a strange declaration',
      `\uFEFF<?xml encoding='x' version="7"?><R DEVICEID="${ID}" QUERY="PROLOG"/>`,
    ],
    [
      'comments and instructions',
      `<!-- <a> & --><R><?x y?><DEVICEID>${ID}</DEVICEID><QUERY>PROLOG</QUERY></R><!-- -->`,
    ],
  ])('are read from %s', async (_, xml) => {
    expect(await read(xml)).toMatchObject({ deviceId: ID, query: 'PROLOG', repairs: [] });
  });

  it('are undefined when absent, empty, blank or of another case', async () => {
    const request = await read('<R><DEVICEID> \n</DEVICEID><QUERY/><query>PROLOG</query></R>');
    expect(request).toMatchObject({ deviceId: undefined, query: undefined });
  });

  it('does not mistake a field of the name for them', async () => {
    const request = await read(
      '<R><CONTENT><BIOS><DEVICEID>x</DEVICEID></BIOS></CONTENT><QUERY>PROLOG</QUERY></R>',
    );
    expect(request.deviceId).toBeUndefined();
  });
});

describe('sections', () => {
  it('become rows in document order, values in the order of the fields', async () => {
    const request = await read(
      inventory(
        '<PORTS><NAME>COM1</NAME><TYPE>Serial</TYPE></PORTS><BIOS><SSN>1</SSN></BIOS><PORTS><TYPE>USB</TYPE></PORTS>',
      ),
    );
    expect([...request.sections]).toEqual([
      [
        'PORTS',
        [
          ['Serial', 'COM1', undefined, undefined],
          ['USB', undefined, undefined, undefined],
        ],
      ],
      ['BIOS', [[undefined, undefined, '1', ...Array<undefined>(8).fill(undefined)]]],
    ]);
  });

  const cases: [string, string, Record<string, Record<string, string>[]>][] = [
    [
      'take attributes as fields',
      '<PORTS NAME="a" TYPE="b" NONE="c"/>',
      { PORTS: [{ NAME: 'a', TYPE: 'b' }] },
    ],
    [
      'mix attributes and elements',
      '<PORTS NAME="a"><TYPE>b</TYPE></PORTS>',
      { PORTS: [{ NAME: 'a', TYPE: 'b' }] },
    ],
    ['ignore attributes of a field', '<PORTS><NAME lang="fr">a</NAME></PORTS>', { PORTS: [{ NAME: 'a' }] }],
    [
      'are dropped when nothing is in them',
      '<PORTS/><PORTS><NAME/><TYPE> \n\t</TYPE></PORTS><PORTS NAME=" "/>',
      {},
    ],
    ['are dropped when only unknown fields are in them', '<PORTS><COLOUR>red</COLOUR></PORTS>', {}],
    ['are ignored when unknown', '<FIREWALL><NAME>a</NAME><PORTS><NAME>b</NAME></PORTS></FIREWALL>', {}],
    [
      'do not count below another section',
      '<BIOS><SSN>1</SSN><PORTS><NAME>b</NAME></PORTS></BIOS>',
      { BIOS: [{ SSN: '1' }] },
    ],
    ['keep blanks around a text', '<PORTS><NAME> a \n</NAME></PORTS>', { PORTS: [{ NAME: ' a \n' }] }],
    ['keep a no-break space', '<PORTS><NAME>\u00a0</NAME></PORTS>', { PORTS: [{ NAME: '\u00a0' }] }],
    [
      'are case-sensitive',
      '<ports><NAME>a</NAME></ports><PORTS><name>b</name><NAME>c</NAME></PORTS>',
      { PORTS: [{ NAME: 'c' }] },
    ],
    [
      'join text and CDATA',
      '<PORTS><NAME>a<![CDATA[ <&amp;> ]]>b</NAME></PORTS>',
      { PORTS: [{ NAME: 'a <&amp;> b' }] },
    ],
    ['join text around a comment', '<PORTS><NAME>a<!-- & -->b</NAME></PORTS>', { PORTS: [{ NAME: 'ab' }] }],
    [
      'leave out what is nested in a field',
      '<PORTS><NAME>a<X>b<Y z="1"/></X>c</NAME><TYPE>d</TYPE></PORTS>',
      { PORTS: [{ NAME: 'ac', TYPE: 'd' }] },
    ],
    [
      'decode references',
      '<PORTS><NAME>&lt;&#233;&#xE9;&#x1F600;&amp;&quot;&apos;&gt;</NAME></PORTS>',
      { PORTS: [{ NAME: '<éé😀&"\'>' }] },
    ],
    ['decode references in attributes', '<PORTS NAME="&lt;&#65;&quot;"/>', { PORTS: [{ NAME: '<A"' }] }],
    [
      'do not decode twice',
      '<PORTS><NAME>&#38;lt; &amp;#65;</NAME></PORTS>',
      { PORTS: [{ NAME: '&lt; &#65;' }] },
    ],
    ['keep ]]> in a text', '<PORTS><NAME>a ]]> b</NAME></PORTS>', { PORTS: [{ NAME: 'a ]]> b' }] }],
    [
      'know a field of the same name as its section',
      '<JOURNALLOG><JOURNALLOG>x</JOURNALLOG><STATUS>1</STATUS></JOURNALLOG>',
      { JOURNALLOG: [{ JOURNALLOG: 'x', STATUS: '1' }] },
    ],
    [
      'are safe from names of Object',
      '<PORTS __proto__="x" constructor="y"><__proto__>z</__proto__><NAME>a</NAME></PORTS><constructor/>',
      { PORTS: [{ NAME: 'a' }] },
    ],
    [
      'keep text that looks like SQL',
      '<HARDWARE><OSNAME>Foo = (bar)</OSNAME></HARDWARE>',
      { HARDWARE: [{ OSNAME: 'Foo = (bar)' }] },
    ],
  ];
  it.each(cases)('%s', async (_, content, expected) => {
    expect(await sections(content)).toEqual(expected);
  });

  it('are gathered from several CONTENT elements', async () => {
    expect(await sections('<PORTS NAME="a"/></CONTENT><CONTENT><PORTS NAME="b"/>')).toEqual({
      PORTS: [{ NAME: 'a' }, { NAME: 'b' }],
    });
  });

  it('count once when single: the first that has a value', async () => {
    const request = await read(inventory('<BIOS/><BIOS SSN="1"/><BIOS SSN="2"/><BIOS SSN="3"/>'));
    expect(request.sections.get('BIOS')?.map((row) => row[2])).toEqual(['1']);
    expect(request.repairs).toEqual(['second BIOS ignored']);
  });

  it('take the first value of a field that comes twice', async () => {
    const request = await read(inventory('<PORTS><NAME/><NAME>a</NAME><NAME>b</NAME></PORTS>'));
    expect(request.sections.get('PORTS')?.map((row) => row[1])).toEqual(['a']);
    expect(request.repairs).toEqual(['field given twice in PORTS: the first counts']);
  });
});

describe('trees', () => {
  it('keep what stands outside CONTENT, without empty elements', async () => {
    const { root } = await read(
      `<REQUEST><DEVICEID>${ID}</DEVICEID><CONTENT /><QUERY>NOTIFY</QUERY><TYPE>IP</TYPE><EMPTY><A/><B> </B></EMPTY>
       <IFACE><MAC>02:00</MAC><IP>192.0.2.77</IP></IFACE><IFACE MAC="03:00"/></REQUEST>`,
    );
    expect(root.children.map((child) => child.name)).toEqual(['DEVICEID', 'QUERY', 'TYPE', 'IFACE', 'IFACE']);
    expect(elements(root, 'IFACE').map((face) => [value(face, 'MAC'), value(face, 'IP')])).toEqual([
      ['02:00', '192.0.2.77'],
      ['03:00', undefined],
    ]);
    expect(root.text).toBe('');
  });

  it('capture what the plan wants below CONTENT, and nothing else', async () => {
    const { captured, sections: rows } = await read(
      inventory(
        '<DOWNLOAD><HISTORY><PACKAGE ID="17"/><PACKAGE ID="18"/></HISTORY></DOWNLOAD><USERS><A>1</A></USERS>' +
          '<IPDISCOVER/><OLD_DEVICEID>old</OLD_DEVICEID><BIOS SSN="1"/>',
      ),
    );
    expect(captured.map((tree) => tree.name)).toEqual(['DOWNLOAD', 'OLD_DEVICEID']);
    const packages = captured[0]!.children[0]!.children;
    expect(packages.map((entry) => value(entry, 'ID'))).toEqual(['17', '18']);
    expect(captured[1]!.text).toBe('old');
    expect([...rows.keys()]).toEqual(['BIOS']);
  });
});

describe('mending characters instead of losing the inventory', () => {
  const mended: [string, string, string, string][] = [
    ['control characters', 'a\u0001\u001b\u0000b', 'ab', 'invalid characters removed'],
    ['noncharacters', 'a\uffffb', 'ab', 'invalid characters removed'],
    ['a lone low surrogate', 'a\udc00b', 'ab', 'invalid characters removed'],
    ['a reference to a control character', 'a&#1;&#x0;b', 'ab', 'reference to an invalid character removed'],
    ['a reference to a surrogate', 'a&#xD83D;&#55357;b', 'ab', 'reference to an invalid character removed'],
    [
      'a reference past Unicode',
      'a&#x110000;&#99999999999999999999;b',
      'ab',
      'reference to an invalid character removed',
    ],
    ['a bare ampersand', 'AT&T & co', 'AT&T & co', 'bare & kept as text'],
    ['an ampersand at the end', 'a &', 'a &', 'bare & kept as text'],
    ['a semicolon far behind an ampersand', 'a & b; c', 'a & b; c', 'bare & kept as text'],
    ['half a reference', 'a &#; &#x; &#12 &; b', 'a &#; &#x; &#12 &; b', 'bare & kept as text'],
    ['an unknown entity', 'caf&eacute;', 'caf&eacute;', 'unknown entity kept as text'],
    ['a name of Object as entity', '&constructor;', '&constructor;', 'unknown entity kept as text'],
  ];
  it.each(mended)('mends %s in a text', async (_, text, expected, repair) => {
    const request = await read(inventory(`<PORTS><NAME>${text}</NAME><TYPE>t</TYPE></PORTS><BIOS SSN="1"/>`));
    expect(request.sections.get('PORTS')).toEqual([['t', expected, undefined, undefined]]);
    expect(request.sections.has('BIOS')).toBe(true);
    expect(request.repairs).toEqual([repair]);
  });

  it.each(mended)('mends %s in an attribute', async (_, text, expected, repair) => {
    const request = await read(inventory(`<PORTS NAME="${text}" TYPE="t"/>`));
    expect(request.sections.get('PORTS')).toEqual([['t', expected, undefined, undefined]]);
    expect(request.repairs).toEqual([repair]);
  });

  it('leaves CDATA and comments alone, whatever they hold', async () => {
    const request = await read(
      inventory(
        '<!-- a & b <![CDATA[ --><PORTS><NAME><![CDATA[a & b <!-- &x;]]> &amp; &y;</NAME></PORTS><!-->&-->',
      ),
    );
    expect(request.sections.get('PORTS')?.[0]?.[1]).toBe('a & b <!-- &x; & &y;');
    expect(request.repairs).toEqual(['unknown entity kept as text']);
  });

  it('mends alike wherever the slices are cut', async () => {
    const xml = inventory(
      '<!-- & > --><PORTS NAME="a&b>" ><TYPE><![CDATA[& ]] > ]]>&amp;&eacute; &#1;\u0002]]&gt;x</TYPE></PORTS><!---->',
    );
    const whole = await read(xml);
    expect(whole.sections.get('PORTS')).toEqual([['& ]] > &&eacute; ]]>x', 'a&b>', undefined, undefined]]);
    for (let cut = 1; cut < xml.length; cut++) {
      const slices = async function* (): AsyncGenerator<string> {
        yield xml.slice(0, cut);
        yield xml.slice(cut);
      };
      expect(await readRequest(slices(), handMadePlan), `cut at ${cut}`).toEqual(whole);
    }
  });

  it('does not let XML 1.1 smuggle control characters in', async () => {
    const request = await read(
      '<?xml version="1.1"?><R><CONTENT><PORTS><NAME>a&#1;b</NAME></PORTS></CONTENT></R>',
    );
    expect(request.sections.get('PORTS')?.[0]?.[1]).toBe('ab');
  });
});

describe('structure that is refused', () => {
  it.each([
    ['nothing', ''],
    ['blanks', ' \n'],
    ['a text', 'hello'],
    ['a file name', '/etc/passwd'],
    ['a declaration alone', '<?xml version="1.0"?>'],
    ['a comment alone', '<!-- x -->'],
    ['a root that is not closed', '<REQUEST><QUERY>PROLOG</QUERY>'],
    ['a document cut within a tag', '<REQUEST><QUERY>PROLOG</QUER'],
    ['a document cut within CDATA', '<REQUEST><![CDATA[x'],
    ['a document cut within a comment', '<REQUEST/><!-- x'],
    ['tags that cross', '<A><B></A></B>'],
    ['a close tag too many', '<A></A></A>'],
    ['a close tag without a name', '<A></></A>'],
    ['two roots', '<A/><B/>'],
    ['text after the root', '<A/>x'],
    ['text before the root', 'x<A/>'],
    ['a bare <', '<A>1 < 2</A>'],
    ['a name that begins with a digit', '<A><1/></A>'],
    ['an attribute without a value', '<A B/>'],
    ['an attribute without quotes', '<A B=1/>'],
    ['an attribute that is there twice', '<A B="1" B="2"/>'],
    ['a DOCTYPE', '<!DOCTYPE A><A/>'],
    ['a DOCTYPE with an entity', '<!DOCTYPE A [<!ENTITY e "x">]><A>&e;</A>'],
    ['a DOCTYPE that fetches', '<!DOCTYPE A SYSTEM "file:///etc/passwd"><A/>'],
    ['a DOCTYPE that never ends', '<!DOCTYPE A [ <A/>'],
    ['a declaration that never ends', '<?xml version="1.0"'],
    ['a CDATA section before the root', '<![CDATA[x]]><A/>'],
    ['an instruction called xml within', '<A><?xml version="1.0"?></A>'],
  ])('%s', async (_, xml) => {
    await expect(read(xml)).rejects.toMatchObject({ name: 'AgentRefusal', status: 400, logCode: 507 });
  });
});
