import { inventory, prolog, refused } from '../builders.js';
import type { Theme } from '../scenario.js';

const FLOOD = { INVENTORY_FILTER_ON: 1, INVENTORY_FILTER_FLOOD_IP: 1 };
const FAR = '192.0.2.77';
/** The original has the filters as a module that its shipped configuration does not load. */
const NOT_LOADED = 'filters-without-module';

export const filters: Theme = {
  name: 'filters',
  scenarios: [
    {
      name: 'one address adds one new computer in the period',
      spec: '9.2',
      setup: { options: FLOOD },
      steps: [
        inventory('pc1', {}, { from: FAR }),
        inventory('pc2', {}, { from: FAR, expect: refused(403) }),
        inventory('pc3', {}, { from: '192.0.2.78' }),
      ],
      rows: { hardware: [{ computer: 'pc1' }, { computer: 'pc3' }] },
      original: {
        differs: NOT_LOADED,
        answers: { 1: { status: 200 } },
        rows: { hardware: [{ computer: 'pc1' }, { computer: 'pc2' }, { computer: 'pc3' }] },
      },
    },
    {
      name: 'a known computer passes the filter',
      spec: '9.2',
      setup: { options: FLOOD },
      steps: [
        inventory('pc1', {}, { from: FAR }),
        inventory('pc1', { HARDWARE: { NAME: 'again' } }, { from: FAR, expect: { status: 200 } }),
      ],
      rows: { hardware: [{ computer: 'pc1', NAME: 'again' }] },
    },
    {
      name: 'after the period the address may add another computer',
      spec: '9.2',
      setup: {
        options: FLOOD,
        rows: { conntrack: [{ IP: FAR, TIMESTAMP: { sql: 'NOW() - INTERVAL 400 SECOND' } }] },
      },
      steps: [inventory('pc1', {}, { from: FAR })],
      rows: { hardware: [{ computer: 'pc1' }] },
    },
    {
      name: 'the filter is off unless both options are on',
      spec: '9.2',
      setup: { options: { INVENTORY_FILTER_ON: 0, INVENTORY_FILTER_FLOOD_IP: 1 } },
      steps: [inventory('pc1', {}, { from: FAR }), inventory('pc2', {}, { from: FAR })],
      rows: { hardware: [{ computer: 'pc1' }, { computer: 'pc2' }] },
    },
    {
      name: 'a trusted address passes the filter',
      spec: '9.2',
      setup: { options: FLOOD },
      steps: [inventory('pc1'), inventory('pc2')],
      rows: { hardware: [{ computer: 'pc1' }, { computer: 'pc2' }] },
    },
    {
      name: 'the filter of PROLOG lets everybody pass',
      spec: '9.2',
      setup: { options: { PROLOG_FILTER_ON: 1 } },
      steps: [prolog('pc1', { from: FAR })],
    },
  ],
};
