import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ComputerRegistry } from './computer-registry.js';

let db: TestDatabase;
let registry: ComputerRegistry;

const COUNT = 40;
const deviceId = (number: number): string => `pc${number}-2026-03-01-09-15-00`;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  registry = new ComputerRegistry(db.database);
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
  it('are all found, in a statement or two', async () => {
    const statements = vi.spyOn(db.database, 'rows');
    const numbers = Array.from({ length: COUNT }, (_, at) => at + 1);
    const found = await Promise.all(numbers.map((number) => registry.find(deviceId(number))));
    expect(found.map((computer) => computer?.id)).toEqual(numbers);
    expect(statements.mock.calls.length).toBeLessThanOrEqual(2);
    statements.mockRestore();
  });

  it('are found by every spelling that the database takes for the same', async () => {
    const spellings = [deviceId(1), deviceId(1).toUpperCase(), deviceId(1).replace('pc', 'pÇ')];
    const found = await Promise.all(spellings.map((spelling) => registry.find(spelling)));
    expect(found.map((computer) => computer?.id)).toEqual([1, 1, 1]);
  });

  it('are not found when there is none, and groups are no computers', async () => {
    await db.database.run("INSERT INTO hardware (ID, DEVICEID) VALUES (100, '_SYSTEMGROUP_')");
    const found = await Promise.all(
      [deviceId(99), '_SYSTEMGROUP_', deviceId(2)].map((id) => registry.find(id)),
    );
    expect(found.map((computer) => computer?.id)).toEqual([undefined, undefined, 2]);
  });
});

describe('contacts that are noted at the same time', () => {
  it('are noted for each computer with its own values', async () => {
    const numbers = Array.from({ length: COUNT }, (_, at) => at + 1);
    await Promise.all(numbers.map((number) => registry.noteContact(number, `agent '${number}?`, number / 8)));
    expect(await noted()).toEqual(
      numbers.map((number) => ({
        id: number,
        agent: `agent '${number}?`,
        fidelity: 6,
        quality: (number / 8).toFixed(4),
      })),
    );
  });

  it('count each, also two of the same computer', async () => {
    await Promise.all([
      registry.noteContact(1, 'agent', 1),
      registry.noteContact(2, 'agent', 1),
      registry.noteContact(1, 'agent', 2),
    ]);
    expect((await noted()).slice(0, 3).map(({ fidelity }) => fidelity)).toEqual([7, 6, 5]);
  });

  it('are committed when they are told to be', async () => {
    await registry.noteContact(3, 'agent', 0);
    expect((await noted())[2]).toMatchObject({ agent: 'agent', fidelity: 6 });
  });

  it('are noted although one of them cannot be, or its computer is gone', async () => {
    const outcomes = await Promise.allSettled([
      registry.noteContact(1, 'agent', 1),
      registry.noteContact(2, 'agent', 1e9),
      registry.noteContact(99, 'agent', 1),
      registry.noteContact(3, 'agent', 1),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect((await noted()).slice(0, 3).map(({ fidelity }) => fidelity)).toEqual([6, 5, 6]);
  });
});
