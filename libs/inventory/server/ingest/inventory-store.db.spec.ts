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

let db: TestDatabase;
let catalogue: SectionCatalogue;
let store: InventoryStore;

beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 25 });
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
  for (const { name } of await db.database.rows<{ name: string }>(
    "SELECT DISTINCT TABLE_NAME AS name FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND COLUMN_NAME = 'HARDWARE_ID'",
  )) {
    await db.database.run(['DELETE FROM', name].join(' '));
  }
  await db.database.run('DELETE FROM hardware');
});

const send = (
  sections: Sections,
  options: { deviceId?: string; useChecksum?: boolean; accept?: boolean } = {},
) => {
  const rows = Object.entries(sections).map(([name, elements]): [string, RawRow[]] => {
    const fields = agentFields(catalogue.require(name));
    return [name, elements.map((element) => fields.map((field) => element[field.name]))];
  });
  return store.store({
    deviceId: options.deviceId ?? DEVICE,
    document: { sections: new Map(rows) },
    sender: { address: '192.0.2.42', userAgent: 'OCS-NG_unified_unix_agent_v2.10.5' },
    settings: {
      useChecksum: options.useChecksum ?? true,
      acceptAdministrativeValues: options.accept ?? false,
    },
  });
};

const rows = <T = Record<string, string | number | null>>(sql: string) => db.database.rows<T>(sql);
const software = () =>
  rows<{ ID: number; NAME: string; PUBLISHER: string; VERSION: string }>(
    `SELECT s.ID, n.NAME, p.PUBLISHER, v.VERSION FROM software s JOIN software_name n ON n.ID = s.NAME_ID
     JOIN software_publisher p ON p.ID = s.PUBLISHER_ID JOIN software_version v ON v.ID = s.VERSION_ID ORDER BY n.NAME, v.VERSION`,
  );

describe('a first inventory', () => {
  it('makes one computer with every section it sent', async () => {
    const stored = await send({
      HARDWARE: [{ NAME: 'pc042', MEMORY: '8192', CHECKSUM: '1' }],
      BIOS: [{ SSN: 'AC-0042' }],
      DRIVES: [
        { VOLUMN: '/', TOTAL: '1000' },
        { VOLUMN: '/home', TOTAL: '12.7' },
      ],
      SOFTWARES: [{ NAME: 'bash', VERSION: '5.2.15-2', PUBLISHER: 'Debian' }],
    });
    expect(stored).toMatchObject({ known: false, administrative: { update: false, reason: 'new-computer' } });
    expect(await rows('SELECT NAME, MEMORY, CHECKSUM, USERAGENT, IPSRC FROM hardware')).toEqual([
      {
        NAME: 'pc042',
        MEMORY: 8192,
        CHECKSUM: 262143,
        USERAGENT: 'OCS-NG_unified_unix_agent_v2.10.5',
        IPSRC: '192.0.2.42',
      },
    ]);
    expect(await rows('SELECT SSN, SMODEL FROM bios')).toEqual([{ SSN: 'AC-0042', SMODEL: '' }]);
    expect(await rows('SELECT VOLUMN, TOTAL, CREATEDATE FROM drives')).toEqual([
      { VOLUMN: '/', TOTAL: 1000, CREATEDATE: '0000-00-00' },
      { VOLUMN: '/home', TOTAL: 13, CREATEDATE: '0000-00-00' },
    ]);
    expect(await software()).toMatchObject([{ NAME: 'bash', PUBLISHER: 'Debian', VERSION: '5.2.15-2' }]);
    expect(await rows('SELECT TAG FROM accountinfo')).toEqual([{ TAG: 'NA' }]);
  });

  it("takes the agent's TAG", async () => {
    await send({
      ACCOUNTINFO: [
        { KEYNAME: 'TAG', KEYVALUE: 'PARIS' },
        { KEYNAME: 'NOPE', KEYVALUE: 'x' },
      ],
    });
    expect(await rows('SELECT TAG FROM accountinfo')).toEqual([{ TAG: 'PARIS' }]);
  });

  it('is accepted without any section', async () => {
    await send({});
    expect(await rows('SELECT DEVICEID, NAME FROM hardware')).toEqual([{ DEVICEID: DEVICE, NAME: null }]);
  });

  it('makes exactly one computer when twenty of one device arrive at once', async () => {
    const inventory = {
      HARDWARE: [{ NAME: 'pc042' }],
      SOFTWARES: [{ NAME: 'bash' }, { NAME: 'vim' }],
      DRIVES: [{ VOLUMN: '/' }],
    };
    const stored = await Promise.all(Array.from({ length: 20 }, () => send(inventory)));
    expect(new Set(stored.map(({ computerId }) => computerId)).size).toBe(1);
    expect(stored.filter(({ known }) => !known)).toHaveLength(1);
    expect(await rows('SELECT COUNT(*) AS n FROM hardware')).toEqual([{ n: 1 }]);
    expect(await rows('SELECT COUNT(*) AS n FROM software')).toEqual([{ n: 2 }]);
    expect(await rows('SELECT COUNT(*) AS n FROM drives')).toEqual([{ n: 1 }]);
  });

  it('makes one computer each when forty devices with the same new software arrive at once', async () => {
    const names = Array.from({ length: 100 }, (_, at) => ({
      NAME: `product ${at % 90}`,
      VERSION: `1.${at}`,
      PUBLISHER: `maker ${at % 7}`,
    }));
    await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        send(
          { SOFTWARES: at % 2 ? names : [...names].reverse() },
          { deviceId: `pc${at}-2026-03-01-09-15-00` },
        ),
      ),
    );
    expect(await rows('SELECT COUNT(*) AS n FROM hardware')).toEqual([{ n: 40 }]);
    expect(await rows('SELECT COUNT(*) AS n FROM software')).toEqual([{ n: 4000 }]);
  });

  it('leaves nothing behind when a statement in the middle fails', async () => {
    await db.database.run('ALTER TABLE accountinfo RENAME TO accountinfo_away');
    await expect(send({ HARDWARE: [{ NAME: 'pc042' }], DRIVES: [{ VOLUMN: '/' }] })).rejects.toThrow();
    await db.database.run('ALTER TABLE accountinfo_away RENAME TO accountinfo');
    expect(await rows('SELECT ID FROM hardware')).toEqual([]);
    expect(await rows('SELECT ID FROM drives')).toEqual([]);
  });
});

describe('a further inventory', () => {
  it('keeps the rows of a section that the agent did not send', async () => {
    await send({ HARDWARE: [{ CHECKSUM: '1' }], DRIVES: [{ VOLUMN: '/' }] });
    await send({ HARDWARE: [{ CHECKSUM: '513' }] });
    expect(await rows('SELECT VOLUMN FROM drives')).toEqual([{ VOLUMN: '/' }]);
  });

  it('skips a section whose bit of the checksum is clear', async () => {
    await send({ DRIVES: [{ VOLUMN: '/' }] });
    await send({ HARDWARE: [{ CHECKSUM: '1' }], DRIVES: [{ VOLUMN: '/new' }] });
    expect(await rows('SELECT VOLUMN FROM drives')).toEqual([{ VOLUMN: '/' }]);
    await send({ HARDWARE: [{ CHECKSUM: '1' }], DRIVES: [{ VOLUMN: '/new' }] }, { useChecksum: false });
    expect(await rows('SELECT VOLUMN FROM drives')).toEqual([{ VOLUMN: '/new' }]);
  });

  it('keeps the ids of unchanged rows, adds and removes the others', async () => {
    await send({ DRIVES: [{ VOLUMN: '/' }, { VOLUMN: '/old' }] });
    const [root] = await rows<{ ID: number }>("SELECT ID FROM drives WHERE VOLUMN = '/'");
    await send({ HARDWARE: [{ CHECKSUM: '512' }], DRIVES: [{ VOLUMN: '/new' }, { VOLUMN: '/' }] });
    const left = await rows<{ ID: number; VOLUMN: string }>('SELECT ID, VOLUMN FROM drives ORDER BY VOLUMN');
    expect(left.map(({ VOLUMN }) => VOLUMN)).toEqual(['/', '/new']);
    expect(left[0]?.ID).toBe(root?.ID);
  });

  it('empties a HARDWARE field that is missing now, and keeps the user when a service sends', async () => {
    await send({ HARDWARE: [{ NAME: 'pc042', OSNAME: 'Debian', USERID: 'alice' }] });
    await send({ HARDWARE: [{ NAME: 'pc042', USERID: 'SYSTEM' }] });
    expect(await rows('SELECT OSNAME, USERID FROM hardware')).toEqual([{ OSNAME: null, USERID: 'alice' }]);
  });

  it('adds checksum bits and never clears them', async () => {
    await send({ HARDWARE: [{ CHECKSUM: '1' }] });
    await db.database.run('UPDATE hardware SET CHECKSUM = 4');
    await send({ HARDWARE: [{ CHECKSUM: '4096' }] });
    expect(await rows('SELECT CHECKSUM FROM hardware')).toEqual([{ CHECKSUM: 4101 }]);
  });

  it('replaces BIOS as one row and lets JOURNALLOG pile up', async () => {
    await send({ BIOS: [{ SSN: 'A' }], JOURNALLOG: [{ JOURNALLOG: 'x' }] });
    await send({ BIOS: [{ SSN: 'B' }], JOURNALLOG: [{ JOURNALLOG: 'x' }] });
    expect(await rows('SELECT SSN FROM bios')).toEqual([{ SSN: 'B' }]);
    expect(await rows('SELECT JOURNALLOG FROM journallog')).toHaveLength(2);
  });

  it("lets the server's TAG rule and tells the agent", async () => {
    await send({ ACCOUNTINFO: [{ KEYNAME: 'TAG', KEYVALUE: 'PARIS' }] });
    const { administrative } = await send({ ACCOUNTINFO: [{ KEYNAME: 'TAG', KEYVALUE: 'LYON' }] });
    expect(administrative).toEqual({
      update: true,
      reason: 'value-differs',
      entries: [{ name: 'TAG', value: 'PARIS' }],
    });
    expect(await rows('SELECT TAG FROM accountinfo')).toEqual([{ TAG: 'PARIS' }]);
  });

  it("takes the agent's TAG where the server is told to", async () => {
    await send({ ACCOUNTINFO: [{ KEYNAME: 'TAG', KEYVALUE: 'PARIS' }] });
    const { administrative } = await send(
      { ACCOUNTINFO: [{ KEYNAME: 'TAG', KEYVALUE: 'LYON' }] },
      { accept: true },
    );
    expect(administrative.update).toBe(false);
    expect(await rows('SELECT TAG FROM accountinfo')).toEqual([{ TAG: 'LYON' }]);
  });

  it('marks a computer whose administrative row vanished', async () => {
    await send({ ACCOUNTINFO: [{ KEYNAME: 'TAG', KEYVALUE: 'PARIS' }] });
    await db.database.run('DELETE FROM accountinfo');
    const { administrative } = await send({ ACCOUNTINFO: [{ KEYNAME: 'TAG', KEYVALUE: 'PARIS' }] });
    expect(administrative).toEqual({
      update: true,
      reason: 'row-was-lost',
      entries: [{ name: 'TAG', value: 'LOST' }],
    });
    expect(await rows('SELECT TAG FROM accountinfo')).toEqual([{ TAG: 'LOST' }]);
  });
});

describe('software', () => {
  it('keeps the row of what is still there, adds the new and removes the rest', async () => {
    await send({
      SOFTWARES: [
        { NAME: 'bash', VERSION: '5' },
        { NAME: 'vim', VERSION: '9' },
      ],
    });
    const [bash] = await software();
    await send({
      SOFTWARES: [
        { NAME: 'bash', VERSION: '5' },
        { NAME: 'emacs', VERSION: '29' },
      ],
    });
    const left = await software();
    expect(left.map(({ NAME, VERSION }) => `${NAME} ${VERSION}`)).toEqual(['bash 5', 'emacs 29']);
    expect(left[0]?.ID).toBe(bash?.ID);
  });

  it('stays when an inventory names none', async () => {
    await send({ SOFTWARES: [{ NAME: 'bash' }] });
    await send({ SOFTWARES: [{ VERSION: '1' }] });
    expect(await software()).toMatchObject([
      { NAME: 'bash', PUBLISHER: 'Unavailable', VERSION: 'Unavailable' },
    ]);
  });

  it('is one row for the same triple twice, and one name for spellings the database takes for equal', async () => {
    await send({
      SOFTWARES: [
        { NAME: 'Firefox', VERSION: '1' },
        { NAME: 'firefox', VERSION: '1' },
        { NAME: 'Firéfox ', VERSION: '1' },
        { NAME: 'FIREFOX', VERSION: '2' },
      ],
    });
    expect((await software()).map(({ NAME, VERSION }) => `${NAME} ${VERSION}`)).toEqual([
      'Firefox 1',
      'Firefox 2',
    ]);
  });

  it('finds a spelling of a name that another computer brought', async () => {
    await send({ SOFTWARES: [{ NAME: 'Thunderbird' }] });
    await send(
      { SOFTWARES: [{ NAME: 'thunderbird' }, { NAME: 'Straße' }] },
      { deviceId: 'other-2026-03-01-09-15-00' },
    );
    expect((await software()).filter(({ NAME }) => NAME === 'Thunderbird')).toHaveLength(2);
  });

  it('cuts a name that is too long and stores characters beyond the basic plane', async () => {
    await send({ SOFTWARES: [{ NAME: 'x'.repeat(300) }, { NAME: '😀 player' }] });
    expect((await software()).map(({ NAME }) => NAME).sort()).toEqual(['x'.repeat(255), '😀 player'].sort());
  });

  it('notes comparable versions', async () => {
    await send({ SOFTWARES: [{ NAME: 'git', VERSION: '1:2.30.2-1+deb11u2' }] });
    expect(
      await rows(
        "SELECT PRETTYVERSION, MAJOR, MINOR, PATCH FROM software_version WHERE VERSION = '1:2.30.2-1+deb11u2'",
      ),
    ).toEqual([{ PRETTYVERSION: '2.30.2', MAJOR: 2, MINOR: 30, PATCH: 2 }]);
  });
});
