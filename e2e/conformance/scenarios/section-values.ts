import { accountUpdate, inventory, like, type Content } from '../builders.js';
import type { Cell, Scenario, Theme } from '../scenario.js';

const KNOWN = { expect: accountUpdate({ TAG: 'NA' }) };

const table = (section: string): string => section.toLowerCase();

/** What columns make of a field's text, one sound card or drive a case. */
const fitted = (
  name: string,
  spec: string,
  section: string,
  field: string,
  cases: readonly (readonly [string, Cell])[],
  original?: { differs: string; cells: readonly Cell[] },
): Scenario => ({
  name,
  spec,
  steps: [
    inventory('pc1', {
      [section]: cases.map(([value], at): Content => ({
        [KEY[section] ?? 'NAME']: `case ${at}`,
        [field]: value,
      })),
    }),
  ],
  rows: {
    [table(section)]: cases.map(([, cell], at) => ({
      [KEY[section] ?? 'NAME']: `case ${at}`,
      [field]: cell,
    })),
  },
  ...(original && {
    original: {
      differs: original.differs,
      rows: {
        [table(section)]: original.cells.map((cell, at) => ({
          [KEY[section] ?? 'NAME']: `case ${at}`,
          [field]: cell,
        })),
      },
    },
  }),
});

/** The field that tells the rows of a section apart, where it is not NAME. */
const KEY: Readonly<Record<string, string>> = {
  DRIVES: 'VOLUMN',
  MEMORIES: 'CAPTION',
  NETWORKS: 'DESCRIPTION',
};

/** What is stored of the values that agents send. */
export const sectionValues: Theme = {
  name: 'section values',
  scenarios: [
    fitted('whole numbers are read as far as they go', '1.8', 'DRIVES', 'TOTAL', [
      ['12.7', 13],
      ['12.4', 12],
      ['12abc', 12],
      ['abc', 0],
      ['', 0],
      ['-5', -5],
      ['99999999999', 2_147_483_647],
      ['1e3', 1000],
    ]),
    fitted('small numbers are bounded by their column', '1.8', 'MEMORIES', 'NUMSLOTS', [
      ['40000', 32_767],
      ['-40000', -32_768],
      ['3', 3],
    ]),
    fitted('dates are read in the forms that agents use', '1.8', 'DRIVES', 'CREATEDATE', [
      ['2026-01-31', '2026-01-31'],
      ['2026/01/31', '2026-01-31'],
      ['2026-1-5', '2026-01-05'],
      ['2026-01-31 10:20:30', '2026-01-31'],
      ['31/01/2026', '0000-00-00'],
      ['2026-02-30', '0000-00-00'],
      ['yesterday', '0000-00-00'],
      ['', '0000-00-00'],
    ]),
    fitted('texts are cut to the width of their column', '1.8', 'SOUNDS', 'DESCRIPTION', [
      ['x'.repeat(300), 'x'.repeat(255)],
      ['é'.repeat(300), 'é'.repeat(255)],
      ['short', 'short'],
    ]),
    {
      name: 'a battery’s narrow columns cut too',
      spec: '3.3',
      steps: [
        inventory('pc1', {
          BATTERIES: {
            NAME: 'B',
            DESCRIPTION: 'a long description',
            CHEMISTRY: 'lithium and much else in it',
          },
        }),
      ],
      rows: { batteries: [{ NAME: 'B', DESCRIPTION: 'a long des', CHEMISTRY: 'lithium and much els' }] },
      original: {
        differs: 'version-2-8-1',
        rows: { batteries: [{ NAME: 'B', CHEMISTRY: 'lithium and much els' }] },
      },
    },
    {
      name: 'blanks around a text are kept',
      spec: '1.8',
      steps: [inventory('pc1', { SOUNDS: { NAME: '  HDA  Intel ' } })],
      rows: { sounds: [{ NAME: '  HDA  Intel ' }] },
    },
    {
      name: 'N/A and ?? are stored as they are, and what is missing is empty',
      spec: '3.4',
      steps: [inventory('pc1', { NETWORKS: [{ DESCRIPTION: 'N/A', SPEED: '??' }] })],
      rows: { networks: [{ DESCRIPTION: 'N/A', SPEED: '??', MACADDR: '', IPADDRESS: '', VIRTUALDEV: 0 }] },
      original: {
        differs: 'version-2-8-1',
        rows: {
          networks: [
            { DESCRIPTION: '', SPEED: '', MACADDR: '00:00:00:00:00:00', IPADDRESS: '', VIRTUALDEV: 0 },
          ],
        },
      },
    },
    {
      name: 'a text that looks like SQL is stored as it is',
      spec: '1.8 Injection guard',
      steps: [
        inventory('pc1', { SOUNDS: [{ NAME: 'Foo = (bar)' }, { NAME: 'if (x)' }, { NAME: 'notif(y)' }] }),
      ],
      rows: { sounds: [{ NAME: 'Foo = (bar)' }, { NAME: 'if (x)' }, { NAME: 'notif(y)' }] },
      original: {
        differs: 'injection-guard',
        rows: { sounds: [{ NAME: 1 }, { NAME: like(/^(1|if \(x\))$/) }, { NAME: 'notif(y)' }] },
      },
    },
    {
      name: 'an empty element is as absent: its rows stay',
      spec: '1.8, 3.4',
      steps: [
        inventory('pc1', { SOUNDS: { NAME: 'HDA' } }),
        inventory('pc1', { SOUNDS: '' }, KNOWN),
        inventory('pc1', { SOUNDS: { NAME: '', MANUFACTURER: '  ' } }, KNOWN),
      ],
      rows: { sounds: [{ NAME: 'HDA' }] },
    },
    {
      name: 'a row without any value is left out, the others are stored',
      spec: '1.8',
      steps: [inventory('pc1', { SOUNDS: [{ NAME: '' }, { NAME: 'HDA' }, { DESCRIPTION: ' ' }] })],
      rows: { sounds: [{ NAME: 'HDA' }] },
    },
    {
      name: 'the member list of a local user stays empty',
      spec: '3.3',
      steps: [inventory('pc1', { LOCAL_USERS: { LOGIN: 'a', MEMBER: 'x' } })],
      rows: { local_users: [{ LOGIN: 'a', MEMBER: null }] },
      original: { differs: 'version-2-8-1', rows: { local_users: [] } },
    },
    {
      name: 'sections and fields that nobody knows are ignored',
      spec: '3.3',
      steps: [
        inventory('pc1', {
          ACCESSLOG: { LOGDATE: '2026' },
          PROCESSES: [{ CMD: 'init' }],
          SOUNDS: { NAME: 'a', COLOUR: 'red', ID: 5, HARDWARE_ID: 77 },
        }),
      ],
      rows: { sounds: [{ computer: 'pc1', NAME: 'a' }] },
    },
  ],
};
