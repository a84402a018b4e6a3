import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MergeParticipants } from '../merge-participants.js';
import { agentFields, SectionCatalogue } from '../section-catalogue.js';
import { AdministrativeRepository } from './administrative.repository.js';
import type { RawRow } from './document.js';
import { FingerprintRepository } from './fingerprint.repository.js';
import { InventoryStore } from './inventory-store.js';
import { InventoryPlanner } from './inventory-planner.js';
import { InventoryRepository } from './inventory.repository.js';
import { SoftwareDictionary } from './software-dictionary.js';
import { SoftwareStore } from './software-store.js';

type Sections = Record<string, Record<string, string>[]>;

const DEVICE = 'pc042-2026-03-01-09-15-00';
const EVERYTHING = '67108863';

let db: TestDatabase;
let catalogue: SectionCatalogue;
let store: InventoryStore;
const participants = new MergeParticipants();
/** Sections that were read in the last inventory. */
let read: string[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
  catalogue = await SectionCatalogue.load();
  const fingerprints = new FingerprintRepository(participants);
  fingerprints.onModuleInit();
  const inventories = new InventoryRepository();
  const software = new SoftwareStore(catalogue, new SoftwareDictionary(db.database));
  store = new InventoryStore(
    db.database,
    catalogue,
    new InventoryPlanner(catalogue, inventories, software),
    inventories,
    fingerprints,
    new AdministrativeRepository(),
    software,
  );
});
afterAll(() => db.close());

beforeEach(async () => {
  for (const table of ['drives', 'software', 'accountinfo', 'x_fingerprint', 'hardware'])
    await db.database.run(['DELETE FROM', table].join(' '));
});

const rows = <T = Record<string, string | number | null>>(sql: string) => db.database.rows<T>(sql);
const drives = async () =>
  (await rows<{ VOLUMN: string }>('SELECT VOLUMN FROM drives ORDER BY ID')).map(({ VOLUMN }) => VOLUMN);

/** Sends an inventory whose sections, but HARDWARE, are only read when they are asked for. */
async function send(
  sections: Sections,
  { checksum = EVERYTHING, interpretation = 'v1', whole = false } = {},
): Promise<Map<string, string>> {
  const toRows = (elements: Record<string, string>[], name: string): RawRow[] => {
    const fields = agentFields(catalogue.require(name));
    return elements.map((element) => fields.map((field) => element[field.name]));
  };
  const hardware: [string, RawRow[]] = [
    'HARDWARE',
    toRows([{ NAME: 'pc042', CHECKSUM: checksum }], 'HARDWARE'),
  ];
  const others = Object.entries(sections).map(([name, elements]): [string, RawRow[]] => [
    name,
    toRows(elements, name),
  ]);
  read = [];
  const unread = {
    digests: new Map(Object.entries(sections).map(([name, elements]) => [name, digest(elements)])),
    interpretation,
    read: (names: readonly string[]) => {
      read.push(...names);
      return Promise.resolve(new Map(others.filter(([name]) => names.includes(name))));
    },
  };
  const stored = await store.store({
    deviceId: DEVICE,
    document: whole
      ? { sections: new Map([hardware, ...others]) }
      : { sections: new Map([hardware]), unread },
    found: (await store.find(DEVICE)) ?? null,
    sender: { address: '192.0.2.42', userAgent: 'agent' },
    settings: { useChecksum: true, acceptAdministrativeValues: false },
  });
  return new Map(stored.plan.sections.map(({ section, choice }) => [section.name, choice.reason]));
}

const digest = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('hex').slice(-40);

const DRIVES = [{ VOLUMN: '/' }, { VOLUMN: '/home' }];
const SOFTWARES = [{ NAME: 'bash', VERSION: '5.2' }, { NAME: 'vim' }];

describe('a section whose bytes are those of the last inventory', () => {
  it('is neither read nor compared, even when the agent says that it changed', async () => {
    await send({ DRIVES, SOFTWARES });
    expect(read.sort()).toEqual(['DRIVES', 'SOFTWARES']);
    const reasons = await send({ DRIVES, SOFTWARES });
    expect(read).toEqual([]);
    expect(Object.fromEntries(reasons)).toEqual({ DRIVES: 'sent-before', SOFTWARES: 'sent-before' });
    expect(await drives()).toEqual(['/', '/home']);
  });

  it('does not keep others from being stored', async () => {
    await send({ DRIVES, SOFTWARES });
    await send({ DRIVES: [{ VOLUMN: '/' }, { VOLUMN: '/srv' }], SOFTWARES });
    expect(read).toEqual(['DRIVES']);
    expect(await drives()).toEqual(['/', '/srv']);
    await send({ DRIVES, SOFTWARES });
    expect(read).toEqual(['DRIVES']);
    expect(await drives()).toEqual(['/', '/home']);
  });

  it('is still known after an inventory without it', async () => {
    await send({ DRIVES, SOFTWARES });
    await send({ SOFTWARES });
    await send({ DRIVES, SOFTWARES });
    expect(read).toEqual([]);
  });
});

it('a section that changed but was not taken is stored as soon as the agent says so', async () => {
  await send({ DRIVES });
  const changed = [{ VOLUMN: '/' }];
  expect((await send({ DRIVES: changed }, { checksum: '1' })).get('DRIVES')).toBe('checksum-says-unchanged');
  expect(await drives()).toEqual(['/', '/home']);
  await send({ DRIVES: changed });
  expect(await drives()).toEqual(['/']);
});

describe('everything is compared again', () => {
  const expectComparison = async (options?: Parameters<typeof send>[1]) => {
    await db.database.run("DELETE FROM drives WHERE VOLUMN = '/home'");
    await send({ DRIVES }, options);
    expect(read).toEqual(['DRIVES']);
    expect(await drives()).toEqual(['/', '/home']);
    // … and believed again afterwards.
    await send({ DRIVES }, options);
    expect(read).toEqual([]);
  };
  beforeEach(() => send({ DRIVES }));

  it('when another program stored an inventory since', async () => {
    await db.database.run('UPDATE hardware SET LASTDATE = LASTDATE - INTERVAL 1 HOUR');
    await expectComparison();
  });

  it('when the catalogue or the filter of fields is another one', () =>
    expectComparison({ interpretation: 'v2' }));

  it('a week after the last time', async () => {
    const week = 7 * 86_400;
    await db.database.run(
      "UPDATE x_fingerprint SET SECTIONS = REGEXP_REPLACE(SECTIONS, '^v1 [0-9]+', CONCAT('v1 ', UNIX_TIMESTAMP() - ?))",
      [week],
    );
    await expectComparison();
  });

  it('after an inventory that had to be read as a whole', async () => {
    await send({ DRIVES: [{ VOLUMN: '/' }] }, { whole: true });
    expect(await rows('SELECT * FROM x_fingerprint')).toEqual([]);
    await expectComparison();
  });

  it('after the computer took the place of another one', async () => {
    const [computer] = await rows<{ ID: number }>('SELECT ID FROM hardware');
    await db.database.transaction((tx) => participants.merge(tx, 1_000_000, computer?.ID ?? 0));
    await expectComparison();
  });
});
