import {
  accountUpdate,
  change,
  daysAgo,
  inventory,
  prolog,
  sends,
  stops,
  unixSecondsAgo,
} from '../builders.js';
import type {
  ExpectedRow,
  OriginalBehaviour,
  Scenario,
  Setup,
  SetupGroup,
  SetupRow,
  Theme,
} from '../scenario.js';

const COMPUTERS = {
  pc1: { OSNAME: 'Debian', MEMORY: 4096 },
  pc2: { OSNAME: 'Debian', MEMORY: 1024 },
  pc3: { OSNAME: 'Windows', MEMORY: 8192 },
};

const EXPIRED = { REVALIDATE_FROM: unixSecondsAgo(200_000), CREATE_TIME: unixSecondsAgo(200_000) };

const xmldef = (...requests: readonly string[]): string =>
  `<xmldef>${requests.map((request) => `<REQUEST>${request}</REQUEST>`).join('')}</xmldef>`;

const dynamic = (definition: SetupRow, members?: SetupGroup['members']): SetupGroup => ({
  definition: { ...EXPIRED, ...definition },
  ...(members && { members }),
});

const members = (
  ...rows: readonly (readonly [computer: string, statics: number])[]
): readonly ExpectedRow[] => rows.map(([computer, STATIC]) => ({ computer, group: 'dynamic', STATIC }));

/** A group that is due, a PROLOG of a member to be, and who is in the group then. */
const computed = (
  name: string,
  spec: string,
  group: SetupGroup,
  rows: readonly ExpectedRow[],
  more: { readonly options?: Setup['options']; readonly original?: OriginalBehaviour } = {},
): Scenario => ({
  name,
  spec,
  setup: { computers: COMPUTERS, groups: { dynamic: group }, ...(more.options && { options: more.options }) },
  steps: [prolog('pc1')],
  rows: { groups_cache: rows },
  ...(more.original && { original: more.original }),
});

const DEBIAN = "SELECT ID FROM hardware WHERE OSNAME = 'Debian'";

export const groups: Theme = {
  name: 'groups',
  scenarios: [
    computed(
      'the members of a request are computed when the group is due',
      '5',
      dynamic({ REQUEST: DEBIAN }),
      members(['pc1', 0], ['pc2', 0]),
    ),
    computed(
      'members that no longer match go',
      '5',
      dynamic({ REQUEST: DEBIAN }, { pc3: 0 }),
      members(['pc1', 0], ['pc2', 0]),
    ),
    computed(
      'members by hand stay, excluded computers stay out',
      '5',
      dynamic({ REQUEST: DEBIAN }, { pc3: 1, pc2: 2 }),
      members(['pc1', 0], ['pc2', 2], ['pc3', 1]),
    ),
    computed(
      'the computed members of a definition in XML are those of all its requests',
      '5',
      dynamic({ XMLDEF: xmldef(DEBIAN, "SELECT ID FROM hardware WHERE MEMORY = '4096'") }),
      members(['pc1', 0]),
    ),
    computed(
      'a comparison in a definition in XML is read',
      '5',
      dynamic({ XMLDEF: xmldef(DEBIAN, 'SELECT DISTINCT ID FROM hardware WHERE MEMORY > 2000') }),
      members(['pc1', 0]),
    ),
    computed(
      'a comparison with "less than" in a definition in XML is read',
      '5',
      dynamic({ XMLDEF: xmldef('SELECT DISTINCT ID FROM hardware WHERE MEMORY < 2000') }),
      members(['pc2', 0]),
      { original: { differs: 'version-2-8-1', answers: { 0: { status: 500 } }, rows: { groups_cache: [] } } },
    ),
    {
      ...computed(
        'requests on other tables are narrowed by the computer',
        '5',
        dynamic({
          XMLDEF: xmldef(DEBIAN, "SELECT DISTINCT HARDWARE_ID FROM sounds WHERE NAME = 'HDA'"),
        }),
        members(['pc2', 0]),
      ),
      setup: {
        computers: COMPUTERS,
        groups: {
          dynamic: dynamic({
            XMLDEF: xmldef(DEBIAN, "SELECT DISTINCT HARDWARE_ID FROM sounds WHERE NAME = 'HDA'"),
          }),
        },
        rows: {
          sounds: [
            { HARDWARE_ID: { computer: 'pc2' }, NAME: 'HDA' },
            { HARDWARE_ID: { computer: 'pc3' }, NAME: 'HDA' },
          ],
        },
      },
    },
    computed(
      'an empty intermediate set is an empty group',
      '5',
      dynamic({ XMLDEF: xmldef("SELECT ID FROM hardware WHERE OSNAME = 'none'", DEBIAN) }),
      [],
      {
        original: {
          differs: 'empty-intermediate-sets',
          rows: { groups_cache: members(['pc1', 0], ['pc2', 0]) },
        },
      },
    ),
    computed(
      'a request with OR is narrowed as a whole',
      '5',
      dynamic({
        XMLDEF: xmldef(
          "SELECT ID FROM hardware WHERE OSNAME = 'Windows'",
          'SELECT DISTINCT ID FROM hardware WHERE MEMORY = 1024 OR MEMORY = 8192',
        ),
      }),
      members(['pc3', 0]),
      {
        original: {
          differs: 'group-requests-with-or',
          rows: { groups_cache: members(['pc2', 0], ['pc3', 0]) },
        },
      },
    ),
    computed(
      'groups are never members',
      '5',
      dynamic({ REQUEST: 'SELECT ID FROM hardware' }),
      members(['pc1', 0], ['pc2', 0], ['pc3', 0]),
    ),
    computed(
      'the text NULL is no request',
      '5',
      dynamic({ REQUEST: 'NULL', XMLDEF: xmldef(DEBIAN) }),
      members(['pc1', 0], ['pc2', 0]),
    ),
    computed(
      'a group without definition keeps its members by hand',
      '5',
      dynamic({}, { pc1: 1 }),
      members(['pc1', 1]),
    ),
    computed(
      'a request that fails leaves the members as they are',
      'errata 11',
      dynamic({ REQUEST: 'SELECT ID FROM no_such_table' }, { pc3: 0 }),
      members(['pc3', 0]),
    ),
    computed(
      'a definition in XML that fails leaves the members as they are',
      'errata 11',
      dynamic({ XMLDEF: xmldef('SELECT ID FROM no_such_table') }, { pc3: 0 }),
      members(['pc3', 0]),
      { original: { differs: 'failing-group-definitions', rows: { groups_cache: [] } } },
    ),
    {
      name: 'a group that is not due is not computed',
      spec: '5',
      setup: {
        computers: COMPUTERS,
        groups: { dynamic: { definition: { REQUEST: DEBIAN }, members: { pc3: 0 } } },
      },
      steps: [prolog('pc1')],
      rows: { groups_cache: members(['pc3', 0]) },
    },
    computed(
      'with GROUPS_CACHE_REVALIDATE 0 groups are never computed',
      '5',
      dynamic({ REQUEST: DEBIAN }),
      [],
      {
        options: { GROUPS_CACHE_REVALIDATE: 0 },
      },
    ),
    computed('with groups off nothing is computed', '5', dynamic({ REQUEST: DEBIAN }), [], {
      options: { ENABLE_GROUPS: 0 },
    }),
    {
      name: 'an unknown computer computes no groups',
      spec: '5, errata 12',
      setup: { computers: COMPUTERS, groups: { dynamic: dynamic({ REQUEST: DEBIAN }) } },
      steps: [prolog('unknown')],
      rows: { groups_cache: [] },
    },
    {
      name: 'what a group was computed for counts in the same PROLOG',
      spec: '5, 2.6',
      setup: {
        computers: COMPUTERS,
        groups: { dynamic: { definition: { ...EXPIRED, REQUEST: DEBIAN }, options: { PROLOG_FREQ: 3 } } },
      },
      steps: [prolog('pc1', { expect: sends({ frequency: 3 }) }), prolog('pc3')],
    },
    {
      name: 'a computed group is due again after its time and a random part',
      spec: '5',
      setup: {
        options: { GROUPS_CACHE_REVALIDATE: 1000, GROUPS_CACHE_OFFSET: 1 },
        computers: COMPUTERS,
        groups: { dynamic: dynamic({ REQUEST: DEBIAN }) },
      },
      steps: [
        prolog('pc1'),
        change("UPDATE hardware SET OSNAME = 'Fedora' WHERE NAME = 'pc2'"),
        { ...prolog('pc1'), rows: { groups_cache: members(['pc1', 0], ['pc2', 0]) } },
        change('UPDATE `groups` SET REVALIDATE_FROM = REVALIDATE_FROM - 1002'),
        prolog('pc1'),
      ],
      rows: { groups_cache: members(['pc1', 0]) },
    },
    {
      name: 'an INVENTORY computes groups that are due as well',
      spec: 'errata 12',
      setup: {
        computers: { pc1: { OSNAME: 'Debian', LASTDATE: daysAgo(1) } },
        groups: { dynamic: dynamic({ REQUEST: DEBIAN }) },
        rows: { accountinfo: [{ HARDWARE_ID: { computer: 'pc1' }, TAG: 'NA' }] },
      },
      steps: [inventory('pc1', { HARDWARE: { OSNAME: 'Debian' } }, { expect: accountUpdate({ TAG: 'NA' }) })],
      rows: { groups_cache: members(['pc1', 0]) },
    },
    {
      name: 'options of a static group reach its members only',
      spec: '5, 8.2',
      setup: {
        options: { FREQUENCY: 7 },
        computers: {
          in: { LASTDATE: daysAgo(2) },
          out: { LASTDATE: daysAgo(2) },
          excluded: { LASTDATE: daysAgo(2) },
        },
        groups: { static: { members: { in: 1, excluded: 2 }, options: { FREQUENCY: 0, PROLOG_FREQ: 2 } } },
      },
      steps: [
        prolog('in', { expect: sends({ frequency: 2 }) }),
        prolog('out', { expect: stops() }),
        prolog('excluded', { expect: stops() }),
      ],
    },
  ],
};
