import {
  accountUpdate,
  ANY_VALUE,
  bareInventory,
  change,
  inventory,
  TODAY,
  type Content,
} from '../builders.js';
import {
  NO_SUCH_COLUMN,
  type Cell,
  type ExpectedRow,
  type OriginalBehaviour,
  type Scenario,
  type Theme,
} from '../scenario.js';

const KNOWN = { expect: accountUpdate({ TAG: 'NA' }) };

/** Software of a computer in one inventory after another, and the rows at the end. */
const reported = (
  name: string,
  spec: string,
  inventories: readonly (readonly Readonly<Record<string, Content>>[])[],
  rows: readonly ExpectedRow[],
  original?: OriginalBehaviour,
): Scenario => ({
  name,
  spec,
  steps: inventories.map((SOFTWARES, at) => inventory('pc1', { SOFTWARES }, at === 0 ? {} : KNOWN)),
  rows: { software: rows },
  ...(original && { original }),
});

const installed = (name: string, INSTALLDATE: string | undefined, stored: Cell, original?: Cell): Scenario =>
  reported(
    name,
    '3.7.1, errata 15',
    [[{ NAME: 'dated', ...(INSTALLDATE !== undefined && { INSTALLDATE }) }]],
    [{ NAME: 'dated', INSTALLDATE: stored }],
    original === undefined
      ? undefined
      : { differs: 'install-dates', rows: { software: [{ NAME: 'dated', INSTALLDATE: original }] } },
  );

const version = (
  sent: string,
  PRETTYVERSION: string,
  MAJOR: number,
  MINOR: number,
  PATCH: number,
): Scenario =>
  reported(
    `the version "${sent}" is comparable as ${PRETTYVERSION} (${MAJOR}, ${MINOR}, ${PATCH})`,
    '3.7.4, errata 16',
    [[{ NAME: 'versioned', VERSION: sent }]],
    [{ NAME: 'versioned', VERSION: sent, PRETTYVERSION, MAJOR, MINOR, PATCH }],
    {
      differs: 'version-2-8-1',
      rows: { software: [{ NAME: 'versioned', VERSION: sent, PRETTYVERSION: NO_SUCH_COLUMN }] },
    },
  );

const LONG = 'L'.repeat(300);
const CUT = 'L'.repeat(255);

export const software: Theme = {
  name: 'software',
  scenarios: [
    reported(
      'every field is stored',
      '3.7',
      [
        [
          {
            NAME: 'bash',
            VERSION: '5.2.15-2',
            PUBLISHER: 'Debian',
            FOLDER: '/usr/bin',
            COMMENTS: 'shell',
            FILENAME: 'bash',
            FILESIZE: 1200,
            SOURCE: 1,
            GUID: '{1}',
            LANGUAGE: 'en',
            INSTALLDATE: '2026/01/31',
            BITSWIDTH: 64,
          },
        ],
      ],
      [
        {
          computer: 'pc1',
          NAME: 'bash',
          VERSION: '5.2.15-2',
          PUBLISHER: 'Debian',
          FOLDER: '/usr/bin',
          COMMENTS: 'shell',
          FILENAME: 'bash',
          FILESIZE: 1200,
          SOURCE: 1,
          GUID: '{1}',
          LANGUAGE: 'en',
          INSTALLDATE: '2026-01-31 00:00:00',
          BITSWIDTH: 64,
        },
      ],
    ),
    reported(
      'the architecture is stored',
      '3.7.6',
      [[{ NAME: 'with architecture', ARCHITECTURE: 'amd64' }]],
      [{ NAME: 'with architecture', ARCHITECTURE: 'amd64' }],
      { differs: 'version-2-8-1', rows: { software: [{ NAME: 'with architecture', ARCHITECTURE: null }] } },
    ),
    reported(
      'what is not sent is empty, 0 or unavailable',
      '3.7.6',
      [[{ NAME: 'plain' }]],
      [
        {
          NAME: 'plain',
          VERSION: 'Unavailable',
          PUBLISHER: 'Unavailable',
          FOLDER: '',
          COMMENTS: '',
          FILENAME: '',
          FILESIZE: 0,
          SOURCE: 0,
          GUID: '',
          LANGUAGE: '',
          BITSWIDTH: 0,
          INSTALLDATE: TODAY,
        },
      ],
      {
        differs: 'version-2-8-1',
        rows: { software: [{ NAME: 'plain', VERSION: 'Unavailable', INSTALLDATE: null }] },
      },
    ),
    reported(
      'a blank publisher or version is unavailable',
      '3.7.3',
      [[{ NAME: 'blank', VERSION: ' ', PUBLISHER: '  ' }]],
      [{ NAME: 'blank', VERSION: 'Unavailable', PUBLISHER: 'Unavailable' }],
    ),
    reported(
      'the same name, publisher and version twice is one row',
      '3.7.6',
      [
        [
          { NAME: 'twice', VERSION: '1', PUBLISHER: 'P', FOLDER: '/a' },
          { NAME: 'twice', VERSION: '1', PUBLISHER: 'P', FOLDER: '/b' },
          { NAME: 'twice', VERSION: '2', PUBLISHER: 'P' },
          { NAME: 'twice', VERSION: '1', PUBLISHER: 'Q' },
        ],
      ],
      [
        { NAME: 'twice', VERSION: '1', PUBLISHER: 'P', FOLDER: '/a' },
        { NAME: 'twice', VERSION: '2', PUBLISHER: 'P', FOLDER: '' },
        { NAME: 'twice', VERSION: '1', PUBLISHER: 'Q', FOLDER: '' },
      ],
      {
        differs: 'version-2-8-1',
        rows: {
          software: [
            { VERSION: '1', PUBLISHER: 'P', FOLDER: '/a' },
            { VERSION: '1', PUBLISHER: 'P', FOLDER: '/b' },
            { VERSION: '2', PUBLISHER: 'P', FOLDER: '' },
            { VERSION: '1', PUBLISHER: 'Q', FOLDER: '' },
          ],
        },
      },
    ),
    reported(
      'a software that is still there keeps its row unchanged',
      '3.7.6',
      [
        [{ NAME: 'stays', VERSION: '1', FOLDER: '/old', INSTALLDATE: '2020/01/01' }],
        [{ NAME: 'stays', VERSION: '1', FOLDER: '/new', INSTALLDATE: '2026/01/01' }],
      ],
      [{ NAME: 'stays', FOLDER: '/old', INSTALLDATE: '2020-01-01 00:00:00' }],
      {
        differs: 'version-2-8-1',
        rows: { software: [{ NAME: 'stays', FOLDER: '/new', INSTALLDATE: '2026-01-01 00:00:00' }] },
      },
    ),
    {
      name: 'a software that is still there keeps the id of its row',
      spec: '3.7.6',
      steps: [
        inventory('pc1', { SOFTWARES: [{ NAME: 'same id', VERSION: '1' }] }),
        change('UPDATE software SET ID = 900001'),
        inventory('pc1', { SOFTWARES: [{ NAME: 'same id', VERSION: '1' }] }, KNOWN),
      ],
      rows: { software: [{ ID: 900_001, NAME: 'same id' }] },
      original: { differs: 'version-2-8-1', rows: { software: [{ NAME: 'same id' }] } },
    },
    reported(
      'software that is gone goes, and another version is another row',
      '3.7.7',
      [
        [
          { NAME: 'gone', VERSION: '1' },
          { NAME: 'updated', VERSION: '1' },
        ],
        [{ NAME: 'updated', VERSION: '2' }],
      ],
      [{ NAME: 'updated', VERSION: '2' }],
    ),
    {
      name: 'an inventory without software deletes none',
      spec: '3.7.7',
      steps: [
        inventory('pc1', { SOFTWARES: [{ NAME: 'kept' }] }),
        inventory('pc1', {}, KNOWN),
        inventory('pc1', { SOFTWARES: '' }, KNOWN),
      ],
      rows: { software: [{ NAME: 'kept' }] },
      original: { differs: 'version-2-8-1', rows: { software: [] } },
    },
    {
      name: 'software is taken whatever the checksum says',
      spec: '3.7',
      steps: [
        inventory('pc1', { SOFTWARES: [{ NAME: 'first' }] }),
        inventory('pc1', { HARDWARE: { CHECKSUM: 1 }, SOFTWARES: [{ NAME: 'second' }] }, KNOWN),
      ],
      rows: { software: [{ NAME: 'second' }] },
    },
    {
      name: 'software is compared row by row also without row comparison',
      spec: '3.7',
      setup: { options: { INVENTORY_WRITE_DIFF: 0, INVENTORY_DIFF: 0 } },
      steps: [
        inventory('pc1', { SOFTWARES: [{ NAME: 'compared', FOLDER: '/old' }] }),
        inventory('pc1', { SOFTWARES: [{ NAME: 'compared', FOLDER: '/new' }] }, KNOWN),
      ],
      rows: { software: [{ NAME: 'compared', FOLDER: '/old' }] },
      original: { differs: 'version-2-8-1', rows: { software: [{ NAME: 'compared', FOLDER: '/new' }] } },
    },
    {
      name: 'a single software is a list of one',
      spec: '1.8',
      steps: [bareInventory('pc1', { HARDWARE: { CHECKSUM: 1 }, SOFTWARES: { NAME: 'single' } })],
      rows: { software: [{ NAME: 'single' }] },
    },
    reported(
      'case, accents and trailing blanks tell no software apart; the first spelling stays',
      '3.7.5, errata 14',
      [[{ NAME: 'Firéfox Sample' }, { NAME: 'firefox sample' }, { NAME: 'FIREFOX SAMPLE ' }]],
      [{ NAME: 'Firéfox Sample' }],
      {
        differs: 'version-2-8-1',
        rows: {
          software: [{ NAME: 'Firéfox Sample' }, { NAME: 'Firéfox Sample' }, { NAME: 'Firéfox Sample' }],
        },
      },
    ),
    reported(
      'leading blanks tell software apart',
      '3.7.5',
      [[{ NAME: 'leading' }, { NAME: ' leading' }]],
      [{ NAME: 'leading' }, { NAME: ' leading' }],
    ),
    reported(
      'a software without a name is left out',
      '3.7.2, 11.28',
      [[{ NAME: 'named' }, { VERSION: '1.0', PUBLISHER: 'Nobody' }]],
      [{ NAME: 'named', VERSION: 'Unavailable' }],
      {
        differs: 'software-without-name',
        rows: {
          software: [
            { NAME: ANY_VALUE, VERSION: 'Unavailable' },
            { NAME: ANY_VALUE, VERSION: '1.0' },
          ],
        },
      },
    ),
    reported(
      'names, versions and publishers that are too long are cut',
      'errata 3',
      [[{ NAME: LONG, VERSION: LONG, PUBLISHER: LONG }]],
      [{ NAME: CUT, VERSION: CUT, PUBLISHER: CUT }],
      { differs: 'long-software-names', rows: { software: [] } },
    ),
    reported(
      'a long name that was cut is found again',
      'errata 3',
      [[{ NAME: `${LONG} again` }], [{ NAME: `${LONG} again` }]],
      [{ NAME: CUT }],
      { differs: 'long-software-names', rows: { software: [] } },
    ),
    reported(
      'other texts that are too long are cut',
      'errata 3',
      [[{ NAME: 'long fields', FILENAME: LONG, GUID: LONG, LANGUAGE: LONG }]],
      [{ NAME: 'long fields', FILENAME: CUT, GUID: CUT, LANGUAGE: CUT }],
    ),
    installed('an install date yyyy/mm/dd is kept', '2024/02/29', '2024-02-29 00:00:00'),
    installed('an install date with a time is kept', '2024/02/29 10:20:30', '2024-02-29 10:20:30'),
    installed('an install date with dashes is today', '2024-02-29', TODAY, '2024-02-29 00:00:00'),
    installed('no install date is today', undefined, TODAY, null),
    installed('a short install date is today', '2024/1/2', TODAY, '2024-01-02 00:00:00'),
    installed('a compact install date is today', '20240102', TODAY, '2024-01-02 00:00:00'),
    installed('an impossible install date is today', '2024/13/45', TODAY, '0000-00-00 00:00:00'),
    installed(
      'a date in the middle of other text is today',
      'on 2024/02/29 10:20:30',
      TODAY,
      '0000-00-00 00:00:00',
    ),
    version('5.1-2+b3', '5.1', 5, 1, 0),
    version('1:2.30.2-1+deb11u2', '2.30.2', 2, 30, 2),
    version('v1.2', 'Unavailable', 0, 0, 0),
    version('12.345.6.7 rc', '12.345.6.7 ', 12, 345, 6),
    version('99999999999.1', '99999999999.1', 2_147_483_647, 1, 0),
    version('1..2', '1..2', 1, 0, 2),
    version('é1', 'é1', 0, 0, 0),
    {
      name: 'two computers share names, not rows',
      spec: '3.7',
      steps: [
        inventory('pc1', { SOFTWARES: [{ NAME: 'shared', VERSION: '1' }] }),
        inventory('pc2', { SOFTWARES: [{ NAME: 'shared', VERSION: '1' }] }),
        inventory('pc1', { SOFTWARES: [{ NAME: 'another' }] }, KNOWN),
      ],
      rows: {
        software: [
          { computer: 'pc1', NAME: 'another' },
          { computer: 'pc2', NAME: 'shared' },
        ],
      },
    },
  ],
};
