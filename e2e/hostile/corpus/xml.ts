import { DECLARATION, document, packed, posted, upTo, xmlCase, type HostileCase } from '../hostile-case.js';

const request = (inner: string): string => `${DECLARATION}<REQUEST>${inner}</REQUEST>`;
const inContent = (xml: string): string => document('INVENTORY', xml);

/** Not well-formed: 400, and nothing of it is stored. */
const BROKEN: readonly (readonly [string, string])[] = [
  ['only blanks', '   \n\t  '],
  ['only a declaration', DECLARATION],
  ['only text', 'PROLOG'],
  ['only a comment', `${DECLARATION}<!-- x -->`],
  ['an unclosed root', `${DECLARATION}<REQUEST>`],
  ['an unclosed tag', `${DECLARATION}<REQUEST`],
  ['an unclosed attribute', `${DECLARATION}<REQUEST A="`],
  ['an unclosed comment', `${DECLARATION}<REQUEST><!--`],
  ['an unclosed CDATA', `${DECLARATION}<REQUEST><![CDATA[`],
  ['an unclosed instruction', `${DECLARATION}<REQUEST><?x`],
  ['mismatched tags', request('<A></B>')],
  ['overlapping tags', request('<A><B></A></B>')],
  ['a closing tag too many', request('</A>')],
  ['two roots', `${request('')}<REQUEST/>`],
  ['text after the root', `${request('')}text`],
  ['text before the root', `${DECLARATION}text<REQUEST/>`],
  ['a tag that begins with a digit', request('<1A/>')],
  ['a tag that begins with a hyphen', request('<-A/>')],
  ['an empty tag', request('<>')],
  ['an empty closing tag', request('<A></>')],
  ['a blank before the name', request('< A/>')],
  ['an attribute without a value', request('<A b/>')],
  ['an attribute without quotes', request('<A b=c/>')],
  ['a < in an attribute', request('<A b="<"/>')],
  ['attributes without a blank', request('<A b="1"c="2"/>')],
  ['a slash in the middle', request('<A/ b="1">')],
  ['a < at the end', request('<')],
  ['CDATA outside the root', `${DECLARATION}<![CDATA[x]]>`],
  ['an unknown declaration', request('<!ELEMENT A ANY>')],
  ['an unknown section', request('<!A>')],
  ['a conditional section', request('<![INCLUDE[x]]>')],
];

/** Odd but readable, or odd enough to be refused: the server decides, and lives. */
const ODD: readonly (readonly [string, string])[] = [
  ['a bare ampersand', inContent('<HARDWARE><NAME>a & b</NAME></HARDWARE>')],
  ['an ampersand at the end of a value', inContent('<HARDWARE><NAME>a&</NAME></HARDWARE>')],
  ['an unknown entity', inContent('<HARDWARE><NAME>&nbsp;&xxe;</NAME></HARDWARE>')],
  ['a reference without a name', inContent('<HARDWARE><NAME>&;&#;&#x;</NAME></HARDWARE>')],
  ['a reference to NUL', inContent('<HARDWARE><NAME>&#0;&#x0;</NAME></HARDWARE>')],
  [
    'a reference beyond Unicode',
    inContent('<HARDWARE><NAME>&#x110000;&#99999999999999999999;</NAME></HARDWARE>'),
  ],
  ['a reference to half a character', inContent('<HARDWARE><NAME>&#xD800;&#xDFFF;</NAME></HARDWARE>')],
  ['a negative reference', inContent('<HARDWARE><NAME>&#-1;</NAME></HARDWARE>')],
  [
    'control characters',
    inContent(
      `<HARDWARE><NAME>${upTo(32)
        .map((code) => String.fromCharCode(code))
        .join('')}</NAME></HARDWARE>`,
    ),
  ],
  ['an attribute twice', inContent('<BIOS SSN="1" SSN="2"/>')],
  ['brackets in text', inContent('<HARDWARE><NAME>]]></NAME></HARDWARE>')],
  ['hyphens in a comment', inContent('<!-- a -- b --->')],
  ['a declaration in the middle', inContent('<?xml version="1.0"?>')],
  ['a version 1.1 declaration', document('PROLOG').replace('1.0', '1.1')],
  ['a version 9.9 declaration', document('PROLOG').replace('1.0', '9.9')],
  ['a declaration without a version', document('PROLOG').replace('version="1.0" ', '')],
  ['standalone="maybe"', document('PROLOG').replace('?>', ' standalone="maybe"?>')],
  [
    'a style sheet',
    `${DECLARATION}<?xml-stylesheet href="http://127.0.0.1:9/x.xsl"?>${document('PROLOG').slice(DECLARATION.length)}`,
  ],
  ['namespaces', inContent('<x:HARDWARE xmlns:x="urn:x"><x:NAME>a</x:NAME></x:HARDWARE>')],
  ['an unbound prefix', inContent('<x:HARDWARE/>')],
  ['colons only', inContent('<::: ::="1"/>')],
  [
    'XInclude',
    inContent(
      '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>',
    ),
  ],
  [
    'a schema location',
    inContent(
      '<A xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="x http://127.0.0.1:9/x.xsd"/>',
    ),
  ],
  ['a script', inContent('<script xmlns="http://www.w3.org/1999/xhtml">__ocs_canary()</script>')],
  ['lower-case names', document('prolog').toLowerCase()],
  ['no CONTENT', request('<DEVICEID>x-2026-03-01-09-15-00</DEVICEID><QUERY>INVENTORY</QUERY>')],
  [
    'CONTENT twice',
    inContent('').replace(
      '<CONTENT></CONTENT>',
      '<CONTENT/><CONTENT><HARDWARE><NAME>b</NAME></HARDWARE></CONTENT>',
    ),
  ],
  ['text instead of sections', inContent('just some text')],
  ['a section inside itself', inContent('<HARDWARE><HARDWARE><NAME>x</NAME></HARDWARE></HARDWARE>')],
  ['a field with children', inContent('<HARDWARE><NAME><A>1</A>x<B/></NAME></HARDWARE>')],
  [
    'CONTENT in a section',
    inContent('<PORTS><CONTENT><HARDWARE><NAME>x</NAME></HARDWARE></CONTENT></PORTS>'),
  ],
  [
    'two HARDWARE and two BIOS',
    inContent(
      '<HARDWARE><NAME>a</NAME></HARDWARE><HARDWARE><NAME>b</NAME></HARDWARE><BIOS><SSN>1</SSN></BIOS><BIOS><SSN>2</SSN></BIOS>',
    ),
  ],
  ['ten thousand line ends', inContent('\r\n'.repeat(10_000))],
  [
    'a soap envelope',
    `${DECLARATION}<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body/></soap:Envelope>`,
  ],
  ['another root', document('PROLOG').replaceAll('REQUEST', 'REPLY')],
];

const SYSTEM_IDS = [
  'file:///etc/passwd',
  'file:///dev/random',
  '/etc/passwd',
  '../../../../etc/passwd',
  'CANARY',
  'CANARY/x.dtd',
  'php://filter/convert.base64-encode/resource=/etc/passwd',
  'expect://id',
  'jar:CANARY!/x',
  'netdoc:///etc/passwd',
  'ftp://127.0.0.1/x',
  'gopher://127.0.0.1:9/x',
  'data:text/plain,x',
  '\\\\127.0.0.1\\share\\x',
];

/** Entities and DOCTYPEs of all kinds: refused, nothing read, nothing called (spec/security.md row 4). */
const doctypes = (canary: string): readonly (readonly [string, string])[] => {
  const withEntity = (declaration: string, use: string): string =>
    `${DECLARATION}<!DOCTYPE REQUEST [${declaration}]><REQUEST><DEVICEID>x-2026-03-01-09-15-00</DEVICEID><QUERY>PROLOG</QUERY><CONTENT>${use}</CONTENT></REQUEST>`;
  const systems = SYSTEM_IDS.map((id) => id.replace('CANARY', canary));
  const laughs = [
    '<!ENTITY a0 "ha">',
    ...upTo(30).map((at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`),
  ].join('');
  return [
    ...systems.map(
      (id) =>
        [
          `an external entity ${id}`,
          withEntity(`<!ENTITY xxe SYSTEM "${id}">`, '<HARDWARE><NAME>&xxe;</NAME></HARDWARE>'),
        ] as const,
    ),
    ...systems
      .slice(0, 6)
      .map((id) => [`a parameter entity ${id}`, withEntity(`<!ENTITY % p SYSTEM "${id}">%p;`, '')] as const),
    ...systems
      .slice(0, 6)
      .map(
        (id) =>
          [`an external subset ${id}`, `${DECLARATION}<!DOCTYPE REQUEST SYSTEM "${id}"><REQUEST/>`] as const,
      ),
    [
      'a public identifier',
      `${DECLARATION}<!DOCTYPE REQUEST PUBLIC "-//X//Y" "${canary}/public.dtd"><REQUEST/>`,
    ],
    ['a bare DOCTYPE', `${DECLARATION}<!DOCTYPE REQUEST><REQUEST/>`],
    ['a DOCTYPE in lower case', `${DECLARATION}<!doctype REQUEST><REQUEST/>`],
    ['a DOCTYPE after the root', `${DECLARATION}<REQUEST/><!DOCTYPE REQUEST>`],
    ['a DOCTYPE within the root', `${DECLARATION}<REQUEST><!DOCTYPE REQUEST></REQUEST>`],
    ['a billion laughs', withEntity(laughs, '<HARDWARE><NAME>&a30;</NAME></HARDWARE>')],
    [
      'a quadratic bomb',
      withEntity(
        `<!ENTITY a "${'x'.repeat(50_000)}">`,
        `<HARDWARE><NAME>${'&a;'.repeat(50_000)}</NAME></HARDWARE>`,
      ),
    ],
    ['an entity of itself', withEntity('<!ENTITY a "&a;">', '<HARDWARE><NAME>&a;</NAME></HARDWARE>')],
    [
      'an entity in a default attribute',
      withEntity(`<!ATTLIST CONTENT A CDATA "&x;"><!ENTITY x SYSTEM "${canary}/attribute">`, ''),
    ],
    ['a notation', withEntity(`<!NOTATION n SYSTEM "${canary}/notation">`, '')],
    [
      'an unparsed entity',
      withEntity(`<!NOTATION n SYSTEM "x"><!ENTITY u SYSTEM "${canary}/unparsed" NDATA n>`, ''),
    ],
    [
      'five megabytes of entity declarations',
      withEntity(
        upTo(150_000)
          .map((at) => `<!ENTITY e${at} "${at}">`)
          .join(''),
        '',
      ),
    ],
  ];
};

/** 90 and more documents meant for the parser. `canary` is an address that must never be called. */
export const xmlCases = (canary: string): readonly HostileCase[] => [
  ...BROKEN.map(([what, xml]) => xmlCase(`XML: ${what}`, () => xml, [400])),
  ...ODD.map(([what, xml]) => xmlCase(`XML: ${what}`, () => xml, [200, 400])),
  ...doctypes(canary).map(([what, xml]) => xmlCase(`XML: ${what}`, () => xml, [400])),
  ...(['utf16le', 'latin1'] as const).map((encoding) =>
    posted(
      `XML: an external entity in ${encoding}`,
      () => packed(Buffer.from(`<!DOCTYPE R [<!ENTITY x SYSTEM "${canary}/utf">]><R>&x;</R>`, encoding)),
      [400],
    ),
  ),
];
