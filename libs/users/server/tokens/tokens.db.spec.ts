import { ALL_PERMISSIONS } from '@ocs/core-contract';
import type { ApiToken, CreatedApiToken } from '@ocs/users-contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createUsersApp, type UsersApp } from '../testing/users-app.js';

let app: UsersApp;
beforeAll(async () => {
  app = await createUsersApp();
});
afterAll(async () => app.close());
beforeEach(async () =>
  app.reset(
    { login: 'reader', profile: 'read-only' },
    { login: 'local', profile: 'ladmin', tags: ['PARIS*'] },
  ),
);

const PATH = '/api/account/tokens';
const report = { name: 'report', scopes: ['computers.read'], days: 30 };

const make = async (login = 'ruler', part: object = {}): Promise<CreatedApiToken> =>
  (await app.call(login, 'POST', PATH, { ...report, ...part })).json<CreatedApiToken>();
const list = async (login = 'ruler'): Promise<ApiToken[]> =>
  (await app.call(login, 'GET', PATH)).json<{ tokens: ApiToken[] }>().tokens;

/** Another process changed something: what is remembered is over after some seconds. */
const elsewhere = async (statement: string): Promise<void> => {
  await app.database.run(statement);
  await app.call('ruler', 'POST', '/api/user-groups', { label: statement.slice(0, 200) });
};

describe('an API token', () => {
  it('is told once, and only its hash is kept', async () => {
    const answer = await app.call('ruler', 'POST', PATH, report);
    expect(answer.statusCode).toBe(201);
    expect(answer.headers['cache-control']).toBe('no-store');
    const { token, ...shown } = answer.json<CreatedApiToken>();
    expect(token).toMatch(/^ocs_[\w-]{43}$/);
    expect(shown).toEqual({
      id: expect.any(Number),
      name: 'report',
      scopes: ['computers.read'],
      prefix: token.slice(0, 10),
      createdAt: expect.stringMatching(/Z$/),
      expiresAt: expect.stringMatching(/Z$/),
      lastUsedAt: null,
    });
    expect(Date.parse(shown.expiresAt) - Date.parse(shown.createdAt)).toBe(30 * 86_400_000);
    expect(await list()).toEqual([shown]);
    const stored = JSON.stringify([
      await app.database.rows('SELECT * FROM x_token'),
      await app.database.rows('SELECT * FROM x_audit'),
    ]);
    expect(stored).toContain(token.slice(0, 10));
    expect(stored).not.toContain(token.slice(4));
    expect((await app.audit('token.added'))[0]).toMatchObject({ login: 'ruler', target: 'report' });
  });

  it('does what its scopes allow, and shows that it was used', async () => {
    const { token } = await make();
    expect((await app.call(token, 'GET', '/api/sample')).json()).toEqual({
      login: 'ruler',
      tags: null,
      permissions: ['computers.read'],
      token: 'report',
    });
    expect((await app.call(token, 'GET', '/api/sample/audit')).json()).toMatchObject({
      code: 'access.denied',
    });
    expect((await list())[0]?.lastUsedAt).toMatch(/Z$/);
  });

  it('does no more than its owner may, today', async () => {
    const { token } = await make('ruler', { scopes: ['computers.read', 'audit.read'] });
    expect((await app.call(token, 'GET', '/api/sample/audit')).statusCode).toBe(200);
    await elsewhere("UPDATE operators SET NEW_ACCESSLVL = 'read-only' WHERE ID = 'ruler'");
    expect((await app.call(token, 'GET', '/api/sample')).json()).toMatchObject({
      permissions: ['computers.read'],
    });
  });

  it('sees the perimeter of its owner', async () => {
    const { token } = await make('local');
    expect((await app.call(token, 'GET', '/api/sample')).json()).toMatchObject({ tags: ['PARIS*'] });
  });

  it('stands in the audit by its name', async () => {
    const { token } = await make('ruler', { scopes: ALL_PERMISSIONS });
    await app.call(token, 'POST', '/api/user-groups', { label: 'Paris' });
    expect((await app.audit('user-group.added'))[0]).toMatchObject({ login: 'ruler', token: 'report' });
  });

  it('gives no more than it may itself', async () => {
    const { token } = await make('ruler', { scopes: ['users.manage'] });
    const body = { login: 'fresh', firstName: 'F', profile: 'read-only' };
    expect((await app.call(token, 'POST', '/api/users', body)).json()).toMatchObject({
      status: 403,
      code: 'profile.beyond-own',
    });
  });

  it('does not open the account, its sessions, tokens and second factor, nor the password', async () => {
    const { token } = await make('ruler', { scopes: ALL_PERMISSIONS });
    for (const [method, url, body] of [
      ['GET', '/api/account', undefined],
      ['PATCH', '/api/account', {}],
      ['GET', '/api/account/sessions', undefined],
      ['DELETE', '/api/account/sessions', undefined],
      ['DELETE', '/api/account/sessions/x', undefined],
      ['GET', PATH, undefined],
      ['POST', PATH, report],
      ['DELETE', `${PATH}/1`, undefined],
      ['POST', '/api/account/second-factor', { currentPassword: 'x' }],
      ['POST', '/api/account/second-factor/confirm', { code: '123456' }],
      ['POST', '/api/account/second-factor/remove', { currentPassword: 'x' }],
      ['POST', '/api/account/second-factor/recovery-codes', { code: '123456' }],
      ['POST', '/api/auth/password', { currentPassword: 'x', newPassword: 'y' }],
      ['GET', '/api/auth/me', undefined],
    ] as const) {
      expect((await app.call(token, method, url, body)).json(), url).toMatchObject({
        status: 403,
        code: 'token.not-allowed',
      });
    }
    expect((await app.call(token, 'GET', '/api/sample/own')).statusCode).toBe(200);
  });

  it.each([
    [{ scopes: ['audit.read'] }, 'reader', 403, 'token.beyond-own'],
    [{ scopes: [] }, 'ruler', 400, 'request.invalid'],
    [{ scopes: ['*'] }, 'ruler', 400, 'request.invalid'],
    [{ days: 0 }, 'ruler', 400, 'request.invalid'],
    [{ days: 367 }, 'ruler', 400, 'request.invalid'],
    [{ days: 1.5 }, 'ruler', 400, 'request.invalid'],
    [{ name: '' }, 'ruler', 400, 'request.invalid'],
  ])('with %j of %s is refused (%i %s)', async (part, login, status, code) => {
    const answer = await app.call(login, 'POST', PATH, { ...report, ...part });
    expect(answer.json()).toMatchObject({ status, code });
  });

  it('has at most 49 neighbours, at the same moment too', async () => {
    for (let i = 0; i < 48; i += 1) {
      await app.database.run(
        `INSERT INTO x_token (LOGIN, NAME, HASH, PREFIX, SCOPES, CREATED, EXPIRES)
         VALUES ('ruler', 'x', ?, 'ocs_x', '[]', UTC_TIMESTAMP(), UTC_TIMESTAMP() + INTERVAL 1 DAY)`,
        [String(i).padStart(64, '0')],
      );
    }
    await app.call('ruler', 'GET', PATH);
    const answers = await Promise.all([1, 2, 3, 4].map(() => app.call('ruler', 'POST', PATH, report)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 201, 409, 409]);
  });
});

describe('an API token is refused', () => {
  it('when it is deleted, at once', async () => {
    const { id, token } = await make();
    expect((await app.call(token, 'GET', '/api/sample')).statusCode).toBe(200);
    expect((await app.call('ruler', 'DELETE', `${PATH}/${id}`)).statusCode).toBe(204);
    expect((await app.call(token, 'GET', '/api/sample')).json()).toMatchObject({
      status: 401,
      code: 'session.missing',
    });
    expect(await app.audit('token.deleted')).toMatchObject([{ target: 'report' }]);
    expect((await app.call('ruler', 'DELETE', `${PATH}/${id}`)).statusCode).toBe(404);
  });

  it.each([
    ['expired', 'UPDATE x_token SET EXPIRES = UTC_TIMESTAMP()'],
    ['of a deleted account', "DELETE FROM operators WHERE ID = 'reader'"],
    [
      'of a disabled account',
      "INSERT INTO x_user (LOGIN, DISABLED) VALUES ('reader', 1) ON DUPLICATE KEY UPDATE DISABLED = 1",
    ],
  ])('when it is %s', async (_, statement) => {
    const { token } = await make('reader');
    expect((await app.call(token, 'GET', '/api/sample')).statusCode).toBe(200);
    await elsewhere(statement);
    expect((await app.call(token, 'GET', '/api/sample')).statusCode).toBe(401);
  });

  it('when its owner must change the password first', async () => {
    const { token } = await make('reader');
    await app.call('ruler', 'POST', '/api/users/reader/password', {});
    expect((await app.call(token, 'GET', '/api/sample')).json()).toMatchObject({
      status: 403,
      code: 'password.change-required',
    });
  });

  it.each(['ocs_', `ocs_${'A'.repeat(43)}`, `ocs_${'A'.repeat(5_000)}`, "ocs_' OR 1=1 --"])(
    'when it is made up: %.20s',
    async (token) => {
      expect((await app.call(token, 'GET', '/api/sample')).statusCode).toBe(401);
    },
  );

  it('when somebody else tries to delete it', async () => {
    const { id, token } = await make();
    expect((await app.call('reader', 'DELETE', `${PATH}/${id}`)).statusCode).toBe(404);
    expect((await app.call(token, 'GET', '/api/sample')).statusCode).toBe(200);
  });
});
