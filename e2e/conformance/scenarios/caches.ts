import { accountUpdate, inventory, unixSecondsAgo } from '../builders.js';
import type { Setup, Theme } from '../scenario.js';

const KNOWN = { expect: accountUpdate({ TAG: 'NA' }) };

/**
 * Caches on, and rebuilt a moment ago, so that an inventory does not rebuild them. Each scenario has values of its
 * own, since a server may remember which ones it has noted.
 */
const setup = (options: Setup['options'] = {}): Setup => ({
  options: { INVENTORY_CACHE_ENABLED: 1, ...options },
  rows: { engine_persistent: [{ NAME: 'INVENTORY_CACHE_CLEAN_DATE', IVALUE: unixSecondsAgo(10) }] },
});

const sample = (os: string, registry: string) => ({
  HARDWARE: { OSNAME: os },
  REGISTRY: { NAME: `name of ${registry}`, REGVALUE: registry },
});

export const caches: Theme = {
  name: 'caches',
  scenarios: [
    {
      name: 'new values of system, registry name and registry value are noted once',
      spec: '3.6',
      setup: setup(),
      steps: [
        inventory('pc1', sample('Debian a', 'a1')),
        inventory('pc2', sample('Debian a', 'a1')),
        inventory('pc3', sample('Windows a', 'a2')),
      ],
      rows: {
        hardware_osname_cache: [{ OSNAME: 'Debian a' }, { OSNAME: 'Windows a' }],
        registry_name_cache: [{ NAME: 'name of a1' }, { NAME: 'name of a2' }],
        registry_regvalue_cache: [{ REGVALUE: 'a1' }, { REGVALUE: 'a2' }],
      },
    },
    {
      name: 'nothing is noted while caches are off',
      spec: '3.6',
      steps: [inventory('pc1', sample('Debian b', 'b1'))],
      rows: { hardware_osname_cache: [], registry_name_cache: [], registry_regvalue_cache: [] },
    },
    {
      name: 'a value that vanished is kept while it is to be kept',
      spec: '3.6',
      setup: setup({ INVENTORY_CACHE_KEEP: 1 }),
      steps: [inventory('pc1', sample('Debian c', 'c1')), inventory('pc1', sample('Debian c', 'c2'), KNOWN)],
      rows: { registry_regvalue_cache: [{ REGVALUE: 'c1' }, { REGVALUE: 'c2' }] },
    },
    {
      name: 'a value that vanished goes with its last row',
      spec: '3.6',
      setup: setup({ INVENTORY_CACHE_KEEP: 0 }),
      steps: [
        inventory('pc1', sample('Debian d', 'd1')),
        inventory('pc2', sample('Debian d', 'd1')),
        {
          ...inventory('pc1', sample('Debian d', 'd2'), KNOWN),
          rows: { registry_regvalue_cache: [{ REGVALUE: 'd1' }, { REGVALUE: 'd2' }] },
        },
        inventory('pc2', sample('Debian d', 'd2'), KNOWN),
      ],
      rows: { registry_regvalue_cache: [{ REGVALUE: 'd2' }], registry_name_cache: [{ NAME: 'name of d2' }] },
    },
    {
      name: 'an inventory without a system notes none',
      spec: '3.6, errata 24',
      setup: setup(),
      steps: [inventory('pc1'), inventory('pc2')],
      rows: { hardware_osname_cache: [] },
      original: {
        differs: 'null-values-in-caches',
        rows: { hardware_osname_cache: [{ OSNAME: null }, { OSNAME: null }] },
      },
    },
    {
      name: 'with INVENTORY_CACHE_REVALIDATE 0 caches are never rebuilt',
      spec: '3.6',
      setup: {
        options: { INVENTORY_CACHE_ENABLED: 1, INVENTORY_CACHE_REVALIDATE: 0 },
        rows: { hardware_osname_cache: [{ OSNAME: 'gone' }] },
      },
      steps: [inventory('pc1', { HARDWARE: { OSNAME: 'Debian f' } })],
      rows: { hardware_osname_cache: [{ OSNAME: 'gone' }, { OSNAME: 'Debian f' }] },
    },
  ],
};
