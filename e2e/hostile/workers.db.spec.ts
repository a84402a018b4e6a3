import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import { addTestAccount, TEST_PASSWORD } from '@ocs/users-server/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { httpRequest, upTo } from './hostile-case.js';
import { newSender, type Sender } from './kill.js';
import { buildServer, discard, ServerProcess } from './server-process.js';
import { inventoryOf, storedFaces, WHOLE } from './two-faces.js';
import { prolog, send } from './wire.js';

/** A server of several processes (OCS_WORKERS) is one server to everybody who talks to it. Its start takes that of two servers. */
const PATIENCE = 120_000;
let db: TestDatabase;
let folder: string;
const running: ServerProcess[] = [];

beforeAll(async () => {
  buildServer();
  folder = mkdtempSync(join(tmpdir(), 'workers-'));
  db = await createTestDatabase();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.kill()));
});
afterAll(async () => {
  await db.close();
  discard(folder);
});

/** Starts a server of two workers and waits until both are there. */
async function start(env: Record<string, string> = {}): Promise<ServerProcess> {
  const server = await ServerProcess.start(db.url, folder, {
    OCS_WORKERS: '2',
    OCS_LOG_LEVEL: 'info',
    ...env,
  });
  running.push(server);
  await expect.poll(() => listening(server), { timeout: 30_000 }).toEqual([1, 2]);
  return server;
}

type Line = Record<string, unknown> & { readonly worker?: number; readonly msg?: string };

const logOf = (server: ServerProcess): Line[] =>
  server.output
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => JSON.parse(line) as Line);
const listening = (server: ServerProcess) =>
  logOf(server)
    .filter(({ msg }) => msg?.startsWith('Listening'))
    .map(({ worker }) => worker)
    .sort();
const workersOf = ({ pid }: ServerProcess) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const post = async (server: ServerProcess, deviceId: string, face: string) =>
  send(server.port, httpRequest({ body: inventoryOf(deviceId, face) }));

describe('two workers', { timeout: PATIENCE }, () => {
  it('share the work, and tell their figures and their log as one', async () => {
    const server = await start({ OCS_LOG_LEVEL: 'debug' });
    const answers = await Promise.all(
      upTo(20).map((at) => post(server, `shared${at}-2026-03-01-09-15-00`, 'old')),
    );
    expect(answers.map(({ status }) => status)).toEqual(upTo(20).map(() => 200));
    const inventories = () => logOf(server).filter(({ path }) => path === '/ocsinventory');
    await expect.poll(() => inventories().length, { timeout: 10_000 }).toBe(20);
    expect(new Set(inventories().map(({ worker }) => worker))).toEqual(new Set([1, 2]));
    const figures = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
    expect(figures).toMatch(
      /^ocs_http_request_duration_seconds_count\{route="\/ocsinventory",method="POST",status="200"\} 20$/m,
    );
  });

  it('both know at once what one of them was told: a session that has ended, has ended', async () => {
    await addTestAccount(db.database, { login: 'camille', profile: 'sadmin' });
    const server = await start({ OCS_ROLES: 'console' });
    const api = async (path: string, init: RequestInit = {}) =>
      fetch(`http://127.0.0.1:${server.port}/api/auth/${path}`, {
        ...init,
        headers: { connection: 'close', 'content-type': 'application/json', ...init.headers },
      });
    for (let round = 0; round < 5; round++) {
      const signedIn = await api('sign-in', {
        method: 'POST',
        body: JSON.stringify({ login: 'camille', password: TEST_PASSWORD }),
      });
      const { accessToken } = (await signedIn.json()) as { accessToken: string };
      const headers = {
        authorization: `Bearer ${accessToken}`,
        cookie: signedIn.headers
          .getSetCookie()
          .map((cookie) => cookie.split(';')[0])
          .join('; '),
      };
      const asked = async () => Promise.all(upTo(8).map(async () => (await api('me', { headers })).status));
      expect(await asked()).toEqual(upTo(8).map(() => 200));
      expect((await api('sign-out', { method: 'POST', headers, body: '{}' })).ok).toBe(true);
      expect(await asked()).toEqual(upTo(8).map(() => 401));
    }
    const asked = logOf(server).filter(({ path }) => path === '/api/auth/me');
    expect(new Set(asked.map(({ worker }) => worker))).toEqual(new Set([1, 2]));
  });
});

describe('a worker that is killed under load', { timeout: PATIENCE }, () => {
  it('comes back, and no inventory that was answered is lost', async () => {
    const server = await start();
    const senders = upTo(4).map((at) => newSender(`worker${at}-2026-03-01-09-15-00`));
    let over = false;
    const load = senders.map((sender) => alternate(server, sender, () => over));
    const seen = new Set(workersOf(server));
    for (let kill = 0; kill < 3; kill++) {
      const [victim = 0] = workersOf(server);
      const before = senders.map(({ statuses }) => statuses.length);
      process.kill(victim, 'SIGKILL');
      await expect
        .poll(() => workersOf(server).filter((pid) => !seen.has(pid)), { timeout: 30_000 })
        .toHaveLength(1);
      for (const pid of workersOf(server)) seen.add(pid);
      // Served all the while, by the one that was left and then by both.
      await expect
        .poll(() => senders.every(({ statuses }, at) => statuses.length > (before[at] ?? 0) + 2), {
          timeout: 30_000,
        })
        .toBe(true);
    }
    over = true;
    await Promise.all(load);
    expect(seen.size).toBe(5);
    expect(logOf(server).filter(({ context }) => context === 'workers')).toHaveLength(3);
    for (const { deviceId, acknowledged, unknown, statuses } of senders) {
      expect(statuses.filter((status) => status !== 200)).toEqual([]);
      const faces = await storedFaces(db.database, deviceId);
      const face = Object.keys(faces ?? {})[0];
      expect(faces).toEqual({ [face ?? '']: WHOLE });
      expect([acknowledged, unknown]).toContain(face);
    }
  });

  /** Sends faces in turn as an agent would that tries again after a connection that broke. */
  async function alternate(server: ServerProcess, sender: Sender, isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const face = sender.acknowledged === 'old' ? 'new' : 'old';
      sender.unknown = face;
      const { status } = await post(server, sender.deviceId, face);
      if (status === undefined) {
        await sleep(20);
        continue;
      }
      sender.statuses.push(status);
      if (status !== 200) return;
      sender.acknowledged = face;
      sender.unknown = undefined;
    }
  }
});

describe('a server of two workers that is asked to stop', { timeout: PATIENCE }, () => {
  it('finishes what it is doing, refuses what is new, and leaves no process behind', async () => {
    const DEVICE = 'stopping-workers-2026-03-01-09-15-00';
    const server = await start();
    const workers = workersOf(server);
    expect((await post(server, DEVICE, 'old')).status).toBe(200);
    const { answer } = await db.database.transaction(async (tx) => {
      await tx.one('SELECT ID FROM hardware WHERE DEVICEID = ? FOR UPDATE', [DEVICE]);
      const answer = post(server, DEVICE, 'new');
      await expect.poll(waiting, { timeout: 10_000 }).toBe(1);
      server.signal('SIGTERM');
      // The idle worker ends; the busy one still answers, with no.
      await expect.poll(async () => (await prolog(server.port)).status, { timeout: 10_000 }).toBe(503);
      return { answer };
    });
    expect((await answer).status).toBe(200);
    expect(await server.ended).toBe(0);
    expect(workers.filter(isAlive)).toEqual([]);
    expect(await storedFaces(db.database, DEVICE)).toEqual({ new: WHOLE });
  });

  it('ends at once when it is asked twice', async () => {
    const DEVICE = 'hurried-workers-2026-03-01-09-15-00';
    const server = await start();
    const workers = workersOf(server);
    await post(server, DEVICE, 'old');
    await db.database.transaction(async (tx) => {
      await tx.one('SELECT ID FROM hardware WHERE DEVICEID = ? FOR UPDATE', [DEVICE]);
      const answer = post(server, DEVICE, 'never');
      await expect.poll(waiting, { timeout: 10_000 }).toBe(1);
      server.signal('SIGTERM');
      server.signal('SIGINT');
      expect(await server.ended).toBe(1);
      expect((await answer).status).toBeUndefined();
    });
    expect(workers.filter(isAlive)).toEqual([]);
    expect(await storedFaces(db.database, DEVICE)).toEqual({ old: WHOLE });
  });

  it('leaves no worker behind even when it is killed itself', async () => {
    const server = await start();
    const workers = workersOf(server);
    expect(workers).toHaveLength(2);
    await server.kill();
    await expect.poll(() => workers.filter(isAlive), { timeout: 10_000 }).toEqual([]);
  });

  /** Statements of this database's user that wait for the row we hold. */
  async function waiting(): Promise<number> {
    const row = await db.database.one<{ count: number }>(
      "SELECT COUNT(*) AS count FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND COMMAND = 'Query' AND INFO LIKE '%hardware%' AND ID <> CONNECTION_ID()",
    );
    return row?.count ?? 0;
  }
});

it('workers that cannot start say why once, and nothing tries again', { timeout: PATIENCE }, async () => {
  const taken = await start();
  await expect(
    ServerProcess.start(db.url, folder, { OCS_WORKERS: '2', OCS_HTTP_PORT: String(taken.port) }),
  ).rejects.toThrow(/^The server did not start:\nPort \d+ is in use by another program/);
});
