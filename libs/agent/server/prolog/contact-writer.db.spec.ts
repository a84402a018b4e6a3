import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import { ComputerRegistry, OverrideRepository } from '@ocs/inventory-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SessionRepository } from '../session/session.repository.js';
import { ContactWriter, type ContactTrace } from './contact-writer.js';

let db: TestDatabase;
let writer: ContactWriter;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  const registry = new ComputerRegistry(db.database, new OverrideRepository(db.database));
  writer = new ContactWriter(db.database, registry, new SessionRepository(db.database));
  await db.database.run('DELETE FROM prolog_conntrack');
  await db.database.run('DELETE FROM hardware');
  await db.database.run(
    "INSERT INTO hardware (ID, DEVICEID, FIDELITY) VALUES (1, 'a', 5), (2, 'b', 5), (3, 'c', 5)",
  );
});

const trace = (id: number, quality = 1): ContactTrace => ({
  contact: {
    computer: { id, lastInventory: null, lastContact: null, quality: null, fidelity: 5 },
    userAgent: 'agent',
    quality,
  },
  session: { deviceId: `device ${id}`, now: 1_700_000_000 },
});

const fidelities = async (): Promise<number[]> =>
  (await db.database.rows<{ fidelity: number }>('SELECT FIDELITY AS fidelity FROM hardware ORDER BY ID')).map(
    ({ fidelity }) => fidelity,
  );
const sessions = async (): Promise<string[]> =>
  (
    await db.database.rows<{ device: string }>(
      'SELECT DEVICEID AS device FROM prolog_conntrack ORDER BY DEVICEID',
    )
  ).map(({ device }) => device);

describe('what PROLOGs leave behind', () => {
  it('is committed when it is told to be', async () => {
    await writer.write(trace(1));
    expect(await fidelities()).toEqual([6, 5, 5]);
    expect(await sessions()).toEqual(['device 1']);
  });

  it('is written for each of those that came together', async () => {
    await Promise.all([
      writer.write(trace(1)),
      writer.write({ ...trace(2), session: undefined }),
      writer.write({ ...trace(3), contact: undefined }),
      writer.write({ contact: undefined, session: undefined }),
    ]);
    expect(await fidelities()).toEqual([6, 6, 5]);
    expect(await sessions()).toEqual(['device 1', 'device 3']);
  });

  it('is written although one of them cannot be, which leaves nothing', async () => {
    const outcomes = await Promise.allSettled([
      writer.write(trace(1)),
      writer.write(trace(2, 1e9)),
      writer.write(trace(99)),
      writer.write(trace(3)),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(await fidelities()).toEqual([6, 5, 6]);
    expect(await sessions()).toEqual(['device 1', 'device 3', 'device 99']);
  });
});
