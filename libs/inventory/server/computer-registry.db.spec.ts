import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ComputerRegistry, type NotedContact } from './computer-registry.js';
import { OverrideRepository } from './overrides/override.repository.js';

let db: TestDatabase;
let registry: ComputerRegistry;

const COUNT = 40;
const deviceId = (number: number): string => `pc${number}-2026-03-01-09-15-00`;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  registry = new ComputerRegistry(db.database, new OverrideRepository(db.database));
  await db.database.run('DELETE FROM hardware');
  await db.database.run('INSERT INTO hardware (ID, DEVICEID, FIDELITY) VALUES ?', [
    Array.from({ length: COUNT }, (_, at) => [at + 1, deviceId(at + 1), 5]),
  ]);
});

interface Noted {
  readonly id: number;
  readonly agent: string | null;
  readonly fidelity: number;
  readonly quality: string | null;
}

const noted = (): Promise<Noted[]> =>
  db.database.rows<Noted>(
    'SELECT ID AS id, USERAGENT AS agent, FIDELITY AS fidelity, QUALITY AS quality FROM hardware ORDER BY ID',
  );

describe('computers that are looked for at the same time', () => {
  it('are all found, in a few statements', async () => {
    const statements = vi.spyOn(db.database, 'rows');
    const numbers = Array.from({ length: COUNT }, (_, at) => at + 1);
    const found = await Promise.all(numbers.map((number) => registry.find(deviceId(number))));
    expect(found.map((one) => one?.computer.id)).toEqual(numbers);
    expect(statements.mock.calls.length).toBeLessThanOrEqual(3);
    statements.mockRestore();
  });

  it('are found by every spelling that the database takes for the same', async () => {
    const spellings = [deviceId(1), deviceId(1).toUpperCase(), deviceId(1).replace('pc', 'pÇ')];
    const found = await Promise.all(spellings.map((spelling) => registry.find(spelling)));
    expect(found.map((one) => one?.computer.id)).toEqual([1, 1, 1]);
  });

  it('are not found when there is none, and groups are no computers', async () => {
    await db.database.run("INSERT INTO hardware (ID, DEVICEID) VALUES (100, '_SYSTEMGROUP_')");
    const found = await Promise.all(
      [deviceId(99), '_SYSTEMGROUP_', deviceId(2)].map((id) => registry.find(id)),
    );
    expect(found.map((one) => one?.computer.id)).toEqual([undefined, undefined, 2]);
  });
});

describe('the settings of computers that are looked for at the same time', () => {
  it('come with them: their own, and those of their groups', async () => {
    await db.database.run('DELETE FROM devices');
    await db.database.run('DELETE FROM groups_cache');
    await db.database.run("INSERT INTO hardware (ID, DEVICEID, NAME) VALUES (100, '_SYSTEMGROUP_', 'Paris')");
    await db.database.run(
      "INSERT INTO devices (HARDWARE_ID, NAME, IVALUE) VALUES (1, 'FREQUENCY', 7), (100, 'FREQUENCY', 3)",
    );
    await db.database.run('INSERT INTO groups_cache (HARDWARE_ID, GROUP_ID, STATIC) VALUES (2, 100, 0)');
    const statements = vi.spyOn(db.database, 'rows');
    const found = await Promise.all([1, 2, 3, 99].map((number) => registry.find(deviceId(number))));
    expect(statements.mock.calls.length).toBeLessThanOrEqual(3);
    statements.mockRestore();
    expect(found.map((one) => one?.computer.id)).toEqual([1, 2, 3, undefined]);
    expect(found.map((one) => one?.settings.overrides.map(({ from, number }) => [from, number]))).toEqual([
      [['computer', 7]],
      [['group', 3]],
      [],
      undefined,
    ]);
    expect(found[1]?.settings.groups).toEqual([{ groupId: 100, name: 'Paris', state: 0 }]);
    await db.database.run('DELETE FROM devices');
    await db.database.run('DELETE FROM groups_cache');
  });
});

describe('contacts that are noted together', () => {
  const contact = (id: number, userAgent: string, quality: number, stored?: string): NotedContact => ({
    computer: {
      id,
      lastInventory: null,
      lastContact: null,
      quality: null,
      fidelity: 5,
      userAgent: stored ?? null,
    },
    userAgent,
    quality,
  });

  it('are noted for each computer with its own values', async () => {
    const numbers = Array.from({ length: COUNT }, (_, at) => at + 1);
    await registry.noteContacts(numbers.map((number) => contact(number, `agent '${number}?`, number / 8)));
    expect(await noted()).toEqual(
      numbers.map((number) => ({
        id: number,
        agent: `agent '${number}?`,
        fidelity: 6,
        quality: (number / 8).toFixed(4),
      })),
    );
  });

  it('leave an agent alone that is stored already, and write another one, cut to its column', async () => {
    await db.database.run("UPDATE hardware SET USERAGENT = 'old' WHERE ID IN (1, 2)");
    await registry.noteContacts([contact(1, 'old', 1, 'old'), contact(2, 'n'.repeat(60), 1, 'old')]);
    expect((await noted()).slice(0, 2)).toMatchObject([
      { agent: 'old', fidelity: 6 },
      { agent: 'n'.repeat(50), fidelity: 6 },
    ]);
  });

  it('count each, also two of the same computer', async () => {
    await registry.noteContacts([contact(1, 'agent', 1), contact(2, 'agent', 1), contact(1, 'agent', 2)]);
    expect((await noted()).slice(0, 3).map(({ fidelity }) => fidelity)).toEqual([7, 6, 5]);
  });

  it('are nothing to write when there are none, or their computer is gone', async () => {
    await registry.noteContacts([]);
    await registry.noteContacts([contact(99, 'agent', 1)]);
    expect((await noted()).every(({ fidelity }) => fidelity === 5)).toBe(true);
  });
});
