import { createHash } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MergeParticipants } from '../merge-participants.js';
import { agentFields, SectionCatalogue } from '../section-catalogue.js';
import { AdministrativeRepository } from './administrative.repository.js';
import type { RawRow } from './document.js';
import { FingerprintRepository } from './fingerprint.repository.js';
import type { FoundComputer } from './found-computer.js';
import { InventoryPlanner } from './inventory-planner.js';
import { InventoryRepository } from './inventory.repository.js';
import { InventoryStore } from './inventory-store.js';
import { SoftwareDictionary } from './software-dictionary.js';
import { SoftwareStore } from './software-store.js';

type Software = Record<string, string>;

const DEVICE = 'pc042-2026-03-01-09-15-00';
const MANY: Software[] = Array.from({ length: 30 }, (_, at) => ({ NAME: `package ${at}`, VERSION: '1' }));

let db: TestDatabase;
let catalogue: SectionCatalogue;
let store: InventoryStore;
/** How many software elements were read in the last inventory. */
let read = 0;

beforeAll(async () => {
  db = await createTestDatabase();
  catalogue = await SectionCatalogue.load();
  const software = new SoftwareStore(catalogue, new SoftwareDictionary(db.database));
  const inventories = new InventoryRepository();
  store = new InventoryStore(
    db.database,
    catalogue,
    new InventoryPlanner(catalogue, inventories, software),
    inventories,
    new FingerprintRepository(new MergeParticipants()),
    new AdministrativeRepository(),
    software,
  );
});
afterAll(() => db.close());

beforeEach(async () => {
  const tables = ['software', 'accountinfo', 'x_fingerprint', 'x_software_elements', 'hardware'];
  for (const table of tables) await db.database.run(['DELETE FROM', table].join(' '));
});

/** What is stored, as `name version` and the detail that the first report set, sorted. */
const stored = async () =>
  (
    await db.database.rows<{ text: string }>(
      `SELECT CONCAT_WS(' ', n.NAME, NULLIF(v.VERSION, 'Unavailable'), NULLIF(s.FOLDER, '')) AS text FROM software s
       JOIN software_name n ON n.ID = s.NAME_ID JOIN software_version v ON v.ID = s.VERSION_ID`,
    )
  )
    .map(({ text }) => text)
    .sort();

const ids = async () =>
  (await db.database.rows<{ ID: number }>('SELECT ID FROM software ORDER BY ID')).map(({ ID }) => ID);

const expected = (software: readonly Software[]) =>
  [
    ...new Set(
      software.map(({ NAME, VERSION, FOLDER }) => [NAME, VERSION, FOLDER].filter(Boolean).join(' ')),
    ),
  ].sort();

const digest = (value: unknown, length: number): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('binary').slice(0, length);

const find = async () => (await store.find(DEVICE)) ?? null;

/** Sends an inventory with this software, and with a section that does not change: there is always something to believe. */
async function send(software: readonly Software[], found?: FoundComputer | null) {
  const fields = agentFields(catalogue.require('SOFTWARES'));
  const rows = software.map((element): RawRow | undefined =>
    Object.keys(element).length === 0 ? undefined : fields.map((field) => element[field.name]),
  );
  read = 0;
  return store.store({
    deviceId: DEVICE,
    found: found === undefined ? await find() : found,
    document: {
      sections: new Map(),
      unread: {
        digests: new Map([['SOFTWARES', Buffer.from(digest(software, 15), 'binary').toString('base64')]]),
        interpretation: 'v1',
        read: (names) => {
          const some = rows.filter((row) => row !== undefined);
          read += some.length;
          return Promise.resolve(new Map(names.length > 0 && some.length > 0 ? [['SOFTWARES', some]] : []));
        },
        elements: () => ({
          digests: software.map((element) => digest(element, 8)),
          read: (places) => {
            read += places.length;
            return Promise.resolve(places.map((place) => rows[place]));
          },
        }),
      },
    },
    sender: { address: '192.0.2.42', userAgent: 'agent' },
    settings: { useChecksum: true, acceptAdministrativeValues: false },
  });
}

const difference = ({ plan }: Awaited<ReturnType<typeof send>>) => {
  const { added, removed } = plan.sections.find(({ section }) => section.name === 'SOFTWARES')!.difference;
  return { added: added.length, removed: removed.length };
};

describe('of the software of a known computer', () => {
  beforeEach(() => send(MANY));

  it.each<[string, readonly Software[], { added: number; removed: number }]>([
    ['a new one is added', [...MANY, { NAME: 'new' }], { added: 1, removed: 0 }],
    ['a missing one is removed', MANY.slice(1), { added: 0, removed: 1 }],
    [
      'an upgraded one is replaced',
      MANY.with(3, { NAME: 'package 3', VERSION: '2' }),
      { added: 1, removed: 1 },
    ],
    ['a second version is added', [...MANY, { NAME: 'package 3', VERSION: '2' }], { added: 1, removed: 0 }],
    [
      'one of which only a detail changed stays',
      MANY.with(3, { ...MANY[3], FOLDER: '/opt' }),
      { added: 0, removed: 0 },
    ],
    [
      'one that is written in another way stays',
      MANY.with(3, { NAME: 'Package 3', VERSION: '1' }),
      { added: 0, removed: 0 },
    ],
    ['one that lost its name is removed', MANY.with(3, { VERSION: '1' }), { added: 0, removed: 1 }],
    ['an element without any value says nothing', [...MANY, {}], { added: 0, removed: 0 }],
  ])('%s, and only what changed is read', async (_case, software, expectedDifference) => {
    const before = await ids();
    expect(difference(await send(software))).toEqual(expectedDifference);
    expect(read).toBeLessThan(6);
    const rest = await ids();
    expect(before.filter((id) => !rest.includes(id))).toHaveLength(expectedDifference.removed);
    expect(rest).toHaveLength(MANY.length + expectedDifference.added - expectedDifference.removed);
  });

  it('the result is that of comparing everything, whatever follows', async () => {
    const twice = { NAME: 'package 5', VERSION: '1', FOLDER: '/opt' };
    const steps: Software[][] = [
      [...MANY, twice],
      [...MANY.filter(({ NAME }) => NAME !== 'package 5'), twice],
      [...MANY.slice(3), { NAME: 'package 5', VERSION: '3' }, { NAME: 'Package 6', VERSION: '1' }],
      [{ NAME: 'package 6', VERSION: '2' }, ...MANY.slice(10)],
      MANY,
    ];
    for (const software of steps) {
      await send(software);
      expect(read).toBeLessThan(25);
      const bare = software.map(({ NAME = '', VERSION = '' }) => ({ NAME: NAME.toLowerCase(), VERSION }));
      expect(await stored()).toEqual(expected(bare));
    }
  });

  it('everything is compared where nothing has a name any more: that says nothing about what is installed', async () => {
    await send([{ VERSION: '1' }, { VERSION: '2' }]);
    expect(await stored()).toEqual(expected(MANY));
  });

  it('everything is read where nearly everything is new', async () => {
    const others = Array.from({ length: 150 }, (_, at) => ({ NAME: `other ${at}` }));
    await send(others);
    expect(read).toBe(150);
    expect(await stored()).toEqual(expected(others));
  });

  it('everything is compared after another program stored an inventory', async () => {
    await db.database.run('UPDATE hardware SET LASTDATE = LASTDATE - INTERVAL 1 HOUR');
    await db.database.run('DELETE FROM software LIMIT 5');
    await send([...MANY, { NAME: 'new' }]);
    expect(await stored()).toEqual(expected([...MANY, { NAME: 'new' }]));
  });
});

describe('what is known of a computer is out of date when', () => {
  it('another inventory of it was stored meanwhile', async () => {
    await send(MANY);
    const found = await find();
    const others = MANY.with(0, { NAME: 'other' });
    await send(others);
    await send(MANY.with(1, { NAME: 'third' }), found);
    expect(await stored()).toEqual(expected(MANY.with(1, { NAME: 'third' })));
    // … also where the same as before came again.
    await send(others, found);
    expect(await stored()).toEqual(expected(others));
  });

  it('it was made meanwhile', async () => {
    await send(MANY);
    expect(await send(MANY.slice(1), null)).toMatchObject({ known: true });
    expect(await stored()).toEqual(expected(MANY.slice(1)));
  });

  it('it was deleted meanwhile', async () => {
    await send(MANY);
    const found = await find();
    for (const table of ['software', 'x_fingerprint', 'hardware'])
      await db.database.run(['DELETE FROM', table].join(' '));
    expect(await send(MANY, found)).toMatchObject({ known: false });
    expect(await stored()).toEqual(expected(MANY));
  });

  it('twenty first inventories come at once: they make one computer', async () => {
    await Promise.all(Array.from({ length: 20 }, () => send(MANY, null)));
    expect(await db.database.rows('SELECT ID FROM hardware')).toHaveLength(1);
    expect(await stored()).toEqual(expected(MANY));
  });
});
