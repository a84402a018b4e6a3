import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corpus } from './corpus/index.js';
import { startServer, type TestedServer } from './product.js';
import { internalsIn, prolog, send } from './wire.js';

/**
 * Hostile requests (spec/security.md rows 1 to 4, 6 and 34): after each of them a normal PROLOG is answered, nothing of the
 * inside is in any answer, and nothing was called or changed by what they said.
 */
let server: TestedServer;
const calls: string[] = [];

// The address has to be known when the cases are made: a port nobody else has, taken before the tests are collected.
const canary = createServer((request, response) => {
  calls.push(request.url ?? '');
  response.end();
});
await new Promise<void>((listening) => canary.listen(0, '127.0.0.1', listening));
const CORPUS = corpus(`http://127.0.0.1:${(canary.address() as AddressInfo).port}`);

beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.close();
  await new Promise((closed) => canary.close(closed));
});

for (const [aim, cases] of Object.entries(CORPUS)) {
  describe(`a hostile request to ${aim}`, () => {
    it.each(cases.map((hostile) => [hostile.name, hostile] as const))(
      '%s',
      async (_name, hostile) => {
        const answer = await send(server.port, hostile.bytes(), hostile);
        expect(hostile.answered).toContain(answer.status ?? 'closed');
        expect(internalsIn(answer)).toBeUndefined();
        const after = await prolog(server.port);
        expect(after).toMatchObject({ status: 200, reply: expect.stringContaining('<RESPONSE>') });
      },
      70_000,
    );
  });
}

describe('after all of them', () => {
  it('there were as many as promised, each with a name of its own', () => {
    const names = Object.entries(CORPUS).flatMap(([aim, cases]) =>
      cases.map(({ name }) => `${aim}: ${name}`),
    );
    expect(names.length).toBeGreaterThanOrEqual(549);
    expect(new Set(names).size).toBe(names.length);
  });

  it('nothing was called', () => {
    expect(calls).toEqual([]);
  });

  it('the prototype of objects is as it was', () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('tables and options are as they were', async () => {
    const [{ tables } = { tables: 0 }] = await server.db.database.rows<{ tables: number }>(
      'SELECT COUNT(*) AS tables FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()',
    );
    expect(tables).toBeGreaterThan(106);
    const options = await server.db.database.rows('SELECT NAME FROM config');
    expect(options.length).toBeGreaterThan(50);
  });

  it('no more than the promised memory is still in use for bodies', async () => {
    const { body } = await server.http.app.inject('/metrics');
    expect(body).toContain('ocs_agent_body_bytes 0');
    expect(body).toContain('ocs_agent_messages_at_work{lane="heavy"} 0');
    expect(body).toContain('ocs_agent_messages_at_work{lane="large"} 0');
  });
});
