import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { document, httpRequest, packed, upTo } from './hostile-case.js';
import { buildServer, discard, ServerProcess } from './server-process.js';
import { inventoryOf, storedFaces, WHOLE } from './two-faces.js';
import { prolog, send } from './wire.js';

/** Many more agents at once than the server can serve (spec/security.md row 29). */
const SENDERS = 400;
const TURNS = 2;

let db: TestDatabase;
let folder: string;
let server: ServerProcess;

beforeAll(async () => {
  buildServer();
  folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  db = await createTestDatabase();
  // the inventories differ in nothing but their identity, and are not to replace each other
  await db.database.run("UPDATE config SET IVALUE = 0 WHERE NAME = 'AUTO_DUPLICATE_LVL'");
  server = await ServerProcess.start(db.url, folder);
});
afterAll(async () => {
  await server.kill();
  await db.close();
  discard(folder);
});

const deviceOf = (sender: number) => `crowd${sender}-2026-03-01-09-15-00`;

describe('four hundred agents at once', () => {
  it('are served as far as there is time, the others told to come later, and nothing accepted is lost', async () => {
    await send(server.port, httpRequest({ body: inventoryOf(deviceOf(SENDERS), 'old') }));
    server.forgetPeak();
    const before = server.memory;

    const answers = await Promise.all(
      upTo(SENDERS).map(async (sender) => {
        const mine = [];
        for (let turn = 0; turn < TURNS; turn++) {
          mine.push(
            await send(server.port, httpRequest({ body: packed(document('PROLOG', '', deviceOf(sender))) })),
          );
          mine.push(await send(server.port, httpRequest({ body: inventoryOf(deviceOf(sender), 'old') })));
        }
        return mine;
      }),
    );

    const all = answers.flat();
    expect(all).toHaveLength(SENDERS * TURNS * 2);
    expect([...new Set(all.map(({ status }) => status))].sort()).toEqual([200, 503]);
    const refused = all.filter(({ status }) => status === 503);
    expect(refused.filter(({ head }) => !/^retry-after: \d+\r?$/im.test(head))).toEqual([]);
    expect(server.peak - before).toBeLessThan(320);

    const accepted = upTo(SENDERS).filter((sender) =>
      answers[sender]!.some(({ status }, at) => at % 2 === 1 && status === 200),
    );
    expect(accepted.length).toBeGreaterThan(0);
    for (const sender of accepted)
      expect(await storedFaces(db.database, deviceOf(sender))).toEqual({ old: WHOLE });

    expect((await prolog(server.port)).status).toBe(200);
    const later = await send(server.port, httpRequest({ body: inventoryOf(deviceOf(SENDERS), 'new') }));
    expect(later.status).toBe(200);
  }, 180_000);
});
