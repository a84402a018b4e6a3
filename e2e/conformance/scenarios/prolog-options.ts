import { breaks, daysAgo, downloadBlock, like, prolog, sends, stops } from '../builders.js';
import {
  ABSENT,
  type Answer,
  type Matcher,
  type OverrideValue,
  type Scenario,
  type Setup,
  type SetupRow,
  type Theme,
} from '../scenario.js';

const COMPUTER = { pc1: { LASTDATE: daysAgo(1), LASTCOME: daysAgo(1) } };

interface Overrides {
  readonly options?: Setup['options'];
  readonly own?: Readonly<Record<string, OverrideValue>>;
  readonly groups?: readonly Readonly<Record<string, OverrideValue>>[];
}

const devicesOf = (own: Readonly<Record<string, OverrideValue>>): readonly SetupRow[] =>
  Object.entries(own).map(([NAME, value]) => {
    const [IVALUE, TVALUE] = typeof value === 'object' && value !== null ? value : [value, null];
    return { HARDWARE_ID: { computer: 'pc1' }, NAME, IVALUE, TVALUE };
  });

/** A value by its sources: option, groups, the computer's own row. */
const told = (name: string, spec: string, expect: Answer, { options, own, groups }: Overrides): Scenario => ({
  name,
  spec,
  setup: {
    ...(options && { options }),
    computers: COMPUTER,
    groups: Object.fromEntries(
      (groups ?? []).map((values, at) => [`group ${at}`, { members: { pc1: 1 as const }, options: values }]),
    ),
    rows: { devices: devicesOf(own ?? {}) },
  },
  steps: [prolog('pc1', { expect })],
});

const download = (numbers: Readonly<Record<string, number | Matcher>>): Answer =>
  sends({ options: [downloadBlock(numbers)] });

export const prologOptions: Theme = {
  name: 'prolog options',
  scenarios: [
    told(
      'PROLOG_FREQ and INVENTORY_ON_STARTUP are the options',
      '2.5',
      sends({ frequency: 3, onStartup: 0 }),
      {
        options: { PROLOG_FREQ: 3, INVENTORY_ON_STARTUP: 0 },
      },
    ),
    told(
      'an option without a row has its built-in default',
      '1.11, 8.1',
      sends({ frequency: 12, onStartup: 0 }),
      {
        options: { PROLOG_FREQ: ABSENT, INVENTORY_ON_STARTUP: ABSENT },
      },
    ),
    told('the computer’s own PROLOG_FREQ comes before groups and option', '2.6', sends({ frequency: 5 }), {
      own: { PROLOG_FREQ: 5 },
      groups: [{ PROLOG_FREQ: 2 }],
    }),
    told('the computer’s own 0 is told', '2.6', sends({ frequency: 0, onStartup: 0 }), {
      own: { PROLOG_FREQ: 0, INVENTORY_ON_STARTUP: 0 },
    }),
    told('the smallest PROLOG_FREQ of the groups counts', '2.6', sends({ frequency: 6 }), {
      groups: [{ PROLOG_FREQ: 8 }, { PROLOG_FREQ: 6 }, { PROLOG_FREQ: 7 }],
    }),
    told('a group’s 0 is no value', '2.6', sends(), {
      groups: [{ PROLOG_FREQ: 0, INVENTORY_ON_STARTUP: 0 }],
    }),
    told('a group switches the contact at start on', '2.6', sends({ onStartup: 1 }), {
      options: { INVENTORY_ON_STARTUP: 0 },
      groups: [{ INVENTORY_ON_STARTUP: 1 }],
    }),
    told('groups do not count while groups are off', '2.6', sends(), {
      options: { ENABLE_GROUPS: 0 },
      groups: [{ PROLOG_FREQ: 2 }],
    }),
    told('an own row without a value is as none', '2.6', sends(), { own: { PROLOG_FREQ: null } }),
    {
      name: 'of two rows of one name the first counts',
      spec: '2.6, 11.40',
      setup: {
        computers: COMPUTER,
        rows: {
          devices: [
            { HARDWARE_ID: { computer: 'pc1' }, NAME: 'PROLOG_FREQ', IVALUE: 5 },
            { HARDWARE_ID: { computer: 'pc1' }, NAME: 'PROLOG_FREQ', IVALUE: 9 },
          ],
        },
      },
      steps: [prolog('pc1', { expect: sends({ frequency: 5 }) })],
      original: { differs: 'repeated-overrides', answers: { 0: { status: 500 } } },
    },
    told('DOWNLOAD is there and off when deployment is off', '2.8', download({ ON: 0 }), {}),
    told(
      'DOWNLOAD carries the numbers of the options',
      '2.8',
      download({
        ON: 1,
        FRAG_LATENCY: 1,
        CYCLE_LATENCY: 2,
        PERIOD_LATENCY: 3,
        PERIOD_LENGTH: 4,
        TIMEOUT: 5,
        EXECUTION_TIMEOUT: 6,
      }),
      {
        options: {
          DOWNLOAD: 1,
          DOWNLOAD_FRAG_LATENCY: 1,
          DOWNLOAD_CYCLE_LATENCY: 2,
          DOWNLOAD_PERIOD_LATENCY: 3,
          DOWNLOAD_PERIOD_LENGTH: 4,
          DOWNLOAD_TIMEOUT: 5,
          DOWNLOAD_EXECUTION_TIMEOUT: 6,
        },
      },
    ),
    told(
      'the computer’s own DOWNLOAD numbers come first',
      '2.8',
      download({
        FRAG_LATENCY: 11,
        CYCLE_LATENCY: 12,
        PERIOD_LATENCY: 13,
        PERIOD_LENGTH: 14,
        TIMEOUT: 15,
        EXECUTION_TIMEOUT: 16,
      }),
      {
        own: {
          DOWNLOAD_FRAG_LATENCY: 11,
          DOWNLOAD_CYCLE_LATENCY: 12,
          DOWNLOAD_PERIOD_LATENCY: 13,
          DOWNLOAD_PERIOD_LENGTH: 14,
          DOWNLOAD_TIMEOUT: 15,
          DOWNLOAD_EXECUTION_TIMEOUT: 16,
        },
        groups: [{ DOWNLOAD_FRAG_LATENCY: 99, DOWNLOAD_PERIOD_LENGTH: 1 }],
      },
    ),
    told('an own 0 among the DOWNLOAD numbers is no value', '2.8', download({}), {
      own: { DOWNLOAD_FRAG_LATENCY: 0, DOWNLOAD_PERIOD_LENGTH: 0 },
    }),
    {
      ...told(
        'the largest latency of the groups counts',
        '2.8',
        download({ ON: 1, FRAG_LATENCY: 25, CYCLE_LATENCY: 80, PERIOD_LATENCY: 7 }),
        {
          options: { DOWNLOAD: 1 },
          groups: [
            { DOWNLOAD_FRAG_LATENCY: 20, DOWNLOAD_CYCLE_LATENCY: 80, DOWNLOAD_PERIOD_LATENCY: 7 },
            { DOWNLOAD_FRAG_LATENCY: 25, DOWNLOAD_CYCLE_LATENCY: 70, DOWNLOAD_PERIOD_LATENCY: 2 },
          ],
        },
      ),
      original: {
        differs: 'version-2-8-1',
        answers: {
          0: download({
            ON: 1,
            FRAG_LATENCY: like(/^2[05]$/),
            CYCLE_LATENCY: like(/^[78]0$/),
            PERIOD_LATENCY: like(/^[27]$/),
          }),
        },
      },
    },
    told(
      'the smallest limit of the groups counts',
      '2.8',
      download({
        ON: 1,
        PERIOD_LENGTH: 20,
        TIMEOUT: 40,
        EXECUTION_TIMEOUT: 200,
      }),
      {
        options: { DOWNLOAD: 1 },
        groups: [
          { DOWNLOAD_PERIOD_LENGTH: 20, DOWNLOAD_TIMEOUT: 50, DOWNLOAD_EXECUTION_TIMEOUT: 200 },
          { DOWNLOAD_PERIOD_LENGTH: 30, DOWNLOAD_TIMEOUT: 40, DOWNLOAD_EXECUTION_TIMEOUT: 300 },
        ],
      },
    ),
    told('a group switches deployment off', '2.8', download({ ON: 0 }), {
      options: { DOWNLOAD: 1 },
      groups: [{ DOWNLOAD_SWITCH: 1 }, { DOWNLOAD_SWITCH: 0 }],
    }),
    told('the computer switches deployment off for itself', '2.8', download({ ON: 0 }), {
      options: { DOWNLOAD: 1 },
      own: { DOWNLOAD_SWITCH: 0 },
    }),
    told('neither computer nor group can switch deployment on', '2.8', download({ ON: 0 }), {
      options: { DOWNLOAD: 0 },
      own: { DOWNLOAD_SWITCH: 1 },
      groups: [{ DOWNLOAD_SWITCH: 1 }],
    }),
    told('deployment that a group switched off stays off', '2.8', download({ ON: 0 }), {
      options: { DOWNLOAD: 1 },
      own: { DOWNLOAD_SWITCH: 1 },
      groups: [{ DOWNLOAD_SWITCH: 0 }],
    }),
    {
      name: 'an unknown computer gets the DOWNLOAD block too',
      spec: '2.8',
      setup: { options: { DOWNLOAD: 1 } },
      steps: [prolog('new', { expect: download({ ON: 1 }) })],
    },
    {
      name: 'STOP carries the DOWNLOAD block, BREAK carries none',
      spec: '2.3, 2.8',
      setup: { options: { FREQUENCY: 7, DOWNLOAD: 1 }, computers: COMPUTER },
      steps: [
        prolog('pc1', { expect: stops({ options: [downloadBlock({ ON: 1 })] }) }),
        { change: "UPDATE config SET IVALUE = -1 WHERE NAME = 'FREQUENCY'" },
        prolog('pc1', { expect: breaks() }),
      ],
    },
    told('no IPDISCOVER block while discovery is off', '2.8', sends(), {
      options: { IPDISCOVER: 0 },
      own: { IPDISCOVER: [1, '192.0.2.0'] },
    }),
    told('no IPDISCOVER block without a network to scan', '2.8', sends(), { options: { IPDISCOVER: 2 } }),
    told('no SNMP block over plain HTTP', '2.8', sends(), {
      options: { SNMP: 1 },
      own: { SNMP_NETWORK: [2, '192.0.2.0/24'] },
    }),
  ],
};
