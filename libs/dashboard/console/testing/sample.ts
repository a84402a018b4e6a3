import type { Dashboard, Figure, NamedFigure, TopFigures } from '@ocs/dashboard-contract';

const named = (column: string, name: string | null, count: number): NamedFigure => ({
  name,
  count,
  filters: [name === null ? `${column}:empty` : `${column}:equals:${name}`],
});

const top = (
  column: string,
  rows: readonly (readonly [string | null, number])[],
  over: Partial<TopFigures> = {},
): TopFigures => ({
  column,
  rows: rows.map(([name, count]) => named(column, name, count)),
  values: rows.length,
  others: 0,
  ...over,
});

const family = (name: string, count: number): Figure => ({ count, filters: [`os.family:equals:${name}`] });
const system = (name: string | null, count: number): NamedFigure => named('hardware.OSNAME', name, count);
const TODAY = 'hardware.LASTCOME:more:2026-11-21T22:59:59Z';
const since = (fromDays: number, toDays: number | null, count: number) => ({
  fromDays,
  toDays,
  count,
  filters: [
    `hardware.LASTCOME:older:${fromDays}`,
    ...(toDays === null ? [] : [`hardware.LASTCOME:within:${toDays}`]),
  ],
});

/** The overview of a fleet of 41,207 computers. */
export const FIGURES: Dashboard = {
  at: '2026-11-22T13:32:00Z',
  restricted: false,
  totals: {
    computers: { count: 41_207, filters: [] },
    archived: 1_318,
    contactedToday: { count: 36_940, filters: [TODAY] },
    silentDays: 15,
    silent: { count: 2_146, filters: ['hardware.LASTCOME:older:15'] },
    systems: 14,
    customised: { count: 96, filters: ['customised:equals:yes'] },
  },
  families: [
    {
      family: 'windows',
      ...family('windows', 33_512),
      contactedToday: { count: 30_001, filters: ['os.family:equals:windows', TODAY] },
      systems: [
        system('Microsoft Windows 11 Professionnel', 21_874),
        system('Microsoft Windows 10 Professionnel', 8_905),
        system('Microsoft Windows Server 2022 Standard', 2_611),
      ],
      others: 122,
    },
    {
      family: 'linux',
      ...family('linux', 4_986),
      contactedToday: { count: 4_900, filters: ['os.family:equals:linux', TODAY] },
      systems: [system('Ubuntu 24.04 LTS', 2_204), system('Debian GNU/Linux 12', 1_502)],
      others: 1_280,
    },
    {
      family: 'apple',
      ...family('apple', 2_148),
      contactedToday: { count: 2_039, filters: ['os.family:equals:apple', TODAY] },
      systems: [system('macOS 15.1', 1_606)],
      others: 542,
    },
    {
      family: 'other',
      ...family('other', 561),
      contactedToday: { count: 0, filters: ['os.family:equals:other', TODAY] },
      systems: [system(null, 561)],
      others: 0,
    },
  ],
  agents: top('hardware.USERAGENT', [
    ['OCS-NG_WINDOWS_AGENT_v2.11.0.1', 24_310],
    ['OCS-NG_WINDOWS_AGENT_v2.10.1.0', 9_202],
    ['OCS-NG_unified_unix_agent_v2.10.4', 6_212],
    ['OCS-NG_unified_unix_agent_v2.10.2', 922],
    [null, 561],
  ]),
  silence: [since(15, 30, 862), since(30, 60, 531), since(60, 90, 341), since(90, null, 412)],
  manufacturers: top(
    'bios.SMANUFACTURER',
    [
      ['Dell Inc.', 18_540],
      ['HP', 12_001],
      [null, 300],
    ],
    { values: 27, others: 10_366 },
  ),
  types: top('bios.TYPE', [
    ['Notebook', 25_000],
    ['Desktop', 16_207],
  ]),
  tags: top('accountinfo.TAG', [['LYON', 41_207]]),
  groups: [
    {
      id: 7,
      name: 'Servers',
      description: 'Everything in the racks',
      dynamic: true,
      count: 2_611,
      filters: ['group:equals:7'],
    },
    { id: 8, name: 'Loan', description: null, dynamic: false, count: 0, filters: ['group:equals:8'] },
  ],
  categories: [],
};

/** The same, of nobody. */
export const NO_FIGURES: Dashboard = {
  ...FIGURES,
  totals: { ...FIGURES.totals, computers: { count: 0, filters: [] }, archived: 0 },
  families: [],
};
