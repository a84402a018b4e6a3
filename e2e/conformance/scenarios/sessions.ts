import {
  accountUpdate,
  breaks,
  daysAgo,
  device,
  inventory,
  prolog,
  refused,
  stops,
  unixSecondsAgo,
} from '../builders.js';
import type { Scenario, SetupRow, Theme } from '../scenario.js';

/** An address that is not trusted: the shipped configuration trusts 127.0.0.1. */
const FAR = '192.0.2.77';
const REQUIRED = { INVENTORY_SESSION_ONLY: 1 };

const session = (computer: string, age: number): SetupRow => ({
  DEVICEID: device(computer),
  TIMESTAMP: unixSecondsAgo(age),
  PID: 1,
});

const KNOWN_COMPUTER = { pc1: { LASTDATE: daysAgo(1), LASTCOME: daysAgo(1) } };

/** An inventory where sessions are required, from an address that is not trusted. */
const required = (
  name: string,
  sessions: readonly SetupRow[],
  accepted: boolean,
  options: Readonly<Record<string, number>> = {},
): Scenario => ({
  name,
  spec: '3.11',
  setup: { options: { ...REQUIRED, ...options }, rows: { prolog_conntrack: sessions } },
  steps: [inventory('pc1', {}, { from: FAR, ...(accepted ? {} : { expect: refused(403) }) })],
  rows: accepted ? { hardware: [{ computer: 'pc1', NAME: 'pc1' }] } : { hardware: [] },
  ...(!accepted && {
    original: {
      differs: 'empty-computer-after-refusal',
      rows: { hardware: [{ computer: 'pc1', NAME: null }] },
    },
  }),
});

export const sessions: Theme = {
  name: 'sessions',
  scenarios: [
    {
      name: 'SEND begins a session, each time',
      spec: '3.11',
      setup: { computers: KNOWN_COMPUTER },
      steps: [prolog('pc1'), prolog('pc1')],
      rows: { prolog_conntrack: [{ DEVICEID: device('pc1') }, { DEVICEID: device('pc1') }] },
    },
    {
      name: 'an unknown computer has a session too',
      spec: '3.11',
      steps: [prolog('new')],
      rows: { prolog_conntrack: [{ DEVICEID: device('new') }] },
    },
    {
      name: 'STOP begins no session',
      spec: '3.11',
      setup: { options: { FREQUENCY: 7 }, computers: KNOWN_COMPUTER },
      steps: [prolog('pc1', { expect: stops() })],
      rows: { prolog_conntrack: [] },
    },
    {
      name: 'BREAK begins no session',
      spec: '3.11',
      setup: { options: { FREQUENCY: -1 }, computers: KNOWN_COMPUTER },
      steps: [prolog('pc1', { expect: breaks() })],
      rows: { prolog_conntrack: [] },
    },
    {
      name: 'an inventory ends all sessions of its computer, and no other',
      spec: '3.11',
      setup: { rows: { prolog_conntrack: [session('pc1', 5), session('pc1', 9), session('pc2', 5)] } },
      steps: [inventory('pc1')],
      rows: { prolog_conntrack: [{ DEVICEID: device('pc2') }] },
    },
    {
      name: 'sessions are found and ended whatever the case of the DEVICEID',
      spec: 'errata 19',
      setup: { options: REQUIRED, rows: { prolog_conntrack: [session('PC1', 5)] } },
      steps: [inventory('pc1', {}, { from: FAR })],
      rows: { prolog_conntrack: [], hardware: [{ computer: 'pc1' }] },
    },
    {
      name: 'without the requirement an inventory needs no session',
      spec: '3.11',
      steps: [inventory('pc1', {}, { from: FAR })],
      rows: { hardware: [{ computer: 'pc1' }] },
    },
    required('a required session that is there lets the inventory in', [session('pc1', 30)], true),
    required('an inventory without the required session is refused', [], false),
    required('another computer’s session does not count', [session('pc2', 30)], false),
    required('a session that is too old does not count', [session('pc1', 700)], false),
    required('of several sessions the youngest counts', [session('pc1', 700), session('pc1', 30)], true),
    required('the validity of sessions is an option', [session('pc1', 700)], true, {
      SESSION_VALIDITY_TIME: 1000,
    }),
    required('with validity 0 no session is asked for', [], true, { SESSION_VALIDITY_TIME: 0 }),
    {
      name: 'a trusted address needs no session',
      spec: '1.9, 3.11',
      setup: { options: REQUIRED },
      steps: [inventory('pc1')],
      rows: { hardware: [{ computer: 'pc1' }] },
    },
    {
      name: 'PROLOG, INVENTORY, and a second INVENTORY is refused',
      spec: '3.11',
      setup: { options: REQUIRED },
      steps: [
        prolog('pc1', { from: FAR }),
        inventory('pc1', { HARDWARE: { NAME: 'first' } }, { from: FAR }),
        inventory('pc1', { HARDWARE: { NAME: 'second' } }, { from: FAR, expect: refused(403) }),
      ],
      rows: { hardware: [{ computer: 'pc1', NAME: 'first' }], prolog_conntrack: [] },
    },
    {
      name: 'a refused inventory changes nothing of a known computer',
      spec: '3.2',
      setup: { options: REQUIRED },
      steps: [
        inventory('pc1', { SOUNDS: { NAME: 'a' } }),
        inventory(
          'pc1',
          { HARDWARE: { NAME: 'x' }, SOUNDS: { NAME: 'b' } },
          { from: FAR, expect: refused(403) },
        ),
        inventory('pc1', { SOUNDS: { NAME: 'a' } }, { expect: accountUpdate({ TAG: 'NA' }) }),
      ],
      rows: { hardware: [{ NAME: 'pc1' }], sounds: [{ NAME: 'a' }] },
    },
  ],
};
