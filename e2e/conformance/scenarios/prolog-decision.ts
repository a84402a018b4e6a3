import { AGENT, breaks, daysAgo, NOW, prolog, secondsAgo, sends, stops } from '../builders.js';
import type { Answer, OverrideValue, Scenario, SetupRow, Theme } from '../scenario.js';

interface Decision {
  readonly frequency: number | null;
  /** Days since the last inventory; null when there was none. */
  readonly age: number | null;
  /** FREQUENCY of the computer. */
  readonly own?: number;
  /** FREQUENCY of its groups, in each of which it is a member with STATIC 1. */
  readonly groups?: readonly number[];
  readonly membership?: 0 | 1 | 2;
  readonly groupsEnabled?: number;
}

const known = (lastInventory: SetupRow[string] = daysAgo(1)): Record<string, SetupRow> => ({
  pc1: { LASTDATE: lastInventory, LASTCOME: secondsAgo(60), USERAGENT: AGENT.unix },
});

/** One row of the table of decisions. */
const decided = (name: string, expect: Answer, facts: Decision): Scenario => {
  const groups = Object.fromEntries(
    (facts.groups ?? []).map((frequency, at) => [
      `group ${at}`,
      { members: { pc1: facts.membership ?? 1 }, options: { FREQUENCY: frequency satisfies OverrideValue } },
    ]),
  );
  return {
    name,
    spec: '2.3',
    setup: {
      options: { FREQUENCY: facts.frequency, ENABLE_GROUPS: facts.groupsEnabled ?? 1 },
      computers: known(facts.age === null ? null : daysAgo(facts.age)),
      groups,
      ...(facts.own !== undefined && {
        rows: { devices: [{ HARDWARE_ID: { computer: 'pc1' }, NAME: 'FREQUENCY', IVALUE: facts.own }] },
      }),
    },
    steps: [prolog('pc1', { expect })],
  };
};

const unknown = (name: string, frequency: number | null, expect: Answer): Scenario => ({
  name,
  spec: '2.3',
  setup: { options: { FREQUENCY: frequency } },
  steps: [prolog('new', { expect })],
  rows: { hardware: [] },
});

export const prologDecision: Theme = {
  name: 'prolog decision',
  scenarios: [
    unknown('an unknown computer sends, whatever the age of inventories', 7, sends()),
    unknown('an unknown computer sends when inventories are always wanted', 0, sends()),
    unknown('an unknown computer is stopped without options when inventories are never wanted', -1, breaks()),
    {
      ...unknown(
        'an unknown computer is stopped with options while the frequency is undefined',
        null,
        stops(),
      ),
      spec: 'errata 20',
    },
    decided('frequency 0 asks always', sends(), { frequency: 0, age: 0.01 }),
    decided('frequency -1 stops without options', breaks(), { frequency: -1, age: 400 }),
    decided('an undefined frequency stops with options', stops(), { frequency: null, age: 400 }),
    decided('a young inventory stops', stops(), { frequency: 7, age: 6.9 }),
    decided('an old inventory sends', sends(), { frequency: 7, age: 7.1 }),
    decided('a computer that never sent an inventory sends', sends(), { frequency: 7, age: null }),
    decided('the own frequency replaces the global one', sends(), { frequency: 30, age: 3, own: 2 }),
    decided('the own frequency may be longer than the global one', stops(), {
      frequency: 2,
      age: 3,
      own: 30,
    }),
    decided('the own frequency 0 asks always', sends(), { frequency: 7, age: 0.01, own: 0 }),
    decided('the own frequency -1 stops without options', breaks(), { frequency: 7, age: 30, own: -1 }),
    decided('the frequency of a group replaces the global one', sends(), {
      frequency: 30,
      age: 3,
      groups: [2],
    }),
    decided('the smallest of several groups counts', sends(), { frequency: 30, age: 3, groups: [9, 2, 5] }),
    decided('the own frequency counts when it is smaller than the group’s', sends(), {
      frequency: 30,
      age: 3,
      own: 2,
      groups: [9],
    }),
    decided('a group’s frequency counts when it is smaller than the own one', sends(), {
      frequency: 30,
      age: 3,
      own: 9,
      groups: [2],
    }),
    decided('"never" of one group beats the own frequency', breaks(), {
      frequency: 7,
      age: 30,
      own: 7,
      groups: [-1],
    }),
    decided('overrides are dead while the global frequency is 0', sends(), {
      frequency: 0,
      age: 0.01,
      own: -1,
      groups: [-1],
    }),
    decided('overrides are dead while the global frequency is -1', breaks(), {
      frequency: -1,
      age: 30,
      own: 0,
      groups: [0],
    }),
    decided('a group counts for computed members', sends(), {
      frequency: 30,
      age: 3,
      groups: [2],
      membership: 0,
    }),
    decided('a group does not count for excluded computers', stops(), {
      frequency: 30,
      age: 3,
      groups: [2],
      membership: 2,
    }),
    decided('groups do not count while groups are off', stops(), {
      frequency: 30,
      age: 3,
      groups: [2],
      groupsEnabled: 0,
    }),
    {
      name: 'the checksum takes no part in the decision',
      spec: '2.3',
      setup: {
        options: { FREQUENCY: 7 },
        computers: { pc1: { LASTDATE: daysAgo(1), LASTCOME: daysAgo(1), CHECKSUM: 4_194_303 } },
      },
      steps: [prolog('pc1', { expect: stops() })],
    },
    {
      name: 'a changed option counts at the next request',
      spec: '1.11',
      setup: { options: { FREQUENCY: 7 }, computers: known() },
      steps: [
        prolog('pc1', { expect: stops() }),
        { change: "UPDATE config SET IVALUE = 0 WHERE NAME = 'FREQUENCY'" },
        prolog('pc1', { expect: sends() }),
        { change: "UPDATE config SET IVALUE = -1 WHERE NAME = 'FREQUENCY'" },
        prolog('pc1', { expect: breaks() }),
        { change: "DELETE FROM config WHERE NAME = 'FREQUENCY'" },
        prolog('pc1', { expect: sends() }),
      ],
    },
    {
      name: 'an unknown computer is not stored',
      spec: '2.3, 11.20',
      steps: [prolog('new')],
      rows: { hardware: [], accountinfo: [] },
    },
    ...(
      [
        ['SEND', 0, sends()],
        ['STOP', 7, stops()],
        ['BREAK', -1, breaks()],
      ] as const
    ).map(([decision, FREQUENCY, expect]): Scenario => ({
      name: `${decision} notes the contact`,
      spec: '2.4',
      setup: {
        options: { FREQUENCY },
        computers: {
          pc1: { LASTDATE: daysAgo(1), LASTCOME: daysAgo(2), FIDELITY: 1, QUALITY: 0, USERAGENT: 'before' },
        },
      },
      steps: [prolog('pc1', { expect })],
      rows: {
        hardware: [{ computer: 'pc1', LASTCOME: NOW, FIDELITY: 2, QUALITY: '2.0000', USERAGENT: AGENT.unix }],
      },
    })),
    {
      name: 'an undefined frequency notes no contact',
      spec: '2.4',
      setup: {
        options: { FREQUENCY: null },
        computers: { pc1: { LASTCOME: '2026-01-01 00:00:00', FIDELITY: 3, QUALITY: 1 } },
      },
      steps: [prolog('pc1', { expect: stops() })],
      rows: {
        hardware: [{ computer: 'pc1', LASTCOME: '2026-01-01 00:00:00', FIDELITY: 3, QUALITY: '1.0000' }],
      },
    },
    {
      name: 'the quality is the mean of days between contacts',
      spec: '2.4',
      setup: {
        computers: {
          second: { LASTCOME: daysAgo(2), FIDELITY: 2, QUALITY: 1 },
          tenth: { LASTCOME: daysAgo(5), FIDELITY: 9, QUALITY: 0.5 },
        },
      },
      steps: [prolog('second'), prolog('tenth')],
      rows: {
        hardware: [
          // (2 + 1·2) / 3 and (5 + 0.5·9) / 10
          { computer: 'second', FIDELITY: 3, QUALITY: '1.3333' },
          { computer: 'tenth', FIDELITY: 10, QUALITY: '0.9500' },
        ],
      },
    },
  ],
};
