import { document, escaped, posted, packed, upTo, xmlCase, type HostileCase } from '../hostile-case.js';

/** Names that mean something to an object of JavaScript. */
const PROTOTYPE_NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
];

const PLACES: readonly (readonly [string, (name: string) => string])[] = [
  [
    'as a child of the root',
    (name) => document('PROLOG').replace('<CONTENT>', `<${name}><x>1</x></${name}><CONTENT>`),
  ],
  ['as a section', (name) => document('INVENTORY', `<${name}><NAME>x</NAME></${name}>`)],
  ['as a field', (name) => document('INVENTORY', `<PORTS><${name}>x</${name}><NAME>x</NAME></PORTS>`)],
  ['as an attribute', (name) => document('INVENTORY', `<PORTS ${name}="x" NAME="x"/>`)],
  [
    'as a field of HARDWARE',
    (name) => document('INVENTORY', `<HARDWARE><${name}>x</${name}><NAME>x</NAME></HARDWARE>`),
  ],
  [
    'as an administrative key',
    (name) =>
      document('INVENTORY', `<ACCOUNTINFO><KEYNAME>${name}</KEYNAME><KEYVALUE>x</KEYVALUE></ACCOUNTINFO>`),
  ],
];

export const SQL = [
  "'",
  "''",
  '"',
  '`',
  '\\',
  "\\'",
  "' OR '1'='1",
  "'; DROP TABLE hardware; -- ",
  "' UNION SELECT 1,2,3 -- ",
  '1; DELETE FROM config',
  "x' AND SLEEP(5) AND '1'='1",
  "x' OR BENCHMARK(10000000,SHA1(1)) -- ",
  '=(1+1)',
  'if(1=1,sleep(5),0)',
  "%' OR '%'='",
  '/*!50000 SELECT */ 1',
  "x'); SELECT LOAD_FILE('/etc/passwd'); -- ",
  '?',
  '??',
  ':name',
  '${name}',
  '{{7*7}}',
  '%s%n%x',
  "\u00bf'",
];

const quiet = (
  name: string,
  parts: Parameters<typeof posted>[3],
  answered: HostileCase['answered'],
): HostileCase => posted(name, () => packed(document('PROLOG')), answered, parts);

const sqlCases: readonly HostileCase[] = SQL.flatMap((text, at) => [
  xmlCase(
    `SQL ${at} as DEVICEID`,
    () => document('PROLOG', '', `${escaped(text)}-2026-03-01-09-15-00`),
    [200, 400],
  ),
  xmlCase(
    `SQL ${at} as DEVICEID of an inventory`,
    () =>
      document('INVENTORY', '<HARDWARE><NAME>x</NAME></HARDWARE>', `${escaped(text)}-2026-03-01-09-15-00`),
    [200, 400],
  ),
  xmlCase(`SQL ${at} as QUERY`, () => document(escaped(text)), [400]),
  xmlCase(
    `SQL ${at} as OLD_DEVICEID`,
    () =>
      document(
        'INVENTORY',
        `<OLD_DEVICEID>${escaped(text)}</OLD_DEVICEID><HARDWARE><NAME>x</NAME></HARDWARE>`,
      ),
    [200, 400],
  ),
  xmlCase(
    `SQL ${at} as administrative key and value`,
    () =>
      document(
        'INVENTORY',
        `<ACCOUNTINFO><KEYNAME>${escaped(text)}</KEYNAME><KEYVALUE>${escaped(text)}</KEYVALUE></ACCOUNTINFO>`,
      ),
    [200],
  ),
  quiet(`SQL ${at} as User-Agent`, { userAgent: text.replace('\u00bf', '?') }, [200, 400]),
]);

const DEVICE_IDS: readonly (readonly [string, string])[] = [
  ['missing', ''],
  ['blank', '   '],
  ['without a date', 'pc042'],
  ['a date alone', '-2026-03-01-09-15-00'],
  ['a line feed at the end', 'pc042-2026-03-01-09-15-00\n'],
  ['a line feed within', 'pc\n042-2026-03-01-09-15-00'],
  ['a carriage return', 'pc&#13;042-2026-03-01-09-15-00'],
  ['NUL', 'pc&#0;042-2026-03-01-09-15-00'],
  ['300 characters', `${'x'.repeat(300)}-2026-03-01-09-15-00`],
  ['a megabyte', `${'x'.repeat(1 << 20)}-2026-03-01-09-15-00`],
  ['emoji', '\u{1f4a3}-2026-03-01-09-15-00'],
  ['right-to-left', '\u202epc042-2026-03-01-09-15-00'],
  ['digits of another script', 'pc042-٢٠٢٦-03-01-09-15-00'],
  ['HTML', '&lt;img src=x onerror=__ocs_canary()&gt;-2026-03-01-09-15-00'],
  ['a path', '../../../../tmp/evil-2026-03-01-09-15-00'],
  ['an absolute path', '/etc/cron.d/evil-2026-03-01-09-15-00'],
  ['a Windows path', 'C:\\Windows\\evil-2026-03-01-09-15-00'],
  ['a command', '$(id)`id`|id;id-2026-03-01-09-15-00'],
  ['a pseudo-computer', '_SYSTEMGROUP_'],
  ['a deleted computer', '_DOWNLOADGROUP_'],
  ['a wildcard', '%-2026-03-01-09-15-00'],
  ['a format string', '%s%s%n-2026-03-01-09-15-00'],
];

const QUERIES = [
  '',
  ' ',
  'prolog',
  'Prolog',
  ' PROLOG',
  'PROLOG\n',
  'PROLOG\u0000',
  'DROP',
  'x'.repeat(100_000),
  '__proto__',
  'toString',
  'DOWNLOAD',
  'SNMP',
  'UPDATE',
  'FILE',
  'NOTIFY',
  'IPDISCOVER',
  '&lt;b&gt;',
  '\u{1f4a3}',
];

const idCases: readonly HostileCase[] = [
  ...DEVICE_IDS.flatMap(([what, id]) =>
    ['PROLOG', 'INVENTORY'].map((query) =>
      xmlCase(
        `DEVICEID ${what}, ${query}`,
        () => document(query, '<HARDWARE><NAME>x</NAME></HARDWARE>', id),
        [200, 400],
      ),
    ),
  ),
  ...QUERIES.map((query, at) => xmlCase(`QUERY ${at}`, () => document(query), [200, 400])),
  xmlCase(
    'DEVICEID twice',
    () => document('PROLOG').replace('<QUERY>', '<DEVICEID>b-2026-03-01-09-15-00</DEVICEID><QUERY>'),
    [200, 400],
  ),
  xmlCase(
    'QUERY twice',
    () => document('PROLOG').replace('<CONTENT>', '<QUERY>INVENTORY</QUERY><CONTENT>'),
    [200, 400],
  ),
  xmlCase('QUERY with children', () => document('<A>PROLOG</A>'), [400]),
];

const OTHER_CONTENT: readonly (readonly [string, string])[] = [
  [
    'a package result with a path',
    '<DOWNLOAD><HISTORY><PACKAGE ID="../../etc/passwd"/></HISTORY></DOWNLOAD>',
  ],
  [
    'a hundred thousand packages',
    `<DOWNLOAD><HISTORY>${'<PACKAGE ID="1"/>'.repeat(100_000)}</HISTORY></DOWNLOAD>`,
  ],
  ['hosts that are none', '<IPDISCOVER><H I="999.999.999.999" M="zz:zz" N="x"/></IPDISCOVER>'],
  [
    'ten thousand hosts',
    `<IPDISCOVER>${'<H I="10.0.0.1" M="00:11:22:33:44:55" N="x"/>'.repeat(10_000)}</IPDISCOVER>`,
  ],
  [
    'numbers beyond every column',
    '<HARDWARE><NAME>x</NAME><MEMORY>99999999999999999999999999</MEMORY><SWAP>-99999999999999999999</SWAP><CHECKSUM>1e400</CHECKSUM></HARDWARE>',
  ],
  [
    'numbers that are none',
    '<HARDWARE><NAME>x</NAME><MEMORY>NaN</MEMORY><SWAP>0x7fffffff</SWAP><CHECKSUM>Infinity</CHECKSUM></HARDWARE>',
  ],
  [
    'dates that never were',
    '<SOFTWARES><NAME>x</NAME><INSTALLDATE>9999-99-99</INSTALLDATE></SOFTWARES><HARDWARE><LASTDATE>-1</LASTDATE></HARDWARE>',
  ],
  [
    'addresses that are none',
    '<NETWORKS><IPADDRESS>::::::</IPADDRESS><MACADDR>g</MACADDR><IPMASK>300.1</IPMASK><IPSUBNET>x</IPSUBNET></NETWORKS>',
  ],
  [
    'a registry value of a megabyte',
    `<REGISTRY><NAME>x</NAME><REGVALUE>${'x'.repeat(1 << 20)}</REGVALUE></REGISTRY>`,
  ],
  [
    'software of one name in many writings',
    `${upTo(300)
      .map((at) => `<SOFTWARES><NAME>caf\u00e9${String.fromCharCode(0x300 + at)}</NAME></SOFTWARES>`)
      .join('')}`,
  ],
  ['SaaS and SNMP rubbish', '<SAAS><ENTRY>x</ENTRY></SAAS><SNMP><DEVICE/></SNMP>'],
  ['a user of ten thousand characters', `<LOCAL_USERS><LOGIN>${'r'.repeat(10_000)}</LOGIN></LOCAL_USERS>`],
];

/** Names, identities and values meant for what stands behind the parser. */
export const VALUES: readonly HostileCase[] = [
  ...PROTOTYPE_NAMES.flatMap((name) =>
    PLACES.map(([place, make]) => xmlCase(`${name} ${place}`, () => make(name), [200])),
  ),
  ...PROTOTYPE_NAMES.map((name) => xmlCase(`${name} as QUERY`, () => document(name), [400])),
  ...sqlCases,
  ...idCases,
  ...OTHER_CONTENT.map(([what, content]) => xmlCase(what, () => document('INVENTORY', content), [200])),
];
