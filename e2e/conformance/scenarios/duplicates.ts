import { account, accountUpdate, device, inventory, NO_UPDATE, type Content } from '../builders.js';
import type { OriginalBehaviour, Scenario, Setup, Theme } from '../scenario.js';
import { identity, MAC, OTHER, PARIS, SAME, SERIAL, type Machine } from './identities.js';

interface Pair {
  readonly level: number;
  readonly old: Machine;
  readonly present: Machine;
  readonly replaced: boolean;
  readonly setup?: Omit<Setup, 'options'>;
  readonly spec?: string;
  readonly original?: OriginalBehaviour;
}

/** An old computer with a TAG, then an inventory of another DEVICEID. */
const pair = (name: string, { level, old, present, replaced, setup, spec, original }: Pair): Scenario => ({
  name,
  spec: spec ?? '4.2',
  setup: { ...setup, options: { AUTO_DUPLICATE_LVL: level } },
  steps: [
    inventory('old', { ...identity(old), ACCOUNTINFO: PARIS }),
    inventory('new', identity(present), { expect: replaced ? accountUpdate({ TAG: 'PARIS' }) : NO_UPDATE }),
  ],
  rows: {
    hardware: replaced ? [{ computer: 'new' }] : [{ computer: 'old' }, { computer: 'new' }],
    accountinfo: replaced
      ? [{ computer: 'new', TAG: 'PARIS' }]
      : [
          { computer: 'old', TAG: 'PARIS' },
          { computer: 'new', TAG: 'NA' },
        ],
  },
  ...(original && { original }),
});

/** Each bit alone: it decides, whatever else differs. */
const BITS: readonly (readonly [bit: number, criterion: string, key: keyof Machine])[] = [
  [1, 'the host name', 'name'],
  [2, 'the serial number', 'serial'],
  [4, 'a MAC address', 'mac'],
  [8, 'the model', 'model'],
  [16, 'the UUID', 'uuid'],
];

const NOT_REPLACED: Pick<OriginalBehaviour, 'answers' | 'rows'> = {
  answers: { 1: NO_UPDATE },
  rows: {
    hardware: [{ computer: 'old' }, { computer: 'new' }],
    accountinfo: [
      { computer: 'old', TAG: 'PARIS' },
      { computer: 'new', TAG: 'NA' },
    ],
  },
};

/** OLD_DEVICEID as agents send it, at its several places. */
const explicit = (
  name: string,
  content: Readonly<Record<string, Content>>,
  replaced: boolean,
  level = 0,
): Scenario => ({
  name,
  spec: '4.2, 11.38',
  setup: { options: { AUTO_DUPLICATE_LVL: level } },
  steps: [
    inventory('old', { HARDWARE: { NAME: 'before' }, ACCOUNTINFO: PARIS }),
    inventory(
      'new',
      { HARDWARE: { NAME: 'after' }, ...content },
      { expect: replaced ? accountUpdate({ TAG: 'PARIS' }) : NO_UPDATE },
    ),
  ],
  rows: {
    hardware: replaced
      ? [{ computer: 'new', NAME: 'after' }]
      : [
          { computer: 'old', NAME: 'before' },
          { computer: 'new', NAME: 'after' },
        ],
  },
});

/** Which computers are taken for one another. */
export const duplicates: Theme = {
  name: 'duplicates',
  scenarios: [
    ...BITS.map(([bit, criterion, key]) =>
      pair(`level ${bit}: ${criterion} alone makes a duplicate`, {
        level: bit,
        old: SAME,
        present: { ...OTHER, [key]: SAME[key] },
        replaced: true,
      }),
    ),
    ...BITS.map(([bit, criterion, key]) =>
      pair(`level ${bit}: nothing but ${criterion} counts`, {
        level: bit,
        old: SAME,
        present: { ...SAME, [key]: OTHER[key] },
        replaced: false,
      }),
    ),
    pair('level 32: the asset tag alone makes a duplicate', {
      level: 32,
      old: SAME,
      present: { ...OTHER, assetTag: 'A-1' },
      replaced: true,
      original: { differs: 'duplicates-by-asset-tag', ...NOT_REPLACED },
    }),
    pair('level 0 finds no duplicates', { level: 0, old: SAME, present: SAME, replaced: false }),
    pair('all bits of the level must agree', {
      level: 7,
      old: SAME,
      present: { ...SAME, model: 'Y', uuid: 'u-2' },
      replaced: true,
    }),
    pair('level 7 with another serial number is no duplicate', {
      level: 7,
      old: SAME,
      present: { ...SAME, serial: 'ZZ' },
      replaced: false,
    }),
    pair('level 31: everything agrees', { level: 31, old: SAME, present: SAME, replaced: true }),
    pair('one of several MAC addresses is enough', {
      level: 4,
      old: { ...SAME, mac: ['02:00:00:00:00:01', MAC] },
      present: { ...OTHER, mac: ['02:00:00:00:00:77', MAC, '02:00:00:00:00:78'] },
      replaced: true,
    }),
    pair('names, serial numbers and MAC addresses are compared without case', {
      level: 7,
      old: SAME,
      present: { name: 'SAME', serial: 'ac-0042', mac: MAC.toLowerCase() },
      replaced: true,
    }),
    pair('a blacklisted serial number makes no duplicate', {
      level: 2,
      old: { ...SAME, serial: '12345678' },
      present: { ...OTHER, serial: '12345678' },
      replaced: false,
    }),
    pair('a blacklisted MAC address makes no duplicate', {
      level: 4,
      old: { ...SAME, mac: '44:45:53:54:00:00' },
      present: { ...OTHER, mac: '44:45:53:54:00:00' },
      replaced: false,
    }),
    pair('a serial number that was added to the blacklist makes no duplicate', {
      level: 2,
      old: SAME,
      present: { ...OTHER, serial: SERIAL },
      replaced: false,
      setup: { rows: { blacklist_serials: [{ SERIAL }] } },
    }),
    pair('the blacklist of MAC addresses counts without case', {
      level: 4,
      old: { ...SAME, mac: '02:00:00:00:00:2a' },
      present: { ...OTHER, mac: '02:00:00:00:00:2a' },
      replaced: false,
      setup: { rows: { blacklist_macaddresses: [{ MACADDRESS: MAC }] } },
      original: {
        differs: 'blacklists-without-case',
        answers: { 1: accountUpdate({ TAG: 'PARIS' }) },
        rows: { hardware: [{ computer: 'new' }], accountinfo: [{ computer: 'new', TAG: 'PARIS' }] },
      },
    }),
    ...(['serial', 'mac', 'uuid', 'model'] as const).map((key) => {
      const { [key]: dropped, ...rest } = SAME;
      const level = { serial: 2, mac: 4, uuid: 16, model: 8 }[key];
      return pair(`two computers without ${key} are no duplicates by it`, {
        level: dropped === undefined ? 0 : level,
        old: rest,
        present: { ...rest, name: 'other' },
        replaced: false,
      });
    }),
    {
      name: 'a computer is not its own duplicate',
      spec: '4.2',
      setup: { options: { AUTO_DUPLICATE_LVL: 1 } },
      steps: [
        inventory('pc1', { ...identity(SAME), ACCOUNTINFO: PARIS }),
        inventory('pc1', { ...identity(SAME), ACCOUNTINFO: PARIS }),
      ],
      rows: { hardware: [{ computer: 'pc1' }], accountinfo: [{ computer: 'pc1', TAG: 'PARIS' }] },
    },
    {
      name: 'several duplicates are replaced one after the other',
      spec: '4.2',
      setup: {
        options: { AUTO_DUPLICATE_LVL: 1, TRACE_DELETED: 1 },
        computers: { a: { NAME: 'same' }, b: { NAME: 'same' }, c: { NAME: 'different' } },
        rows: {
          accountinfo: [
            { HARDWARE_ID: { computer: 'a' }, TAG: 'PARIS' },
            { HARDWARE_ID: { computer: 'b' }, TAG: 'PARIS' },
          ],
        },
      },
      steps: [inventory('new', { HARDWARE: { NAME: 'same' } }, { expect: accountUpdate({ TAG: 'PARIS' }) })],
      rows: {
        hardware: [{ computer: 'new' }, { computer: 'c' }],
        accountinfo: [{ computer: 'new', TAG: 'PARIS' }],
        deleted_equiv: [{ replacement: device('new') }, { replacement: device('new') }],
      },
    },
    {
      name: 'a known computer takes a duplicate over as well',
      spec: '4.2',
      setup: { options: { AUTO_DUPLICATE_LVL: 1 } },
      steps: [
        inventory('new', { HARDWARE: { NAME: 'fresh' }, ACCOUNTINFO: account({ TAG: 'LYON' }) }),
        inventory('old', { HARDWARE: { NAME: 'same' }, ACCOUNTINFO: PARIS }),
        inventory(
          'new',
          { HARDWARE: { NAME: 'same' }, ACCOUNTINFO: account({ TAG: 'LYON' }) },
          { expect: accountUpdate({ TAG: 'PARIS' }) },
        ),
      ],
      rows: { hardware: [{ computer: 'new' }], accountinfo: [{ computer: 'new', TAG: 'PARIS' }] },
    },
    {
      name: 'a re-installed agent that sends the same TAG needs no update',
      spec: '3.10, 4.2',
      setup: { options: { AUTO_DUPLICATE_LVL: 1 } },
      steps: [
        inventory('old', { HARDWARE: { NAME: 'same' }, ACCOUNTINFO: PARIS }),
        inventory('new', { HARDWARE: { NAME: 'same' }, ACCOUNTINFO: PARIS }),
      ],
      rows: { accountinfo: [{ computer: 'new', TAG: 'PARIS' }] },
    },
    {
      name: 'a group of the same name is no duplicate',
      spec: 'errata 13',
      setup: { options: { AUTO_DUPLICATE_LVL: 1 }, groups: { same: { options: { FREQUENCY: 3 } } } },
      steps: [inventory('new', { HARDWARE: { NAME: 'same' } })],
      rows: {
        hardware: [{ computer: 'new' }],
        devices: [{ computer: 'same', NAME: 'FREQUENCY' }],
        accountinfo: [{ computer: 'new', TAG: 'NA' }],
      },
      original: {
        differs: 'groups-as-duplicates',
        answers: { 0: accountUpdate({}) },
        rows: {
          devices: [{ computer: 'new', NAME: 'FREQUENCY' }],
          accountinfo: [{ computer: 'new', TAG: 'LOST' }],
        },
      },
    },
    explicit(
      'OLD_DEVICEID in CONTENT replaces that computer at any level',
      { OLD_DEVICEID: device('old') },
      true,
    ),
    explicit(
      'OLD_DEVICEID where Windows agents put it replaces too',
      { DOWNLOAD: { HISTORY: { OLD_DEVICEID: device('old') } } },
      true,
    ),
    explicit('an OLD_DEVICEID that nobody knows changes nothing', { OLD_DEVICEID: device('nobody') }, false),
    {
      name: 'the own DEVICEID as OLD_DEVICEID changes nothing',
      spec: '4.2',
      steps: [
        inventory('pc1', { ACCOUNTINFO: PARIS }),
        inventory('pc1', { OLD_DEVICEID: device('pc1'), ACCOUNTINFO: PARIS }),
      ],
      rows: { hardware: [{ computer: 'pc1' }], accountinfo: [{ computer: 'pc1', TAG: 'PARIS' }] },
    },
  ],
};
