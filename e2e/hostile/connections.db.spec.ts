import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { deflateSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { document, httpRequest, upTo } from './hostile-case.js';
import { startServer, type TestedServer } from './product.js';
import { inventoryOf } from './two-faces.js';
import { prolog, send } from './wire.js';

/** Clients that take their time (spec/security.md row 31), with shorter limits than on a site: 1 s headers, 2 s body, 0.5 s idle. */
let server: TestedServer;
const sockets: Socket[] = [];

beforeAll(async () => {
  server = await startServer({ times: { headers: 1_000, request: 2_000, idle: 500, check: 100 } });
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});
afterAll(() => server.close());

/** A connection that sends a byte now and then; `closed` resolves with what it was told before its end. */
function slowClient(first: Buffer, rest: Buffer): { readonly closed: Promise<string> } {
  const socket = connect(server.port, '127.0.0.1');
  sockets.push(socket);
  socket.write(first);
  let sent = 0;
  const timer = setInterval(() => socket.write(rest.subarray(sent, ++sent)), 100);
  let told = '';
  socket.on('data', (piece: Buffer) => (told += piece.toString('latin1')));
  socket.on('error', () => undefined);
  const closed = new Promise<string>((resolve) => {
    socket.on('close', () => {
      clearInterval(timer);
      resolve(told);
    });
  });
  return { closed };
}

/** Agents that are not slow, while others are. */
async function othersAreServed(): Promise<void> {
  for (let times = 0; times < 10; times++) {
    expect((await prolog(server.port)).status).toBe(200);
    await sleep(50);
  }
  const body = inventoryOf('quick-2026-03-01-09-15-00', 'old');
  expect((await send(server.port, httpRequest({ body }))).status).toBe(200);
}

const HEAD = httpRequest({ length: 5_000 });
const PROLOG = deflateSync(document('PROLOG'));

describe('fifty slow clients', () => {
  it.each([
    [
      'with headers that never end',
      Buffer.from('POST /ocsinventory HTTP/1.1\r\nHost: x\r\nX-A: '),
      Buffer.alloc(10_000, 'x'),
    ],
    ['with bodies that never end', HEAD, Buffer.alloc(5_000, 'x')],
    ['that stop after their first letter', Buffer.from('P'), Buffer.alloc(0)],
    ['that say nothing at all', Buffer.alloc(0), Buffer.alloc(0)],
  ])('%s do not delay others, and are sent away', async (_what, first, rest) => {
    const clients = upTo(50).map(() => slowClient(first, rest));
    await othersAreServed();
    const told = await Promise.all(clients.map(({ closed }) => closed));
    expect(new Set(told.map((answer) => /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 'nothing'))).toEqual(
      new Set(['408']),
    );
  });

  it('that keep their connection after an answer are sent away', async () => {
    const request = Buffer.from(
      httpRequest({ body: PROLOG }).toString('latin1').replace('Connection: close', 'Connection: keep-alive'),
      'latin1',
    );
    const clients = upTo(50).map(() => slowClient(request, Buffer.alloc(0)));
    await othersAreServed();
    for (const answer of await Promise.all(clients.map(({ closed }) => closed)))
      expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('that do not read their answers do not keep memory or places', async () => {
    const clients = upTo(50).map(() => {
      const client = slowClient(httpRequest({ body: PROLOG }), Buffer.alloc(0));
      sockets.at(-1)?.pause();
      return client;
    });
    await othersAreServed();
    for (const socket of sockets) socket.resume();
    for (const answer of await Promise.all(clients.map(({ closed }) => closed)))
      expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    const { body } = await server.http.app.inject('/metrics');
    expect(body).toContain('ocs_agent_messages_at_work{lane="light"} 0');
    expect(body).toContain('ocs_agent_body_bytes 0');
  });
});

describe('clients that go away', () => {
  it('in the middle of their body leave nothing behind', async () => {
    const body = inventoryOf('leaving-2026-03-01-09-15-00', 'old');
    const whole = httpRequest({ body });
    await Promise.all(
      upTo(50).map(async (at) =>
        send(server.port, whole.subarray(0, whole.length - 1 - at * 20), { cutOff: true }),
      ),
    );
    await othersAreServed();
    expect(await server.db.database.rows("SELECT ID FROM hardware WHERE DEVICEID LIKE 'leaving%'")).toEqual(
      [],
    );
    await expect
      .poll(async () => (await server.http.app.inject('/metrics')).body)
      .toContain('ocs_agent_body_bytes 0');
  });
});
