import { accountUpdate, inventory } from '../builders.js';
import type { Scenario, SetupRow, Theme } from '../scenario.js';

const PRODUCTS: readonly SetupRow[] = [
  { ID: 1, NAME: 'Office', DNS_EXP: '*.office.example' },
  { ID: 2, NAME: 'Mail', DNS_EXP: 'mail?.example' },
];

const ENTRIES = [
  { ENTRY: 'www.office.example', DATA: '192.0.2.1', TTL: 60 },
  { ENTRY: 'mail1.example', DATA: '192.0.2.2', TTL: 30 },
  { ENTRY: 'other.example', DATA: '192.0.2.3', TTL: 10 },
];

const FOUND = [
  { computer: 'pc1', expression: 'Office', ENTRY: 'www.office.example', DATA: '192.0.2.1', TTL: 60 },
  { computer: 'pc1', expression: 'Mail', ENTRY: 'mail1.example', DATA: '192.0.2.2', TTL: 30 },
];

const setup: Scenario['setup'] = { options: { INVENTORY_SAAS_ENABLED: 1 }, rows: { saas_exp: PRODUCTS } };

export const saas: Theme = {
  name: 'saas',
  scenarios: [
    {
      name: 'names that a product’s pattern matches are stored',
      spec: '3.9',
      setup,
      steps: [inventory('pc1', { SAAS: ENTRIES })],
      rows: { saas: FOUND },
    },
    {
      name: 'nothing is stored while the option is off',
      spec: '3.9',
      setup: { rows: { saas_exp: PRODUCTS } },
      steps: [inventory('pc1', { SAAS: ENTRIES })],
      rows: { saas: [] },
    },
    {
      name: 'a single entry is a list of one',
      spec: '3.9',
      setup,
      steps: [inventory('pc1', { SAAS: ENTRIES.slice(0, 1) })],
      rows: { saas: FOUND.slice(0, 1) },
      original: { differs: 'single-saas-entry', answers: { 0: { status: 500 } }, rows: { saas: [] } },
    },
    {
      name: 'the next inventory replaces what was stored',
      spec: '3.9',
      setup,
      steps: [
        inventory('pc1', { SAAS: ENTRIES }),
        inventory('pc1', { SAAS: ENTRIES }, { expect: accountUpdate({ TAG: 'NA' }) }),
      ],
      rows: { saas: FOUND },
      original: { differs: 'repeated-saas-entries', rows: { saas: [...FOUND, ...FOUND] } },
    },
  ],
};
