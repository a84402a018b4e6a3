import { request, type ClientRequest } from 'node:http';
import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import {
  AuditModule,
  createHttpApp,
  DatabaseModule,
  HttpModule,
  SettingsModule,
  type HttpApp,
} from '@ocs/core-server';
import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import { InventoryModule, SectionCatalogue } from '@ocs/inventory-server';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { AgentModule } from '../agent.module.js';
import { readAgentSettings } from '../agent-settings.js';
import { AgentDialogue } from '../dialogue/agent-dialogue.js';

let db: TestDatabase;
let http: HttpApp | undefined;
/** Inventories that stand just before they are stored, each waiting to be let on. */
let held: (() => void)[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
});
afterEach(async () => {
  for (const goOn of held) goOn();
  held = [];
  await http?.stop();
  http = undefined;
});
afterAll(() => db.close());

/** A server whose inventories stop before they are stored until they are let on. */
async function start(environment: Record<string, string> = {}): Promise<number> {
  const imports = [
    DatabaseModule.forRoot({ url: db.url }),
    HttpModule,
    AuditModule,
    SettingsModule,
    InventoryModule.forRoot(await SectionCatalogue.load()),
    AgentModule.forRoot(readAgentSettings(environment)),
  ];
  http = await createHttpApp({ module: class TestModule {}, imports }, { logLevel: 'silent' });
  http.app.get(AgentDialogue, { strict: false }).addListener({
    beforeStore: async () => {
      await new Promise<void>((goOn) => held.push(goOn));
    },
  });
  const { http: port } = await http.listen({ bind: '127.0.0.1', httpPort: null, httpsPort: 0 });
  return port!;
}

const DEVICE = 'pc042-2026-03-01-09-15-00';
const message = (query: string, content = '') =>
  deflateSync(
    `<?xml version="1.0"?><REQUEST><DEVICEID>${DEVICE}</DEVICEID><CONTENT>${content}</CONTENT><QUERY>${query}</QUERY></REQUEST>`,
  );
const PROLOG = message('PROLOG');
const INVENTORY = message('INVENTORY', `<BIOS><SSN>${randomBytes(5_000).toString('hex')}</SSN></BIOS>`);
/** A few kilobytes on the wire, ten megabytes to read. */
const LARGE = message(
  'INVENTORY',
  `<BIOS><SSN>${randomBytes(4_000).toString('hex')}</SSN></BIOS>${'<UNKNOWN>some text</UNKNOWN>'.repeat(380_000)}`,
);

const post = async (payload: Buffer) =>
  http!.app.inject({
    method: 'POST',
    url: '/ocsinventory',
    payload,
    headers: { 'user-agent': 'OCS-NG_unified_unix_agent_v2.10.5' },
  });
const inventoriesAtWork = async (count: number) =>
  vi.waitFor(
    () => {
      expect(held).toHaveLength(count);
    },
    { timeout: 15_000 },
  );
const figures = async () => (await http!.app.inject('/metrics')).body;

/** Sends some of a body and keeps the rest back; resolves with the answer. */
function dribble(port: number, declared: number, sent: Buffer) {
  let client!: ClientRequest;
  const answer = new Promise<{ status: number; retryAfter: string | undefined }>((resolve, reject) => {
    client = request(
      {
        host: '127.0.0.1',
        port,
        path: '/ocsinventory',
        method: 'POST',
        headers: { 'content-length': declared },
      },
      (response) => {
        response.resume();
        resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] });
      },
    );
    client.on('error', reject);
    client.flushHeaders();
    client.write(sent);
  });
  return { answer, client };
}

describe('more inventories than there are places', () => {
  it('wait in a short queue; beyond it they are sent away, and PROLOGs are served all the while', async () => {
    const port = await start({
      OCS_AGENT_CONCURRENCY: '2',
      OCS_AGENT_QUEUE: '1',
      OCS_AGENT_QUEUE_SECONDS: '60',
    });
    const inventories = [post(INVENTORY), post(INVENTORY)];
    await inventoriesAtWork(2);
    inventories.push(post(INVENTORY));
    await vi.waitFor(async () => {
      expect(await figures()).toContain('ocs_agent_messages_waiting{lane="heavy"} 1');
    });

    const refused = await post(INVENTORY);
    expect(refused.statusCode).toBe(503);
    expect(refused.headers['retry-after']).toBe('10');
    expect(refused.body).toBe('');
    // Without a single byte of its body.
    const { answer, client } = dribble(port, 1_000_000, Buffer.alloc(0));
    expect(await answer).toEqual({ status: 503, retryAfter: '10' });
    client.destroy();
    expect((await post(PROLOG)).statusCode).toBe(200);
    expect(await figures()).toContain('ocs_agent_messages_at_work{lane="heavy"} 2');
    expect(await figures()).toContain('ocs_agent_messages_refused_total{shortage="heavy"} 2');

    held.splice(0).forEach((goOn) => {
      goOn();
    });
    await inventoriesAtWork(1);
    held.splice(0).forEach((goOn) => {
      goOn();
    });
    expect((await Promise.all(inventories)).map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(await figures()).toContain('ocs_agent_messages_at_work{lane="heavy"} 0');
  });

  it('are sent away when their turn does not come in time', async () => {
    await start({ OCS_AGENT_CONCURRENCY: '1', OCS_AGENT_QUEUE_SECONDS: '1' });
    const first = post(INVENTORY);
    await inventoriesAtWork(1);
    expect((await post(INVENTORY)).statusCode).toBe(503);
    held[0]!();
    expect((await first).statusCode).toBe(200);
  });
});

describe('very large messages', () => {
  it('share two places', async () => {
    expect(LARGE.length).toBeLessThan(100_000);
    await start({ OCS_AGENT_QUEUE_SECONDS: '1' });
    const two = [post(LARGE), post(LARGE)];
    await inventoriesAtWork(2);
    expect((await post(LARGE)).statusCode).toBe(503);
    expect(await figures()).toContain('ocs_agent_messages_refused_total{shortage="large"} 1');
    expect(await figures()).toContain('ocs_agent_messages_at_work{lane="heavy"} 2');
    const ordinary = post(INVENTORY);
    await inventoriesAtWork(3);
    held.forEach((goOn) => {
      goOn();
    });
    expect((await Promise.all([...two, ordinary])).map(({ statusCode }) => statusCode)).toEqual([
      200, 200, 200,
    ]);
  });
});

describe('bodies on their way in', () => {
  it('are refused when together they need too much memory, and what was promised does not count', async () => {
    const port = await start({ OCS_AGENT_BODY_MEMORY_MB: '1' });
    const first = dribble(port, 60_000_000, Buffer.alloc(900_000));
    await vi.waitFor(async () => {
      expect(await figures()).toContain('ocs_agent_body_bytes 900000');
    });
    const second = dribble(port, 300_000, Buffer.alloc(200_000));
    expect(await second.answer).toEqual({ status: 503, retryAfter: '10' });
    expect(await figures()).toContain('ocs_agent_messages_refused_total{shortage="body-memory"} 1');
    expect((await post(PROLOG)).statusCode).toBe(200);
    first.answer.catch(() => undefined);
    first.client.destroy();
    second.client.destroy();
    await vi.waitFor(async () => {
      expect(await figures()).toContain('ocs_agent_body_bytes 0');
    });
    expect((await post(Buffer.alloc(900_000, 1))).statusCode).toBe(400);
  });
});

describe('a PROLOG that takes too long', () => {
  it('is sent away in time, while its work ends by itself', async () => {
    await start({ OCS_AGENT_PROLOG_SECONDS: '1' });
    let finish = (): void => undefined;
    const slow = new Promise<void>((resolve) => (finish = resolve));
    http!.app.get(AgentDialogue, { strict: false }).addContributor({
      order: 1,
      contribute: async () => {
        await slow;
        return undefined;
      },
    });
    const answer = await post(PROLOG);
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('10');
    expect(await figures()).toContain('ocs_agent_messages_at_work{lane="light"} 1');
    finish();
    await vi.waitFor(async () => {
      expect(await figures()).toContain('ocs_agent_messages_at_work{lane="light"} 0');
    });
    expect((await post(PROLOG)).statusCode).toBe(200);
  });
});
