import {
  accountUpdate,
  breaks,
  daysAgo,
  downloadBlock,
  inventory,
  prolog,
  registryBlock,
  sends,
  stops,
} from '../builders.js';
import type { Setup, Theme } from '../scenario.js';

const KEY = 'SOFTWARE\\Acme & Co "2" <x>';

const QUERIES: NonNullable<Setup['rows']> = {
  regconfig: [
    { NAME: 'Acme version', REGTREE: 2, REGKEY: KEY, REGVALUE: 'Version' },
    { NAME: 'Everything', REGTREE: 1, REGKEY: 'SOFTWARE\\Other', REGVALUE: '*' },
  ],
};
const WITH_QUERIES = {
  options: [
    registryBlock(['Acme version', 2, KEY, 'Version'], ['Everything', 1, 'SOFTWARE\\Other', '*']),
    downloadBlock(),
  ],
};

export const registry: Theme = {
  name: 'registry',
  scenarios: [
    {
      name: 'queries are sent to every agent, also to unknown computers',
      spec: '2.8, 6',
      setup: { options: { REGISTRY: 1 }, rows: QUERIES },
      steps: [prolog('new', { expect: sends(WITH_QUERIES) })],
    },
    {
      name: 'queries are sent with STOP too',
      spec: '2.8',
      setup: {
        options: { REGISTRY: 1, FREQUENCY: 7 },
        rows: QUERIES,
        computers: { pc1: { LASTDATE: daysAgo(1), LASTCOME: daysAgo(1) } },
      },
      steps: [prolog('pc1', { expect: stops(WITH_QUERIES) })],
    },
    {
      name: 'no queries when inventories are never wanted',
      spec: '2.8',
      setup: { options: { REGISTRY: 1, FREQUENCY: -1 }, rows: QUERIES },
      steps: [prolog('new', { expect: breaks() })],
    },
    {
      name: 'no block while the option is off',
      spec: '2.8',
      setup: { options: { REGISTRY: 0 }, rows: QUERIES },
      steps: [prolog('new')],
    },
    {
      name: 'no block without queries',
      spec: '2.8',
      setup: { options: { REGISTRY: 1 } },
      steps: [prolog('new')],
    },
    {
      name: 'a new query counts at the next request',
      spec: '1.11, 6',
      setup: { options: { REGISTRY: 1 } },
      steps: [
        prolog('new'),
        { change: "INSERT INTO regconfig (NAME, REGTREE, REGKEY, REGVALUE) VALUES ('N', 4, 'K', 'V')" },
        prolog('new', { expect: sends({ options: [registryBlock(['N', 4, 'K', 'V']), downloadBlock()] }) }),
        { change: 'DELETE FROM regconfig' },
        prolog('new'),
      ],
    },
    {
      name: 'what the agents found is stored as a section, several values of one query too',
      spec: '6',
      steps: [
        inventory('pc1', {
          REGISTRY: [
            { NAME: 'Acme version', REGVALUE: '4.2' },
            { NAME: 'Everything', REGVALUE: 'a=1' },
            { NAME: 'Everything', REGVALUE: 'b=2' },
          ],
        }),
        inventory(
          'pc1',
          { REGISTRY: { NAME: 'Everything', REGVALUE: 'b=2' } },
          { expect: accountUpdate({ TAG: 'NA' }) },
        ),
      ],
      rows: { registry: [{ computer: 'pc1', NAME: 'Everything', REGVALUE: 'b=2' }] },
    },
  ],
};
