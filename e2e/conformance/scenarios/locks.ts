import { accountUpdate, inventory, prolog, refused, secondsAgo } from '../builders.js';
import type { Scenario, SetupValue, Theme } from '../scenario.js';

/** An inventory of a computer that another process holds. */
const held = (
  name: string,
  since: SetupValue,
  accepted: boolean,
  options: Readonly<Record<string, number>> = {},
): Scenario => ({
  name,
  spec: '4.1',
  setup: {
    options,
    computers: { pc1: { NAME: 'before' } },
    rows: {
      accountinfo: [{ HARDWARE_ID: { computer: 'pc1' }, TAG: 'NA' }],
      locks: [{ HARDWARE_ID: { computer: 'pc1' }, ID: 1, SINCE: since }],
    },
  },
  steps: [
    inventory(
      'pc1',
      { HARDWARE: { NAME: 'after' } },
      { expect: accepted ? accountUpdate({ TAG: 'NA' }) : refused(403) },
    ),
  ],
  rows: { hardware: [{ computer: 'pc1', NAME: accepted ? 'after' : 'before' }] },
});

export const locks: Theme = {
  name: 'locks',
  scenarios: [
    held('an inventory of a computer that is locked is refused', secondsAgo(5), false),
    held('a lock that is too old is taken over', secondsAgo(700), true),
    held('the age at which a lock is taken over is an option', secondsAgo(100), true, {
      LOCK_REUSE_TIME: 60,
    }),
    held('with the age 0 a lock is never taken over', secondsAgo(100_000), false, { LOCK_REUSE_TIME: 0 }),
    {
      name: 'the lock is given back',
      spec: '4.1',
      steps: [inventory('pc1')],
      rows: { locks: [] },
    },
    {
      name: 'the lock of another computer does not matter',
      spec: '4.1',
      setup: {
        computers: { other: {} },
        rows: { locks: [{ HARDWARE_ID: { computer: 'other' }, ID: 1, SINCE: secondsAgo(1) }] },
      },
      steps: [inventory('pc1')],
      rows: { hardware: [{ computer: 'other' }, { computer: 'pc1' }], locks: [{ computer: 'other' }] },
    },
    {
      name: 'a PROLOG needs no lock',
      spec: '4.1',
      setup: {
        computers: { pc1: {} },
        rows: { locks: [{ HARDWARE_ID: { computer: 'pc1' }, ID: 1, SINCE: secondsAgo(1) }] },
      },
      steps: [prolog('pc1')],
    },
  ],
};
