import { account, accountUpdate, change, daysAgo, device, inventory, NOW, prolog } from '../builders.js';
import type { ExpectedTables, OriginalBehaviour, Scenario, Setup, Theme } from '../scenario.js';
import { identity, PARIS, SAME } from './identities.js';

/** A replacement by host name, with more rows than inventories bring, and what becomes of them. */
const replacement = (
  name: string,
  spec: string,
  more: {
    readonly rows?: Setup['rows'];
    readonly options?: Setup['options'];
    readonly groups?: Setup['groups'];
  },
  changes: readonly string[],
  rows: ExpectedTables,
  original?: OriginalBehaviour,
): Scenario => ({
  name,
  spec,
  setup: {
    options: { AUTO_DUPLICATE_LVL: 1, ...more.options },
    computers: { old: { NAME: 'same', LASTDATE: daysAgo(3), LASTCOME: daysAgo(3) } },
    ...(more.groups && { groups: more.groups }),
    rows: { accountinfo: [{ HARDWARE_ID: { computer: 'old' }, TAG: 'PARIS' }], ...more.rows },
  },
  steps: [
    ...changes.map((statement) => change(statement)),
    inventory(
      'new',
      { HARDWARE: { NAME: 'same', CHECKSUM: 4096, USERID: 'bob' }, SOUNDS: { NAME: 'new card' } },
      { expect: accountUpdate({ TAG: 'PARIS' }) },
    ),
  ],
  rows,
  ...(original && { original }),
});

const OLD = { computer: 'old' };

/** What becomes of the rows of a computer that is replaced. */
export const replacements: Theme = {
  name: 'replacements',
  scenarios: [
    {
      name: 'a duplicate without administrative row hands nothing over',
      spec: '3.10, 4.2 step 4',
      setup: { options: { AUTO_DUPLICATE_LVL: 1 }, computers: { old: { NAME: 'same' } } },
      steps: [inventory('new', { HARDWARE: { NAME: 'same' }, ACCOUNTINFO: account({ TAG: 'LYON' }) })],
      rows: { hardware: [{ computer: 'new' }], accountinfo: [{ computer: 'new', TAG: 'LYON' }] },
      original: {
        differs: 'duplicates-without-administrative-row',
        answers: { 0: accountUpdate({ TAG: 'LOST' }) },
        rows: { accountinfo: [{ computer: 'new', TAG: 'LOST' }] },
      },
    },
    replacement(
      'quality and fidelity are taken over, checksums added up, the sent user stays',
      '4.2 step 2',
      {},
      ["UPDATE hardware SET QUALITY = 2.5, FIDELITY = 9, CHECKSUM = 8, USERID = 'alice'"],
      {
        hardware: [
          {
            computer: 'new',
            QUALITY: '2.5000',
            FIDELITY: 9,
            CHECKSUM: 8 + 4096,
            USERID: 'bob',
            LASTDATE: NOW,
          },
        ],
      },
    ),
    {
      ...replacement(
        'the user of the old computer stays when a service sends',
        '4.2 step 2',
        {},
        ["UPDATE hardware SET USERID = 'alice'"],
        { hardware: [{ computer: 'new', USERID: 'alice' }] },
      ),
      steps: [
        change("UPDATE hardware SET USERID = 'alice'"),
        inventory(
          'new',
          { HARDWARE: { NAME: 'same', USERID: 'SYSTEM' } },
          { expect: accountUpdate({ TAG: 'PARIS' }) },
        ),
      ],
    },
    replacement(
      'options and packages of the old computer move, those of the new one go',
      '4.2 step 4',
      {
        rows: {
          devices: [
            { HARDWARE_ID: OLD, NAME: 'FREQUENCY', IVALUE: 5 },
            { HARDWARE_ID: OLD, NAME: 'DOWNLOAD', IVALUE: 7, TVALUE: 'NOTIFIED' },
            { HARDWARE_ID: OLD, NAME: 'IPDISCOVER', IVALUE: 1, TVALUE: '192.0.2.0' },
          ],
        },
      },
      [],
      {
        devices: [
          { computer: 'new', NAME: 'FREQUENCY', IVALUE: 5, TVALUE: null },
          { computer: 'new', NAME: 'DOWNLOAD', IVALUE: 7, TVALUE: 'NOTIFIED' },
          { computer: 'new', NAME: 'IPDISCOVER', IVALUE: 1, TVALUE: '192.0.2.0' },
        ],
      },
    ),
    replacement(
      'comments move',
      '4.2 step 4',
      {
        rows: {
          itmgmt_comments: [
            { HARDWARE_ID: OLD, COMMENTS: 'moved to room 3', USER_INSERT: 'admin', ACTION: 'x' },
          ],
        },
      },
      [],
      { itmgmt_comments: [{ computer: 'new', COMMENTS: 'moved to room 3' }] },
    ),
    replacement(
      'groups chosen by hand move, computed ones do not',
      '4.2 step 5',
      {
        groups: {
          included: { members: { old: 1 } },
          excluded: { members: { old: 2 } },
          computed: { members: { old: 0 } },
        },
      },
      [],
      {
        groups_cache: [
          { computer: 'new', group: 'included', STATIC: 1 },
          { computer: 'new', group: 'excluded', STATIC: 2 },
        ],
      },
    ),
    replacement(
      'the sections of the old computer go',
      '4.2 step 6',
      {
        rows: {
          sounds: [{ HARDWARE_ID: OLD, NAME: 'old card' }],
          bios: [{ HARDWARE_ID: OLD, SSN: 'old' }],
          networks: [{ HARDWARE_ID: OLD, DESCRIPTION: 'old' }],
          registry: [{ HARDWARE_ID: OLD, NAME: 'old' }],
          javainfo: [{ HARDWARE_ID: OLD, JAVANAME: 'old' }],
        },
      },
      [],
      { sounds: [{ computer: 'new', NAME: 'new card' }], bios: [], networks: [], registry: [], javainfo: [] },
    ),
    {
      ...replacement('the software of the old computer goes', '4.2 step 6', {}, [], {
        software: [{ computer: 'new', NAME: 'new software' }],
      }),
      original: {
        differs: 'version-2-8-1',
        rows: {
          software: [
            { computer: 'new', NAME: 'new software' },
            { computer: null, NAME: 'old software' },
          ],
        },
      },
      steps: [
        inventory(
          'old',
          { HARDWARE: { NAME: 'same' }, SOFTWARES: { NAME: 'old software' } },
          { expect: accountUpdate({ TAG: 'PARIS' }) },
        ),
        inventory(
          'new',
          { HARDWARE: { NAME: 'same' }, SOFTWARES: { NAME: 'new software' } },
          { expect: accountUpdate({ TAG: 'PARIS' }) },
        ),
      ],
    },
    replacement(
      'no row of the old computer dangles',
      '4.2 step 6',
      {
        rows: {
          journallog: [{ HARDWARE_ID: OLD, LISTENERNAME: 'old' }],
          saas: [{ HARDWARE_ID: OLD, SAAS_EXP_ID: 1, ENTRY: 'e', DATA: 'd', TTL: 1 }],
        },
      },
      [],
      {
        journallog: [{ computer: 'new', LISTENERNAME: 'old' }],
        saas: [],
      },
      {
        differs: 'rows-left-behind',
        rows: {
          journallog: [{ computer: null, LISTENERNAME: 'old' }],
          saas: [{ computer: null, ENTRY: 'e' }],
        },
      },
    ),
    replacement('the replacement is traced', '4.2 step 7', { options: { TRACE_DELETED: 1 } }, [], {
      deleted_equiv: [{ replacement: device('new'), DATE: NOW }],
    }),
    replacement('without tracing nothing is traced', '4.2 step 7', {}, [], { deleted_equiv: [] }),
    replacement(
      'a deployment server stays one, the history of packages goes',
      '4.2 step 8',
      {
        rows: {
          download_history: [{ HARDWARE_ID: OLD, PKG_ID: 5 }],
          download_enable: [{ FILEID: 'f', INFO_LOC: 'i', PACK_LOC: 'p', SERVER_ID: OLD }],
          download_servers: [{ HARDWARE_ID: OLD, URL: 'u', ADD_PORT: 1, ADD_REP: 'r', GROUP_ID: 1 }],
        },
      },
      [],
      { download_history: [], download_servers: [{ computer: 'new', URL: 'u' }] },
    ),
    replacement(
      'an archived computer is replaced too',
      '4.2 step 3',
      { rows: { archive: [{ HARDWARE_ID: OLD }] } },
      [],
      { hardware: [{ computer: 'new' }], archive: [] },
      {
        differs: 'archived-duplicates',
        rows: { hardware: [{ computer: 'new' }, { computer: 'old' }], archive: [{ computer: 'old' }] },
      },
    ),
    {
      name: 'a re-installed computer keeps its TAG, groups, options and packages',
      spec: '4.2',
      setup: {
        options: { AUTO_DUPLICATE_LVL: 6, FREQUENCY: 30 },
        groups: { office: {} },
      },
      steps: [
        inventory('old', { ...identity(SAME), ACCOUNTINFO: PARIS }),
        change(
          "INSERT INTO devices (HARDWARE_ID, NAME, IVALUE) SELECT ID, 'FREQUENCY', 0 FROM hardware WHERE NAME = 'same'",
        ),
        change(
          "INSERT INTO devices (HARDWARE_ID, NAME, IVALUE) SELECT ID, 'DOWNLOAD', 12 FROM hardware WHERE NAME = 'same'",
        ),
        change(
          `INSERT INTO groups_cache (HARDWARE_ID, GROUP_ID, STATIC)
           SELECT c.ID, g.ID, 1 FROM hardware c JOIN hardware g ON g.NAME = 'office' WHERE c.NAME = 'same'`,
        ),
        inventory('new', identity({ ...SAME, name: 'renamed' }), { expect: accountUpdate({ TAG: 'PARIS' }) }),
        prolog('new'),
      ],
      rows: {
        hardware: [{ computer: 'new', NAME: 'renamed' }],
        accountinfo: [{ computer: 'new', TAG: 'PARIS' }],
        devices: [
          { computer: 'new', NAME: 'FREQUENCY', IVALUE: 0 },
          { computer: 'new', NAME: 'DOWNLOAD', IVALUE: 12 },
        ],
        groups_cache: [{ computer: 'new', group: 'office', STATIC: 1 }],
        // With the own frequency 0 the last PROLOG was answered SEND, which begins a session.
        prolog_conntrack: [{ DEVICEID: device('new') }],
      },
    },
  ],
};
