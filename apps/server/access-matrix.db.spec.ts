import { readAgentSettings } from '@ocs/agent-server';
import { ALL_PERMISSIONS, type Permission, SHIPPED_PROFILES } from '@ocs/core-contract';
import { type AccessRule, createHttpApp, type HttpApp } from '@ocs/core-server';
import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import { SectionCatalogue } from '@ocs/inventory-server';
import { addTestAccount, bearerOf } from '@ocs/users-server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppModule } from './app.module.js';
import { ACCESS_LIST, OPENED_WITHIN } from './testing/access-list.js';
import { type Route, routesOf } from './testing/routes.js';

/** Somebody who asks: with which rights, and by what. */
interface Asker {
  readonly name: string;
  readonly by: 'nothing' | 'session' | 'token';
  readonly permissions: readonly Permission[];
}

const TOKEN_SCOPES: readonly Permission[] = ['computers.read', 'audit.read'];

const ASKERS: readonly Asker[] = [
  { name: 'nobody', by: 'nothing', permissions: [] },
  { name: 'an account without rights', by: 'session', permissions: [] },
  ...SHIPPED_PROFILES.map(({ name, permissions }): Asker => ({ name, by: 'session', permissions })),
  { name: 'an API token', by: 'token', permissions: TOKEN_SCOPES },
];

/** An address that is neither this machine's nor a trusted one. */
const STRANGER = '192.0.2.10';

let db: TestDatabase;
let http: HttpApp;
const headers = new Map<string, Record<string, string>>();

beforeAll(async () => {
  db = await createTestDatabase();
  http = await createHttpApp(
    AppModule.of({
      databaseUrl: db.url,
      roles: new Set(['agents', 'console']),
      catalogue: await SectionCatalogue.load([]),
      agents: readAgentSettings({}),
      secret: 'a secret of more than thirty-two characters',
    }),
    { logLevel: 'silent' },
  );
  for (const { name, by } of ASKERS) {
    if (by === 'session') headers.set(name, await signedIn(name.replaceAll(' ', '-'), name));
  }
  headers.set('an API token', await tokenOf(headers.get('sadmin') ?? {}));
});
afterAll(async () => {
  await http.stop(0);
  await db.close();
});

async function signedIn(login: string, profile: string): Promise<Record<string, string>> {
  await addTestAccount(db.database, { login, profile });
  return bearerOf(http.app, login);
}

async function tokenOf(owner: Record<string, string>): Promise<Record<string, string>> {
  const answer = await http.app.inject({
    method: 'POST',
    url: '/api/account/tokens',
    headers: owner,
    payload: { name: 'matrix', scopes: TOKEN_SCOPES, days: 1 },
  });
  expect(answer.statusCode).toBe(201);
  return { authorization: `Bearer ${answer.json<{ token: string }>().token}` };
}

/** Asks with ids that do not exist and an empty body: whoever may pass meets 2xx, 400 or 404, never 401 or 403. */
async function ask(route: string, asker: Asker): Promise<number> {
  const [method, path] = route.split(' ');
  const answer = await http.app.inject({
    method: (method === 'ALL' ? 'POST' : method) as 'GET',
    url: path!.replace(/\{\w+\}/g, '999999'),
    headers: {
      ...headers.get(asker.name),
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
    },
    ...(method === 'GET' ? {} : { payload: '{}' }),
    remoteAddress: STRANGER,
    // Some answers never end: only their beginning is looked at.
    payloadAsStream: true,
  });
  answer.stream().destroy();
  return answer.statusCode;
}

/** What must come of it, by the list alone: the status of the refusal, or that there is none. */
function expected(access: string, { by, permissions }: Asker): 401 | 403 | 'passes' {
  if (access === 'public') return 'passes';
  if (by === 'nothing') return 401;
  if (access === 'signed in') return 'passes';
  if (access === 'session') return by === 'session' ? 'passes' : 403;
  const needed = access.replace(', or this machine', '').split(' or ');
  return needed.some((one) => permissions.some((held) => held === one)) ? 'passes' : 403;
}

/** A rule in the words of the list. */
function inWords(rule: AccessRule | undefined): string {
  switch (rule?.kind) {
    case 'public':
      return 'public';
    case 'signed-in':
      return rule.sessionOnly ? 'session' : 'signed in';
    case 'permission':
      return `${rule.permissions.join(' or ')}${rule.orLoopback ? ', or this machine' : ''}`;
    default:
      return 'nothing said';
  }
}

const named = ({ method, path }: Route): string => `${method} ${path}`;

describe('the list of who may use which route', () => {
  it('has every route of the server, with the rule its controller declares', () => {
    const declared = Object.fromEntries(
      routesOf(http.app).map((route) => [named(route), inWords(route.rule)]),
    );
    expect(Object.keys(declared).length).toBeGreaterThan(60);
    expect(declared).toEqual(ACCESS_LIST);
  });

  it('names only permissions of the catalogue, and every one of them opens something', () => {
    const needed = Object.values(ACCESS_LIST)
      .filter((access) => !['public', 'signed in', 'session'].includes(access))
      .flatMap((access) => access.replace(', or this machine', '').split(' or '));
    expect([...new Set([...needed, ...OPENED_WITHIN])].sort()).toEqual([...ALL_PERMISSIONS].sort());
  });
});

describe('a route is open to those the list names, and closed to all others', () => {
  it.each(Object.entries(ACCESS_LIST))('%s: %s', async (route, access) => {
    const got: Record<string, unknown> = {};
    const wanted: Record<string, unknown> = {};
    for (const asker of ASKERS) {
      const status = await ask(route, asker);
      wanted[asker.name] = expected(access, asker);
      // What public routes refuse is not a matter of rights: a sign in without password, a missing cookie.
      const refused = status === 401 || status === 403;
      got[asker.name] = access !== 'public' && refused ? status : 'passes';
      expect(status, `${route} for ${asker.name}`).toBeLessThan(500);
    }
    expect(got).toEqual(wanted);
  });
});

describe('an account whose profile is gone', () => {
  it('may do nothing that needs a right', async () => {
    const orphan = await signedIn('orphan', 'a profile that was removed');
    const answer = await http.app.inject({ method: 'GET', url: '/api/computers', headers: orphan });
    expect(answer.statusCode).toBe(403);
  });
});
