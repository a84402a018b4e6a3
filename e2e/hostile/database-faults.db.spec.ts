import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PrivateMariaDb } from '@ocs/core-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DatabaseProxy } from './database-proxy.js';
import { httpRequest, upTo } from './hostile-case.js';
import { Load } from './load.js';
import { startServer, type TestedServer } from './product.js';
import { inventoryOf, storedFaces, WHOLE } from './two-faces.js';
import { prolog, send } from './wire.js';

/** What happens to agents while the database is away, slow, silent or full (spec/security.md rows 25 to 28). */
const post = async (server: TestedServer, deviceId: string, face: string) =>
  send(server.port, httpRequest({ body: inventoryOf(deviceId, face) }));
const statuses = (found: readonly (number | undefined)[]) => [...new Set(found)].sort();
const isServed = async (server: TestedServer) => (await prolog(server.port)).status === 200;
const figure = async (server: TestedServer, line: string) =>
  (await server.http.app.inject('/metrics')).body.includes(`\n${line}\n`);

describe('twenty first inventories of one device at once', () => {
  let server: TestedServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  it.each(upTo(20))('make one whole computer, run %i', async (run) => {
    const deviceId = `twenty${run}-2026-03-01-09-15-00`;
    const answers = await Promise.all(upTo(20).map(() => post(server, deviceId, 'one')));
    expect(statuses(answers.map(({ status }) => status))).toEqual([200]);
    const computers = await server.db.database.rows('SELECT ID FROM hardware WHERE DEVICEID = ?', [deviceId]);
    expect(computers).toHaveLength(1);
    expect(await storedFaces(server.db.database, deviceId)).toEqual({ one: WHOLE });
  });
});

describe('a database that is stopped and started under load', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-db-'));
  const mariadb = new PrivateMariaDb({ folder, durable: false, memoryMb: 64 });
  let server: TestedServer;
  beforeAll(async () => {
    const { url } = await mariadb.start();
    server = await startServer({ url });
  });
  afterAll(async () => {
    await server.close();
    await mariadb.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(upTo(5))('is answered 503 and never 500, and served again by itself, time %i', async () => {
    const load = new Load(server.port);
    await sleep(300);
    await mariadb.stop();
    const away = await prolog(server.port);
    expect(away).toEqual({ status: 503, reply: '' });
    expect((await post(server, 'away-2026-03-01-09-15-00', 'old')).head).toContain('retry-after: 5');
    await sleep(300);
    await mariadb.start();
    await expect.poll(() => isServed(server), { timeout: 10_000 }).toBe(true);
    await sleep(300);
    await load.stop();
    expect(statuses(load.prologs)).toEqual([200, 503]);
    expect(statuses(load.inventories)).toEqual([200, 503]);
    expect(load.inventories.at(-1)).toBe(200);
  });
});

describe('a database behind a bad line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-line-'));
  let server: TestedServer;
  let proxy: DatabaseProxy;
  beforeEach(async () => {
    server = await startServer({
      environment: {
        OCS_AGENT_PROLOG_SECONDS: '2',
        OCS_AGENT_QUEUE_SECONDS: '1',
        OCS_AGENT_CONCURRENCY: '4',
        OCS_AGENT_QUEUE: '4',
      },
      through: async (databaseSocket) => {
        proxy = await DatabaseProxy.start(join(folder, 'line.sock'), databaseSocket);
        return proxy.socketPath;
      },
    });
    expect(await isServed(server)).toBe(true);
  });
  afterEach(async () => {
    await proxy.close();
    await server.close();
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Whether everything that was begun has ended, and agents are served again. */
  const recovers = async () => {
    await expect.poll(() => isServed(server), { timeout: 30_000 }).toBe(true);
    for (const lane of ['heavy', 'light', 'large'])
      await expect
        .poll(() => figure(server, `ocs_agent_messages_at_work{lane="${lane}"} 0`), { timeout: 30_000 })
        .toBe(true);
    expect((await post(server, 'after-2026-03-01-09-15-00', 'new')).status).toBe(200);
  };

  it('that takes a second for each statement lets PROLOGs through or sends them away in time', async () => {
    proxy.delay = 1_000;
    const inventories = upTo(12).map((at) => post(server, `slow${at}-2026-03-01-09-15-00`, 'old'));
    const answers = await Promise.all(upTo(60).map(() => prolog(server.port)));
    expect(statuses(answers.map(({ status }) => status))).toEqual([503]);
    expect((await server.http.app.inject('/health/live')).statusCode).toBe(200);
    proxy.delay = 0;
    expect([[200, 503], [503]]).toContainEqual(
      statuses((await Promise.all(inventories)).map(({ status }) => status)),
    );
    await recovers();
  });

  it('that answers nothing any more makes nobody wait for ever', async () => {
    proxy.fallSilent();
    const answers = await Promise.all(upTo(100).map(() => prolog(server.port)));
    expect(statuses(answers.map(({ status }) => status))).toEqual([503]);
    const inventories = upTo(8).map((at) => post(server, `silent${at}-2026-03-01-09-15-00`, 'old'));
    await expect.poll(() => figure(server, 'ocs_agent_messages_at_work{lane="heavy"} 4')).toBe(true);
    expect((await post(server, 'silent-2026-03-01-09-15-00', 'old')).status).toBe(503);
    // Those that only wait have no more patience than with a busy server.
    await expect
      .poll(() => figure(server, 'ocs_agent_messages_waiting{lane="heavy"} 0'), { timeout: 10_000 })
      .toBe(true);
    proxy.speakAgain();
    expect(statuses((await Promise.all(inventories)).map(({ status }) => status))).toEqual([200, 503]);
    await recovers();
  });

  it('that is cut while it says nothing is answered 503, and the next one is served', async () => {
    proxy.fallSilent();
    const inventories = upTo(4).map((at) => post(server, `cut${at}-2026-03-01-09-15-00`, 'old'));
    await expect.poll(() => figure(server, 'ocs_agent_messages_at_work{lane="heavy"} 4')).toBe(true);
    proxy.cut();
    expect(statuses((await Promise.all(inventories)).map(({ status }) => status))).toEqual([503]);
    proxy.speakAgain();
    await recovers();
  });

  it.each([20, 50])('that is %i ms away is only slower', async (delay) => {
    proxy.delay = delay;
    expect(await isServed(server)).toBe(true);
    expect((await post(server, 'far-2026-03-01-09-15-00', 'old')).status).toBe(200);
    proxy.delay = 0;
    await recovers();
  });

  it('that is cut again and again never costs an answer of 500', async () => {
    const load = new Load(server.port, { agents: 2 });
    for (let times = 0; times < 20; times++) {
      await sleep(60);
      proxy.cut();
    }
    await load.stop();
    expect(statuses([...load.prologs, ...load.inventories]).filter((status) => status !== 200)).toEqual([
      503,
    ]);
    await recovers();
  });
});

/** Takes all the room there is on a small disk. */
function fillUp(file: string): void {
  for (const size of [1 << 20, 1 << 12]) {
    try {
      for (;;) appendFileSync(file, Buffer.alloc(size));
    } catch (error) {
      expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
    }
  }
}

const canMount = process.platform === 'linux' && process.getuid?.() === 0;

describe.skipIf(!canMount)('a database whose disk is full', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-full-'));
  let mariadb: PrivateMariaDb;
  let server: TestedServer;
  beforeAll(async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'tmpfs', folder]);
    mariadb = new PrivateMariaDb({ folder, durable: false, memoryMb: 64 });
    const { url } = await mariadb.start();
    server = await startServer({ url });
  });
  afterAll(async () => {
    await server.close();
    await mariadb.stop();
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  const KEPT = 'kept-2026-03-01-09-15-00';
  const filler = join(folder, 'filler');
  let tried = 0;

  it('answers 503 to an inventory that finds no room', async () => {
    expect((await post(server, KEPT, 'old')).status).toBe(200);
    fillUp(filler);
    const found: (number | undefined)[] = [];
    while (!found.includes(503) && tried < 400)
      found.push((await post(server, `full${tried++}-2026-03-01-09-15-00`, 'old')).status);
    expect(found.at(-1)).toBe(503);
    expect(statuses(found).filter((status) => status !== 200)).toEqual([503]);
  });

  it('keeps what was stored whole, whatever an inventory that finds no room wanted to change', async () => {
    expect((await post(server, KEPT, 'new')).status).toBe(503);
    expect(await storedFaces(server.db.database, KEPT)).toEqual({ old: WHOLE });
  });

  it('never answers a PROLOG with 500', async () => {
    const answers = await Promise.all(upTo(20).map(() => prolog(server.port)));
    expect([200, 503]).toEqual(expect.arrayContaining(statuses(answers.map(({ status }) => status))));
  });

  it('takes inventories again as soon as there is room, and has no half ones', async () => {
    rmSync(filler);
    await expect.poll(async () => (await post(server, KEPT, 'new')).status, { timeout: 30_000 }).toBe(200);
    expect(await storedFaces(server.db.database, KEPT)).toEqual({ new: WHOLE });
    expect(tried).toBeGreaterThan(0);
    for (const at of upTo(tried)) {
      const faces = await storedFaces(server.db.database, `full${at}-2026-03-01-09-15-00`);
      expect([undefined, { old: WHOLE }]).toContainEqual(faces);
    }
  });
});
