import type { InventoryPlan } from '@ocs/inventory-server';
import { SectionCatalogue } from '@ocs/inventory-server';
import { beforeAll, describe, expect, it } from 'vitest';
import { changedValues } from './changed-values.rule.js';
import { VALUE_CACHES } from './value-caches.js';

const [SYSTEMS, NAMES, VALUES] = VALUE_CACHES;

let catalogue: SectionCatalogue;
beforeAll(async () => {
  catalogue = await SectionCatalogue.load();
});

type Row = [name: string | null, value: string | null];

/** An inventory with that operating system and that change of the registry section. */
function plan(system: string | null | undefined, registry?: { added: Row[]; removed: Row[] }): InventoryPlan {
  return {
    computer: { id: 1, known: true },
    row: {
      values: new Map(system === undefined ? [] : [['OSNAME', system]]),
      lastDate: undefined,
      checksum: 1,
    },
    sections: registry
      ? [
          {
            section: catalogue.require('REGISTRY'),
            choice: { taken: true, reason: 'always-taken' },
            columns: ['NAME', 'REGVALUE'],
            difference: {
              added: registry.added,
              removed: registry.removed.map((values, id) => ({ id, values })),
              kept: 0,
            },
          },
        ]
      : [],
  };
}

describe('the values an inventory changes', () => {
  it.each([
    ['Debian', ['Debian']],
    [null, []],
    [undefined, []],
  ])('are its operating system: %s', (system, present) => {
    expect(changedValues(plan(system), SYSTEMS!)).toEqual({ present, vanished: [] });
  });

  it('are none of the registry when that section did not change', () => {
    expect(changedValues(plan('Debian'), NAMES!)).toEqual({ present: [], vanished: [] });
  });

  it('are those of the rows that came and went, once each and never null', () => {
    const registry = plan('Debian', {
      added: [
        ['Office', '16'],
        ['Office', '17'],
        ['Proxy', null],
      ],
      removed: [
        ['Office', '15'],
        ['Java', '17'],
        [null, '14'],
      ],
    });
    expect(changedValues(registry, NAMES!)).toEqual({ present: ['Office', 'Proxy'], vanished: ['Java'] });
    expect(changedValues(registry, VALUES!)).toEqual({ present: ['16', '17'], vanished: ['15', '14'] });
  });
});
