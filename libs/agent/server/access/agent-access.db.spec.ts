import { startAgentServer } from '../testing/index.js';
import { type HttpApp } from '@ocs/core-server';
import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';

import { deflateSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { readAgentSettings } from '../agent-settings.js';

let db: TestDatabase;
let http: HttpApp | undefined;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterEach(async () => {
  await http?.stop();
  http = undefined;
});
afterAll(() => db.close());

const PROLOG = deflateSync(
  '<?xml version="1.0"?><REQUEST><DEVICEID>pc042-2026-03-01-09-15-00</DEVICEID><QUERY>PROLOG</QUERY></REQUEST>',
);

async function prolog(
  environment: Record<string, string>,
  url: string,
  headers: Record<string, string> = {},
) {
  http = await startAgentServer(db.url, { environment });
  return http.app.inject({
    method: 'POST',
    url,
    payload: PROLOG,
    headers: { 'user-agent': 'OCS-NG_unified_unix_agent_v2.10.5', ...headers },
  });
}

const LOGIN = { OCS_AGENT_USER: 'fleet', OCS_AGENT_PASSWORD: 'secret', OCS_AGENT_REALM: 'Inventory' };
const basic = (credentials: string) => ({
  authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
});

describe('the login of agents', () => {
  it('is not asked for by default', async () => {
    expect((await prolog({}, '/ocsinventory')).statusCode).toBe(200);
  });

  it('is asked for with the realm agents compare', async () => {
    const reply = await prolog(LOGIN, '/ocsinventory');
    expect(reply.statusCode).toBe(401);
    expect(reply.headers['www-authenticate']).toBe('Basic realm="Inventory"');
    expect(reply.body).toBe('');
  });

  it.each([
    ['fleet:secret', 200],
    ['fleet:wrong', 401],
  ])('%s is answered %i', async (credentials, status) => {
    expect((await prolog(LOGIN, '/ocsinventory', basic(credentials))).statusCode).toBe(status);
  });

  it.each(['/ocsinventory/deploy/label', '/%6fcsinventory/deploy/label', '/%6Fcsinventory'])(
    'is asked for however the address is written: %s',
    async (url) => {
      expect((await prolog(LOGIN, url)).statusCode).toBeOneOf([401, 415]);
      expect((await http!.app.inject({ method: 'GET', url })).statusCode).toBe(401);
    },
  );

  it.each([
    ['/ocsinventory/long-secret-key', 200],
    ['/ocsinventory', 403],
    ['/ocsinventory/long-secret-keY', 403],
  ])('by path: %s is answered %i', async (url, status) => {
    expect((await prolog({ OCS_AGENT_PATH_KEY: 'long-secret-key' }, url)).statusCode).toBe(status);
  });
});

describe('settings that cannot work', () => {
  it.each([
    [{ OCS_AGENT_USER: 'fleet' }, 'together'],
    [{ OCS_AGENT_USER: 'a:b', OCS_AGENT_PASSWORD: 'x' }, 'colon'],
    [{ ...LOGIN, OCS_AGENT_REALM: 'a"b' }, 'OCS_AGENT_REALM'],
    [{ OCS_AGENT_PATH_KEY: 'short' }, 'OCS_AGENT_PATH_KEY'],
    [{ OCS_EXTRA_AGENTS_FILE: '/does/not/exist' }, 'OCS_EXTRA_AGENTS_FILE'],
    [{ OCS_TRUSTED_ADDRESSES: 'proxy' }, 'OCS_TRUSTED_ADDRESSES'],
    [{ OCS_FIELD_FILTER: 'HARDWARE' }, 'OCS_FIELD_FILTER'],
  ])('%j are refused by name', (environment, word) => {
    expect(() => readAgentSettings(environment)).toThrow(word);
  });
});
