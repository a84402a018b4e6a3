import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BOMBS } from './corpus/bombs.js';
import { corpus } from './corpus/index.js';
import { httpRequest, seeded, upTo } from './hostile-case.js';
import { killUnderLoad, newSender, type Sender } from './kill.js';
import { buildServer, COLLECTING, discard, ServerProcess } from './server-process.js';
import { inventoryOf, storedFaces, WHOLE } from './two-faces.js';
import { prolog, send } from './wire.js';

/** What happens to the server as a process: its memory, its end by force and its end by request. */
let db: TestDatabase;
let folder: string;
const running: ServerProcess[] = [];

beforeAll(async () => {
  buildServer();
  folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  db = await createTestDatabase();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.kill()));
});
afterAll(async () => {
  await db.close();
  discard(folder);
});

async function start(env: Record<string, string> = {}): Promise<ServerProcess> {
  const server = await ServerProcess.start(db.url, folder, env);
  running.push(server);
  return server;
}

describe('memory', () => {
  const ordinary = async (server: ServerProcess) => {
    for (const face of upTo(100).map((at) => (at % 2 === 0 ? 'old' : 'new')))
      await send(server.port, httpRequest({ body: inventoryOf('ordinary-2026-03-01-09-15-00', face) }));
    return server.heldMemory();
  };

  it('grows by less than 320 MB for any one request, and little of five hundred is left', async () => {
    const server = await start(COLLECTING);
    const before = await ordinary(server);
    const added: [string, number][] = [];
    for (const bomb of BOMBS) {
      server.forgetPeak();
      const memory = server.memory;
      await send(server.port, bomb.bytes(), bomb);
      added.push([bomb.name, Math.round(server.peak - memory)]);
    }
    expect(added.length).toBeGreaterThanOrEqual(28);
    expect(added.filter(([, megabytes]) => megabytes >= 320)).toEqual([]);

    const { packing = [], XML = [], values = [], characters = [] } = corpus('http://127.0.0.1:9');
    const bad = [...packing, ...XML, ...values, ...characters].slice(0, 500);
    expect(bad).toHaveLength(500);
    for (const hostile of bad) await send(server.port, hostile.bytes(), hostile);
    await ordinary(server);
    // Emptied pages go back to the system in the background.
    await expect.poll(async () => (await server.heldMemory()) - before, { timeout: 30_000 }).toBeLessThan(96);
  }, 180_000);
});

describe('a server killed under load', () => {
  it('leaves every inventory wholly old or wholly new, fifty times', async () => {
    const random = seeded(24);
    const senders: readonly Sender[] = upTo(4).map((at) => newSender(`killed${at}-2026-03-01-09-15-00`));
    let undone = 0;
    let next = start();
    for (let kill = 0; kill < 50; kill++) {
      const server = await next;
      next = start();
      await killUnderLoad(server, senders, random() * 250);
      for (const sender of senders) {
        const { deviceId, acknowledged, unknown } = sender;
        const faces = await storedFaces(db.database, deviceId);
        const face = Object.keys(faces ?? {})[0];
        expect({ kill, faces }).toEqual({ kill, faces: face === undefined ? undefined : { [face]: WHOLE } });
        expect([acknowledged, unknown]).toContain(face);
        if (unknown !== undefined && face === acknowledged) undone++;
        sender.acknowledged = face;
      }
    }
    await next;
    // Killed in the middle, not in between.
    expect(undone).toBeGreaterThan(50);
    // No lock outlived its holder: not one inventory was refused.
    for (const { statuses } of senders) {
      expect(statuses.filter((status) => status !== 200)).toEqual([]);
      expect(statuses.length).toBeGreaterThan(50);
    }
  }, 600_000);
});

describe('a server that is asked to stop', () => {
  const DEVICE = 'stopping-2026-03-01-09-15-00';

  it('ends the inventory it works on, refuses new messages, and ends', async () => {
    const server = await start();
    const inventory = async (face: string) =>
      send(server.port, httpRequest({ body: inventoryOf(DEVICE, face) }));
    expect((await inventory('old')).status).toBe(200);
    const { working, refused } = await db.database.transaction(async (tx) => {
      // Somebody holds the computer's row, so the inventory cannot end before we let it.
      await tx.one('SELECT ID FROM hardware WHERE DEVICEID = ? FOR UPDATE', [DEVICE]);
      const working = inventory('new');
      await expect.poll(async () => waiting(), { timeout: 10_000 }).toBe(1);
      server.signal('SIGTERM');
      await expect.poll(async () => (await prolog(server.port)).status, { timeout: 10_000 }).toBe(503);
      return { working, refused: await inventory('other') };
    });
    expect(refused.status).toBe(503);
    expect(refused.head).toContain('retry-after: 5');
    expect((await working).status).toBe(200);
    expect(await server.ended).toBe(0);
    expect(await storedFaces(db.database, DEVICE)).toEqual({ new: WHOLE });
  });

  it('ends at once when nothing is going on', async () => {
    const server = await start();
    server.signal('SIGTERM');
    expect(await server.ended).toBe(0);
  });

  it('ends when it is asked twice, whatever is going on', async () => {
    const server = await start();
    await send(server.port, httpRequest({ body: inventoryOf(DEVICE, 'new') }));
    await db.database.transaction(async (tx) => {
      await tx.one('SELECT ID FROM hardware WHERE DEVICEID = ? FOR UPDATE', [DEVICE]);
      const working = send(server.port, httpRequest({ body: inventoryOf(DEVICE, 'never') }));
      await expect.poll(async () => waiting(), { timeout: 10_000 }).toBe(1);
      server.signal('SIGTERM');
      await expect.poll(async () => (await prolog(server.port)).status, { timeout: 10_000 }).toBe(503);
      server.signal('SIGTERM');
      expect(await server.ended).toBe(1);
      expect((await working).status).toBeUndefined();
    });
    expect(await storedFaces(db.database, DEVICE)).toEqual({ new: WHOLE });
  });

  /** Statements of this database's user that wait for the row we hold. */
  async function waiting(): Promise<number> {
    const row = await db.database.one<{ count: number }>(
      "SELECT COUNT(*) AS count FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND COMMAND = 'Query' AND INFO LIKE '%hardware%' AND ID <> CONNECTION_ID()",
    );
    return row?.count ?? 0;
  }
});
