import { SERVER_OPTIONS, type Permission, type ServerOption } from '@ocs/core-contract';
import {
  text,
  type ComputerDetail,
  type ComputerDiscovery,
  type ComputerGroup,
  type ComputerNote,
  type ComputerOption,
  type ComputerOptions,
  type ComputerPackages,
  type ContactList,
  type Section,
  type SectionCatalogueAnswer,
} from '@ocs/inventory-contract';
import { FakeApi } from './fake-api.js';

/** Text an agent could send in the hope that a page runs it. */
export const HOSTILE = '<img src=x onerror=alert(1)>{{name}}\u202Egnp';

const section = (over: Partial<Section> & Pick<Section, 'name' | 'label'>): Section => ({
  table: over.name.toLowerCase(),
  storage: 'rows',
  checksumBit: 1,
  deletedOnReplace: true,
  group: 'hardware',
  order: 10,
  fields: [{ name: 'NAME', type: text(), label: { en: 'Name', fr: 'Nom' } }],
  ...over,
});

export const CATALOGUE: SectionCatalogueAnswer = {
  computerColumns: [],
  sections: [
    section({
      name: 'ACCOUNTINFO',
      label: { en: 'Administrative data', fr: 'Informations administratives' },
      storage: 'administrative',
      group: 'administrative',
    }),
    section({
      name: 'HARDWARE',
      label: { en: 'Computer', fr: 'Ordinateur' },
      storage: 'computer',
    }),
    section({
      name: 'SOFTWARES',
      label: { en: 'Software', fr: 'Logiciels' },
      storage: 'software',
      group: 'software',
    }),
    section({ name: 'SLOTS', label: { en: 'Slots', fr: 'Emplacements' } }),
  ],
};

export const DETAIL: ComputerDetail = {
  id: 7,
  deviceId: 'pc-7-2026-01-01-10-00-00',
  archived: false,
  customised: true,
  hardware: {
    NAME: 'LYO-PC-7',
    OSNAME: 'Microsoft Windows 11 Pro',
    LASTCOME: new Date().toISOString(),
    LASTDATE: new Date().toISOString(),
    MEMORY: 16384,
  },
  bios: null,
  administrative: [
    { column: 'TAG', label: 'TAG', value: 'LYON', type: 'text', choices: [], tab: null },
    { column: 'fields_3', label: 'Room', value: 'B12', type: 'text', choices: [], tab: null },
    { column: 'fields_4', label: 'Bought', value: null, type: 'date', choices: [], tab: null },
    { column: 'fields_5', label: 'Desks', value: null, type: 'number', choices: [], tab: null },
    {
      column: 'fields_6',
      label: 'Kind',
      value: 'old kind',
      type: 'list',
      choices: ['lent', 'own'],
      tab: null,
    },
  ],
  sections: [{ name: 'SOFTWARES', rows: 2 }],
  memoryModulesMb: null,
  networks: [],
  administrativeVersion: 'v1',
};

export const option = (key: string, over: Partial<ComputerOption> = {}): ComputerOption => ({
  key,
  value: 1,
  origin: 'global',
  own: null,
  candidates: [{ from: 'global', groupId: null, groupName: null, value: 1, decides: true }],
  otherwise: null,
  reasons: [{ en: 'General value of the server.', fr: 'Valeur générale du serveur.' }],
  ...over,
});

const FREQUENCY = option('FREQUENCY', {
  value: 3,
  origin: 'computer',
  own: 3,
  candidates: [
    { from: 'computer', groupId: null, groupName: null, value: 3, decides: true },
    { from: 'group', groupId: 8, groupName: 'Laptops', value: 5, decides: false },
    { from: 'global', groupId: null, groupName: null, value: 7, decides: false },
  ],
  otherwise: { from: 'group', groupId: 8, groupName: 'Laptops', value: 5, decides: true },
  reasons: [{ en: 'The smallest value wins.', fr: 'La plus petite valeur l’emporte.' }],
});

export const DISCOVERY: ComputerDiscovery = {
  mode: 'standard',
  network: null,
  networks: [
    { subnet: '10.21.4.0', name: 'Lyon floor 4' },
    { subnet: '10.22.0.0', name: null },
  ],
};

const customisable = (entry: ServerOption): boolean => entry.scopes.includes('computer');

export const OPTIONS: ComputerOptions = {
  options: SERVER_OPTIONS.filter(customisable).map(({ key }) =>
    key === 'FREQUENCY' ? FREQUENCY : option(key),
  ),
  discovery: DISCOVERY,
  setBy: [{ key: 'FREQUENCY', login: 'a.martin', at: '2026-11-20T10:00:00Z' }],
};

export const PACKAGES: ComputerPackages = {
  assigned: [
    {
      assignmentId: 31,
      activationId: 5,
      packageId: '1700000001',
      name: 'Reader 24',
      priority: 5,
      sizeBytes: 1024,
      server: 'main',
      groupName: null,
      state: 'ERR_BAD_DIGEST',
      since: 'Mon Nov 23 10:00:00 2026',
    },
    {
      assignmentId: null,
      activationId: 6,
      packageId: '1700000002',
      name: HOSTILE,
      priority: null,
      sizeBytes: null,
      server: null,
      groupName: 'Laptops',
      state: null,
      since: null,
    },
  ],
  available: [
    { activationId: 9, packageId: '1700000003', name: 'Viewer 3', priority: 5, sizeBytes: 1, server: 'main' },
  ],
  history: [
    { packageId: '1600000001', name: 'Editor 1' },
    { packageId: '1600000002', name: null },
  ],
};

export const GROUPS: readonly ComputerGroup[] = [
  { id: 9, name: 'Servers', description: null, dynamic: false, state: 'none' },
  { id: 8, name: 'Laptops', description: 'All that travel', dynamic: true, state: 'computed' },
];

export const NOTES: readonly ComputerNote[] = [
  { id: 2, text: HOSTILE, author: 'ada', at: '2026-11-20T10:00:00Z', version: 'n1' },
];

export const CONTACTS: ContactList = {
  contacts: [
    {
      kind: 'PROLOG',
      status: 200,
      firstAt: '2026-11-20T10:00:00Z',
      lastAt: '2026-11-22T10:00:00Z',
      times: 37,
      decisions: [
        {
          topic: 'prolog',
          subject: null,
          outcome: 'stop',
          text: { en: 'Nothing to do.', fr: 'Rien à faire.' },
          reasons: [
            {
              code: 'recent',
              text: { en: 'The last inventory is 2 days old.', fr: 'Le dernier inventaire date de 2 jours.' },
            },
          ],
        },
      ],
    },
  ],
};

/** The API of computer 7. */
export function fakeComputer(): FakeApi {
  return new FakeApi()
    .on('GET /api/inventory/sections', CATALOGUE)
    .on('GET /api/computers/7', DETAIL)
    .on('GET /api/computers/7/sections/SOFTWARES', {
      section: 'SOFTWARES',
      rows: [{ NAME: 'Firefox' }, { NAME: HOSTILE }],
      total: 2,
      page: 1,
      pageSize: 500,
    })
    .on('GET /api/computers/7/options', OPTIONS)
    .on('GET /api/computers/7/packages', PACKAGES)
    .on('GET /api/computers/7/groups', { groups: GROUPS })
    .on('GET /api/computers/7/notes', { notes: NOTES })
    .on('GET /api/computers/7/contacts', CONTACTS);
}

export const EVERYTHING: readonly Permission[] = [
  'computers.read',
  'computers.edit',
  'computers.customize',
  'computers.archive',
  'computers.delete',
  'packages.assign',
  'groups.edit',
];
