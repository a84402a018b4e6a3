import { integer, text, type ComputerDetail, type Section } from '@ocs/inventory-contract';
import { describe, expect, it } from 'vitest';
import { computerFacts, shortAgent, shortMaker, shortProcessor, shortSystem } from './computer-facts.rule.js';
import { columnWidths, shownFields } from './sections/section-columns.rule.js';
import { countSections, defaultTab, sectionsOfTab } from './sections/section-list.rule.js';
import { defaultSort, sortAddress, sortOfSection, sortRows } from './sections/section-rows.rule.js';

const label = (words: string) => ({ en: words, fr: words });

const section = (name: string, over: Partial<Section> = {}): Section => ({
  name,
  table: name.toLowerCase(),
  storage: 'rows',
  checksumBit: 1,
  deletedOnReplace: true,
  label: label(name),
  group: 'hardware',
  order: 10,
  fields: [{ name: 'NAME', type: text(), label: label('Name') }],
  ...over,
});

const detail = (over: Partial<ComputerDetail> = {}): ComputerDetail => ({
  id: 7,
  deviceId: 'pc-2026-01-01-10-00-00',
  archived: false,
  customised: false,
  hardware: {
    NAME: 'pc',
    USERID: 'ada',
    IPADDR: '10.0.0.7',
    MEMORY: 8000,
    WORKGROUP: 'CORP',
    USERDOMAIN: 'corp',
  },
  bios: { SMANUFACTURER: 'Dell Inc.', SMODEL: 'Dell Inc. Latitude', SSN: '7K2' },
  administrative: [
    { column: 'TAG', label: 'TAG', value: 'LYON', type: 'text', choices: [], tab: null },
    { column: 'fields_3', label: 'Room', value: null, type: 'text', choices: [], tab: null },
  ],
  sections: [
    { name: 'DRIVES', rows: 2 },
    { name: 'SLOTS', rows: 0 },
  ],
  memoryModulesMb: 8192,
  networks: [],
  administrativeVersion: 'v1',
  ...over,
});

describe('the facts of a computer', () => {
  it('prefer the memory modules, say a maker once, and a domain that differs only in case once', () => {
    const facts = computerFacts(detail(), [], []);
    expect(facts.memoryMb).toBe(8192);
    expect(facts.texts.model).toEqual({ short: 'Dell Latitude', whole: 'Dell Inc. Latitude' });
    expect(facts.texts.domain.short).toBe('CORP');
  });

  it('fall back to what the agent says about memory, and know nothing without a BIOS', () => {
    const facts = computerFacts(detail({ memoryModulesMb: null, bios: null }), [], []);
    expect(facts.memoryMb).toBe(8000);
    expect([facts.texts.model.short, facts.texts.serial.short]).toEqual(['', '']);
  });

  it.each([
    [
      'C: of Windows',
      [
        { LETTER: 'D:/', TOTAL: 900000, FREE: 1 },
        { LETTER: 'C:/', TOTAL: 487424, FREE: 140288 },
      ],
      'C:',
      137,
      476,
    ],
    [
      'the root of Unix',
      [
        { TYPE: '/home', TOTAL: 900000, FREE: 1 },
        { TYPE: '/', TOTAL: '20480', FREE: '10240' },
      ],
      '/',
      10,
      20,
    ],
    [
      'else the largest',
      [
        { VOLUMN: 'a', TOTAL: 1024, FREE: 0 },
        { VOLUMN: 'b', TOTAL: 2048, FREE: 1024 },
      ],
      'b',
      1,
      2,
    ],
  ])('take as system disk %s', (_, drives, name, freeGb, totalGb) => {
    expect(computerFacts(detail(), drives, []).disk).toEqual({ name, freeGb, totalGb });
  });

  it('have no disk without a size', () => {
    expect(computerFacts(detail(), [{ LETTER: 'A:/', TOTAL: 0, FREE: 0 }], []).disk).toBeUndefined();
  });

  it.each([
    [
      'of the computer’s address',
      [
        { MACADDR: 'x', STATUS: 'Up' },
        { MACADDR: 'y', IPADDRESS: '10.0.0.7' },
      ],
      'y',
    ],
    [
      'else of one that is up',
      [
        { MACADDR: 'x', STATUS: 'Down' },
        { MACADDR: 'y', STATUS: 'Up' },
      ],
      'y',
    ],
    ['else the first', [{ MACADDR: 'x' }, { MACADDR: 'y' }], 'x'],
    ['or none', [], ''],
  ])('take the MAC address of the adapter %s', (_, networks, mac) => {
    expect(computerFacts(detail(), [], networks).texts.mac.short).toBe(mac);
  });

  it.each([
    ['Intel(R) Core(TM) i5-10210U CPU @ 1.60GHz [4 core(s) x86_64]', 'Core i5-10210U'],
    ['AMD Ryzen 7 5700G with Radeon Graphics', 'Ryzen 7 5700G'],
    ['AMD EPYC 7543 32-Core Processor', 'EPYC 7543'],
    ['ARM Cortex-A72', 'ARM Cortex-A72'],
    ['@@', '@@'],
    ['', ''],
  ])('shorten the processor %s to %s', (name, short) => {
    expect(shortProcessor(name)).toBe(short);
  });

  it.each([
    ['Microsoft Windows 11 Pro', 'Windows 11 Pro'],
    ['Microsoft® Windows Server® 2022', 'Windows Server 2022'],
    ['Debian GNU/Linux 12', 'Debian GNU/Linux 12'],
    ['', ''],
  ])('shorten the system %s to %s', (name, short) => {
    expect(shortSystem(name)).toBe(short);
  });

  it.each([
    ['OCS-NG_WINDOWS_AGENT_v2.11.0.1', 'Windows 2.11.0.1'],
    ['OCS-NG_unified_unix_agent_v2.10.0', 'Unix 2.10.0'],
    ['OCS-NG_linux_client_v15', 'Linux 15'],
    ['FusionInventory-Agent_v2.6', 'FusionInventory 2.6'],
    ['OCS-NG_local_4.0', 'OCS-NG_local_4.0'],
  ])('shorten the agent %s to %s', (name, short) => {
    expect(shortAgent(name)).toBe(short);
  });

  it.each([
    ['Gigabyte Technology Co., Ltd. B550M DS3H', 'Gigabyte Technology B550M DS3H'],
    ['LENOVO 20XW', 'LENOVO 20XW'],
    ['Microsoft Corporation Virtual Machine', 'Microsoft Virtual Machine'],
  ])('shorten the model %s to %s', (name, short) => {
    expect(shortMaker(name)).toBe(short);
  });
});

describe('the tabs of a computer', () => {
  const catalogue = [
    section('SLOTS', { order: 20 }),
    section('DRIVES', { order: 30 }),
    section('HARDWARE', { storage: 'computer', order: 10 }),
    section('ACCOUNTINFO', { storage: 'administrative', group: 'administrative' }),
    section('SOFTWARES', { storage: 'software', group: 'software' }),
    section('WIDGETS', { group: 'miscellaneous' }),
  ];

  it('come from the catalogue, with counts; a section nobody knew yesterday is just there', () => {
    const { groups, empty } = countSections(
      catalogue,
      detail({
        sections: [
          { name: 'DRIVES', rows: 2 },
          { name: 'WIDGETS', rows: 3 },
        ],
      }),
    );
    expect(groups.map(({ group, count }) => [group, count])).toEqual([
      ['administrative', 1],
      ['hardware', 3],
      ['miscellaneous', 3],
    ]);
    expect(groups[1]?.sections.map((counted) => counted.section.name)).toEqual(['HARDWARE', 'DRIVES']);
    expect(empty.map(({ name }) => name)).toEqual(['SLOTS', 'SOFTWARES']);
  });

  it('open with hardware, else with the first there is', () => {
    const { groups } = countSections(catalogue, detail());
    expect(defaultTab(groups)).toBe('hardware');
    expect(defaultTab(groups.filter(({ group }) => group !== 'hardware'))).toBe('administrative');
    expect(defaultTab([])).toBe('all');
  });

  it.each([
    ['hardware', ['HARDWARE', 'DRIVES']],
    ['all', ['ACCOUNTINFO', 'HARDWARE', 'DRIVES']],
    ['DRIVES', ['DRIVES']],
    ['SLOTS', ['SLOTS']],
    ['nonsense', []],
  ])('show for "%s" %o', (tab, names) => {
    const { groups, empty } = countSections(catalogue, detail());
    expect(sectionsOfTab(tab, groups, empty).map((counted) => counted.section.name)).toEqual(names);
  });
});

describe('the columns of a section', () => {
  const fields = section('X', {
    fields: [
      { name: 'A', type: text(), label: label('A') },
      { name: 'B', type: integer, label: label('B'), shown: 'filled' },
      { name: 'C', column: 'C_ID', type: text(), label: label('C'), shown: 'filled' },
      { name: 'D', type: text(), label: label('D'), shown: 'never' },
    ],
  });
  const names = (list: readonly { readonly name: string }[]): string[] => list.map(({ name }) => name);

  it('leave out what this computer has nothing in, and name it', () => {
    const { shown, hidden } = shownFields(fields, [{ A: null, B: 0, C_ID: '' }], false);
    expect([names(shown), names(hidden)]).toEqual([['A'], ['B', 'C']]);
  });

  it('show a number that some row has', () => {
    expect(names(shownFields(fields, [{ B: 0 }, { B: 64 }], false).shown)).toEqual(['A', 'B']);
  });

  it('show the empty ones on demand, the internal ones never', () => {
    expect(names(shownFields(fields, [], true).shown)).toEqual(['A', 'B', 'C']);
  });

  it('give short texts what they need and long ones what is left', () => {
    const { widths, minimum } = columnWidths(['Name', 'Bits'], [['A very long name of a software', '64']]);
    expect(widths[0]).toBeUndefined();
    expect(widths[1]).toMatch(/^\d+px$/);
    expect(minimum).toBeGreaterThan(150);
  });
});

describe('the rows of a section', () => {
  const rows = [{ V: '10.0.10' }, { V: null }, { V: '10.0.2' }, { V: 'Éa' }, { V: 'eb' }];
  const sorted = (descending: boolean) => sortRows(rows, 'V', descending, 'fr').map((row) => row.V);

  it('sort as people count, empty values last either way', () => {
    expect(sorted(false)).toEqual(['10.0.2', '10.0.10', 'Éa', 'eb', null]);
    expect(sorted(true)).toEqual(['eb', 'Éa', '10.0.10', '10.0.2', null]);
  });

  it('keep the order of the server unless asked, but for software', () => {
    expect(sortRows(rows, '', false, 'en')).toBe(rows);
    expect([defaultSort(section('A')), defaultSort(section('B', { storage: 'software' }))]).toEqual([
      '',
      'NAME',
    ]);
  });

  it.each([
    ['SOFTWARES', 'VERSION', 'SOFTWARES.VERSION'],
    ['SOFTWARES', '-VERSION', '-SOFTWARES.VERSION'],
  ])('of %s sorted by %s stand in the address as %s', (name, sort, address) => {
    expect(sortAddress(name, sort)).toBe(address);
    expect(sortOfSection(address, name)).toBe(sort);
    expect(sortOfSection(address, 'OTHER')).toBeUndefined();
  });
});
