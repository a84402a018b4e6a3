import {
  accountUpdate,
  AGENT,
  bareInventory,
  inventory,
  NO_UPDATE,
  NOW,
  post,
  prolog,
  request,
  stops,
  type Content,
} from '../builders.js';
import type { ExpectedRow, Scenario, Theme } from '../scenario.js';

const KNOWN = { expect: accountUpdate({ TAG: 'NA' }) };

const TEXTS = {
  NAME: 'pc1',
  WORKGROUP: 'WG',
  USERDOMAIN: 'DOM',
  OSNAME: 'Debian GNU/Linux 12',
  OSVERSION: '6.1',
  OSCOMMENTS: '#1 SMP',
  PROCESSORT: 'Acme C9',
  DNS: '192.0.2.53',
  DEFAULTGATEWAY: '192.0.2.1',
  DESCRIPTION: 'office',
  WINCOMPANY: 'Acme',
  WINOWNER: 'alice',
  WINPRODID: '1-2-3',
  WINPRODKEY: 'K-E-Y',
  UUID: '4c4c4544-0001',
  ARCH: 'x86_64',
  USERID: 'alice',
};
const NUMBERS = { PROCESSORS: 3400, PROCESSORN: 4, MEMORY: 8192, SWAP: 1024, TYPE: 0 };

/** One inventory of a new computer, and what its row holds. */
const first = (
  name: string,
  hardware: Readonly<Record<string, Content>>,
  row: ExpectedRow,
  extra: {
    readonly sections?: Readonly<Record<string, Content>>;
    readonly from?: string;
    readonly original?: Scenario['original'];
  } = {},
): Scenario => ({
  name,
  spec: '3.5',
  steps: [
    inventory(
      'pc1',
      { HARDWARE: hardware, ...extra.sections },
      extra.from === undefined ? {} : { from: extra.from },
    ),
  ],
  rows: { hardware: [{ computer: 'pc1', ...row }] },
  ...(extra.original && { original: extra.original }),
});

/** Two inventories, and what the row holds after the second. */
const second = (
  name: string,
  hardware: readonly [Readonly<Record<string, Content>>, Readonly<Record<string, Content>>],
  row: ExpectedRow,
  original?: Scenario['original'],
): Scenario => ({
  name,
  spec: '3.5',
  steps: [inventory('pc1', { HARDWARE: hardware[0] }), inventory('pc1', { HARDWARE: hardware[1] }, KNOWN)],
  rows: { hardware: [{ computer: 'pc1', ...row }] },
  ...(original && { original }),
});

const refusedByOlder = (row: ExpectedRow, at = 0): NonNullable<Scenario['original']> => ({
  differs: 'version-2-8-1',
  answers: { [at]: { status: 500 } },
  rows: { hardware: Object.keys(row).length > 0 ? [row] : [] },
});

const adapter = (address: string): Content => ({ DESCRIPTION: 'eth', IPADDRESS: address });

export const hardware: Theme = {
  name: 'hardware',
  scenarios: [
    first('every text and number is stored', { ...TEXTS, ...NUMBERS }, { ...TEXTS, ...NUMBERS, ETIME: null }),
    second('a text that is not sent becomes null, a number 0', [{ ...TEXTS, ...NUMBERS }, {}], {
      OSNAME: null,
      WORKGROUP: null,
      UUID: null,
      ARCH: null,
      USERID: null,
      DESCRIPTION: null,
      WINPRODKEY: null,
      PROCESSORS: 0,
      PROCESSORN: 0,
      MEMORY: 0,
      SWAP: 0,
      TYPE: 0,
    }),
    second(
      'HARDWARE is written whatever the checksum says',
      [{ OSNAME: 'old' }, { OSNAME: 'new', CHECKSUM: 0 }],
      { OSNAME: 'new' },
    ),
    first(
      'a number that is not digits only is 0',
      { PROCESSORS: '3.4 GHz', MEMORY: '8192 MB', SWAP: '-1', PROCESSORN: '2.0', TYPE: 'x' },
      { PROCESSORS: 0, MEMORY: 0, SWAP: 0, PROCESSORN: 0, TYPE: 0 },
      { original: refusedByOlder({}) },
    ),
    first(
      'texts are cut to their columns',
      { ARCH: 'x86_64-and-more', DESCRIPTION: 'd'.repeat(300) },
      { ARCH: 'x86_64-and', DESCRIPTION: 'd'.repeat(255) },
    ),
    first(
      'a new computer’s checksum has at least the bits of the column’s default',
      { CHECKSUM: 0 },
      { CHECKSUM: 262_143 },
    ),
    first(
      'a new computer’s checksum gains the bits it sends',
      { CHECKSUM: 1_048_576 },
      { CHECKSUM: 262_143 + 1_048_576 },
    ),
    {
      name: 'the checksum gains bits, and always the first',
      spec: '3.5, 11.23',
      steps: [
        inventory('pc1'),
        { change: 'UPDATE hardware SET CHECKSUM = 8' },
        inventory('pc1', { HARDWARE: { CHECKSUM: 4096 } }, KNOWN),
      ],
      rows: { hardware: [{ CHECKSUM: 8 + 4096 + 1 }] },
    },
    {
      name: 'a missing checksum means that everything may have changed',
      spec: '3.5',
      steps: [
        inventory('pc1'),
        { change: 'UPDATE hardware SET CHECKSUM = 8' },
        bareInventory('pc1', { HARDWARE: { NAME: 'pc1' } }, KNOWN),
      ],
      rows: { hardware: [{ CHECKSUM: 67_108_863 }] },
      original: {
        differs: 'missing-checksum',
        answers: { 1: { status: 500 } },
        rows: { hardware: [{ CHECKSUM: 8 }] },
      },
    },
    first('LASTDATE and LASTCOME are now', {}, { LASTDATE: NOW, LASTCOME: NOW }),
    first(
      'the placeholder LASTDATE of Windows agents is now',
      { LASTDATE: '1970-01-01' },
      { LASTDATE: NOW, LASTCOME: NOW },
    ),
    first(
      'any other LASTDATE is kept',
      { LASTDATE: '2025-03-04 05:06:07' },
      { LASTDATE: '2025-03-04 05:06:07', LASTCOME: NOW },
    ),
    ...['system', 'SYSTEM', 'LocalSystem', 'NT AUTHORITY\\SYSTEM'].map((USERID) =>
      second(`the user ${USERID} does not replace the one before`, [{ USERID: 'alice' }, { USERID }], {
        USERID: 'alice',
      }),
    ),
    second('another user replaces the one before', [{ USERID: 'alice' }, { USERID: 'bob' }], {
      USERID: 'bob',
    }),
    first('a service user of a new computer is not stored', { USERID: 'SYSTEM' }, { USERID: null }),
    first('IPSRC is the address of the peer', {}, { IPSRC: '192.0.2.77' }, { from: '192.0.2.77' }),
    first(
      'IPADDR is the peer’s address when an adapter has it',
      { IPADDR: '192.0.2.1' },
      { IPADDR: '192.0.2.77' },
      { from: '192.0.2.77', sections: { NETWORKS: [adapter('192.0.2.1'), adapter('192.0.2.77')] } },
    ),
    first(
      'IPADDR is the sent one when no adapter has the peer’s address',
      { IPADDR: '192.0.2.1' },
      { IPADDR: '192.0.2.1' },
      { from: '192.0.2.77', sections: { NETWORKS: [adapter('192.0.2.5')] } },
    ),
    first(
      'IPADDR is null without adapters',
      { IPADDR: '192.0.2.1' },
      { IPADDR: null },
      { from: '192.0.2.77' },
    ),
    first('the agent is noted', {}, { USERAGENT: AGENT.unix }),
    {
      name: 'quality, fidelity and archive stay as they are',
      spec: '3.5',
      steps: [
        inventory('pc1'),
        { change: 'UPDATE hardware SET QUALITY = 1.5, FIDELITY = 7, ARCHIVE = 1, SSTATE = 3' },
        inventory('pc1', {}, KNOWN),
      ],
      rows: { hardware: [{ QUALITY: '1.5000', FIDELITY: 7, ARCHIVE: 1, SSTATE: 3 }] },
    },
    {
      name: 'an inventory without HARDWARE is taken',
      spec: '3.1',
      steps: [bareInventory('pc1', { SOUNDS: { NAME: 'HDA' } })],
      rows: {
        hardware: [{ computer: 'pc1', NAME: null, LASTDATE: NOW }],
        sounds: [{ computer: 'pc1', NAME: 'HDA' }],
      },
      original: {
        differs: 'version-2-8-1',
        answers: { 0: { status: 500 } },
        rows: { hardware: [], sounds: [] },
      },
    },
    {
      name: 'an inventory without CONTENT is taken',
      spec: '3.1',
      steps: [post(request('INVENTORY', 'pc1'), NO_UPDATE)],
      rows: { hardware: [{ computer: 'pc1', NAME: null, LASTDATE: NOW }] },
      original: refusedByOlder({}),
    },
    {
      name: 'of two HARDWARE elements the first counts',
      spec: '11.29',
      steps: [
        bareInventory('pc1', {
          HARDWARE: [
            { NAME: 'first', CHECKSUM: 1 },
            { NAME: 'second', CHECKSUM: 1 },
          ],
        }),
      ],
      rows: { hardware: [{ computer: 'pc1', NAME: 'first' }], locks: [] },
      original: {
        differs: 'repeated-single-sections',
        answers: { 0: { status: 500 } },
        rows: { hardware: [], locks: [{ computer: null }] },
      },
    },
    {
      name: 'LASTDATE decides the next PROLOG',
      spec: '2.3, 3.5',
      setup: { options: { FREQUENCY: 7 } },
      steps: [
        inventory('pc1', { HARDWARE: { LASTDATE: '2020-01-01 00:00:00' } }),
        prolog('pc1'),
        inventory('pc1', {}, KNOWN),
        prolog('pc1', { expect: stops() }),
      ],
    },
  ],
};
