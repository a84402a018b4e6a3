import { SectionCatalogue } from '@ocs/inventory-server';
import { beforeAll, describe, expect, it } from 'vitest';
import { rowTreatment } from './merge-tables.rule.js';

let catalogue: SectionCatalogue;
beforeAll(async () => {
  catalogue = await SectionCatalogue.load();
});

describe('the rows of a replaced computer', () => {
  it.each([
    ['accountinfo', 'inherit'],
    ['devices', 'take-over'],
    ['groups_cache', 'membership'],
    ['itmgmt_comments', 'move'],
    ['download_servers', 'inherit'],
    ['netmap', 'move'],
    ['journallog', 'move'],
    ['x_contact', 'move'],
    ['archive', 'delete'],
    ['download_history', 'delete'],
    ['saas', 'delete'],
    ['software', 'delete'],
    ['bios', 'delete'],
    ['NETWORKS', 'delete'],
    ['a_plugin', 'delete'],
    ['x_note', 'delete'],
  ])('in %s: %s', (table, treatment) => {
    expect(rowTreatment(table, catalogue.sections)).toBe(treatment);
  });

  it('are deleted in every section that says so', () => {
    const tables = catalogue.sections.filter((section) => section.deletedOnReplace);
    expect(tables.length).toBeGreaterThan(20);
    expect(new Set(tables.map(({ table }) => rowTreatment(table, catalogue.sections)))).toEqual(
      new Set(['delete']),
    );
  });

  it.each([
    ['rows', 'move'],
    ['append', 'move'],
    ['single', 'delete'],
  ] as const)('of a further section that keeps them (%s): %s', (storage, treatment) => {
    const section = { ...catalogue.require('JOURNALLOG'), name: 'UPTIME', table: 'uptime', storage };
    expect(rowTreatment('uptime', [section])).toBe(treatment);
  });
});
