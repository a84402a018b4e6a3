import type { CreatedUser, UserList } from '@ocs/users-contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TEST_PASSWORD } from '../testing/accounts.js';
import { changeOf, changeUser, findUser, resetToManagedAccounts } from '../testing/managed-accounts.js';
import { createUsersApp, type UsersApp } from '../testing/users-app.js';

let app: UsersApp;
beforeAll(async () => {
  app = await createUsersApp();
});
afterAll(async () => app.close());
beforeEach(async () => resetToManagedAccounts(app));

const logins = async (as: string, query = ''): Promise<string[]> =>
  (await app.call(as, 'GET', `/api/users${query}`)).json<UserList>().rows.map(({ login }) => login);

describe('the list of accounts', () => {
  it('tells all there is to know of each, but no secret', async () => {
    const list = (await app.call('ruler', 'GET', '/api/users?q=par')).json<UserList>();
    expect(list).toEqual({
      rows: [
        {
          login: 'paris',
          firstName: 'Camille',
          lastName: 'Durand',
          email: '',
          comments: '',
          profile: 'ladmin-small',
          group: null,
          language: null,
          disabled: false,
          mustChangePassword: false,
          secondFactor: false,
          tags: ['PARIS*'],
          lastSignInAt: null,
          sessions: 0,
          version: expect.stringMatching(/^[\w-]{22}$/),
        },
      ],
      total: 1,
      page: 1,
      pageSize: 50,
    });
  });

  it('is sorted, searched and cut into pages', async () => {
    expect(await logins('ruler')).toEqual(['local', 'manager', 'nice', 'paris', 'reader', 'ruler']);
    expect(await logins('ruler', '?sort=-login&pageSize=2&page=2')).toEqual(['paris', 'nice']);
    expect(await logins('ruler', '?q=%25')).toEqual([]);
    expect(await logins('ruler', '?q=super')).toEqual(['ruler']);
    expect(await logins('ruler', '?sort=-lastSignInAt&pageSize=1')).toEqual(['ruler']);
  });

  it.each(['sort=passwd', 'sort=login,1', 'pageSize=501', 'page=0', 'unknown=1', `q=${'x'.repeat(201)}`])(
    'refuses %s',
    async (query) => {
      expect((await app.call('ruler', 'GET', `/api/users?${query}`)).statusCode).toBe(400);
    },
  );

  it('counts only sessions that are open', async () => {
    await app.signIn('reader');
    await app.signIn('reader');
    expect((await findUser(app, 'reader')).sessions).toBe(2);
    await app.database.run(
      "UPDATE x_session SET EXPIRES = UTC_TIMESTAMP() WHERE LOGIN = 'reader' ORDER BY ID LIMIT 1",
    );
    expect((await findUser(app, 'reader')).sessions).toBe(1);
  });

  it('shows one who is limited to TAGs only accounts within them', async () => {
    expect(await logins('local')).toEqual(['local', 'paris']);
    expect((await app.call('local', 'GET', '/api/users/nice')).statusCode).toBe(404);
    expect((await app.call('local', 'GET', '/api/users/ruler')).statusCode).toBe(404);
    expect((await app.call('local', 'GET', '/api/users/nice/sessions')).statusCode).toBe(404);
    await app.database.run("DELETE FROM tags WHERE Login IN ('local', 'paris')");
    app.forget('local');
    await app.call(
      'ruler',
      'PUT',
      '/api/users/reader',
      await changeOf(app, 'reader', { firstName: 'Sacha' }),
    );
    expect(await logins('local')).toEqual(['local', 'paris']);
  });

  it('is closed to those who do not manage accounts', async () => {
    expect((await app.call('reader', 'GET', '/api/users')).statusCode).toBe(403);
    expect((await app.call(null, 'GET', '/api/users')).statusCode).toBe(401);
  });
});

describe('a new account', () => {
  const camille = {
    login: 'camille.durand@example.org',
    firstName: 'Camille',
    profile: 'ladmin-small',
    tags: ['PARIS*', 'paris*', ' LYON '],
    email: 'camille@example.org',
    language: 'fr',
  };

  it('gets a password from the server, told once, to be changed at the first sign in', async () => {
    const answer = await app.call('ruler', 'POST', '/api/users', camille);
    expect(answer.statusCode).toBe(201);
    expect(answer.headers['cache-control']).toBe('no-store');
    const { user, password } = answer.json<CreatedUser>();
    expect(user).toMatchObject({
      login: camille.login,
      tags: ['LYON', 'paris*'],
      language: 'fr',
      mustChangePassword: true,
      disabled: false,
    });
    const signedIn = await app.signIn(camille.login, password ?? '');
    expect(signedIn.json()).toMatchObject({
      user: { mustChangePassword: true, tags: ['LYON', 'paris*'], permissions: ['computers.read'] },
    });
    expect(await app.database.one("SELECT ACCESSLVL FROM operators WHERE ID LIKE 'camille%'")).toEqual({
      ACCESSLVL: null,
    });
  });

  it('takes a given password, which must be a good one', async () => {
    const given = await app.call('ruler', 'POST', '/api/users', { ...camille, password: TEST_PASSWORD });
    expect(given.json()).toMatchObject({ password: null });
    expect((await app.signIn(camille.login)).statusCode).toBe(200);
    const weak = { ...camille, login: 'other', password: 'password1234' };
    expect((await app.call('ruler', 'POST', '/api/users', weak)).json()).toMatchObject({
      status: 400,
      code: 'password.refused',
      errors: [{ field: 'password', code: 'password.common' }],
    });
  });

  it.each([
    [{ login: 'READER' }, 409, 'user.login-taken'],
    [{ profile: 'nobody-has-it' }, 400, 'request.invalid'],
    [{ group: '7' }, 400, 'request.invalid'],
    [{ login: '' }, 400, 'request.invalid'],
    [{ login: '../root' }, 400, 'request.invalid'],
    [{ login: 'a b' }, 400, 'request.invalid'],
    [{ login: 'a'.repeat(101) }, 400, 'request.invalid'],
    [{ firstName: ' ' }, 400, 'request.invalid'],
    [{ firstName: 'two\nlines' }, 400, 'request.invalid'],
    [{ email: 'not a mail' }, 400, 'request.invalid'],
    [{ tags: ['x'.repeat(101)] }, 400, 'request.invalid'],
    [{ tags: [''] }, 400, 'request.invalid'],
    [{ admin: true }, 400, 'request.invalid'],
  ])('with %j is refused (%i %s)', async (part, status, code) => {
    const answer = await app.call('ruler', 'POST', '/api/users', { ...camille, ...part });
    expect(answer.json()).toMatchObject({ status, code });
    expect(await logins('ruler', '?q=camille.durand')).toEqual([]);
  });

  it('does not inherit from a deleted one of the same name', async () => {
    await app.database.run("INSERT INTO x_user (LOGIN, DISABLED, TOTP_SECRET) VALUES ('fresh', 1, 'v1.x')");
    await app.database.run("INSERT INTO tags (Tag, Login) VALUES ('OLD', 'fresh')");
    await app.call('ruler', 'POST', '/api/users', { login: 'fresh', firstName: 'F', profile: 'read-only' });
    expect(await findUser(app, 'fresh')).toMatchObject({ disabled: false, secondFactor: false, tags: [] });
  });

  it('is in the audit without its password', async () => {
    const { password } = (await app.call('ruler', 'POST', '/api/users', camille)).json<CreatedUser>();
    const [entry] = await app.audit('user.added');
    expect(entry).toMatchObject({ login: 'ruler', address: '127.0.0.1', token: null, target: camille.login });
    expect(entry?.changes).toContainEqual({ field: 'profile', from: null, to: 'ladmin-small' });
    expect(entry?.changes).toContainEqual({ field: 'tags', from: null, to: 'LYON, paris*' });
    expect(JSON.stringify(entry)).not.toContain(password);
  });
});

describe('changing an account', () => {
  it('writes what is given and the audit what differs', async () => {
    const answer = await changeUser(app, 'ruler', 'paris', {
      lastName: 'Martin',
      tags: ['PARIS*', 'NANTES'],
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ lastName: 'Martin', tags: ['NANTES', 'PARIS*'] });
    expect((await app.audit('user.changed'))[0]).toMatchObject({
      target: 'paris',
      changes: [
        { field: 'lastName', from: 'Durand', to: 'Martin' },
        { field: 'tags', from: 'PARIS*', to: 'NANTES, PARIS*' },
      ],
    });
  });

  it('of which nothing differs leaves no trace', async () => {
    const before = await findUser(app, 'paris');
    expect((await changeUser(app, 'ruler', 'paris', {})).json()).toEqual(before);
    expect(await app.audit('user.changed')).toEqual([]);
  });

  it('counts at once for who is signed in', async () => {
    expect((await app.call('paris', 'GET', '/api/sample')).json()).toMatchObject({ tags: ['PARIS*'] });
    await changeUser(app, 'ruler', 'paris', { tags: ['LYON'] });
    expect((await app.call('paris', 'GET', '/api/sample')).json()).toMatchObject({ tags: ['LYON'] });
    await changeUser(app, 'ruler', 'paris', { profile: 'read-only' });
    expect((await app.call('paris', 'GET', '/api/sample')).json()).toMatchObject({ tags: null });
  });

  it('that somebody else changed meanwhile is refused, and the present state told', async () => {
    const mine = await changeOf(app, 'paris', { lastName: 'Mine' });
    await changeUser(app, 'ruler', 'paris', { lastName: 'Theirs' });
    const answer = await app.call('ruler', 'PUT', '/api/users/paris', mine);
    expect(answer.json()).toMatchObject({
      status: 409,
      code: 'user.changed',
      current: { login: 'paris', lastName: 'Theirs' },
    });
    expect((await findUser(app, 'paris')).lastName).toBe('Theirs');
  });

  it('notices what another program wrote', async () => {
    const mine = await changeOf(app, 'paris', { lastName: 'Mine' });
    await app.database.run("UPDATE operators SET EMAIL = 'new@example.org' WHERE ID = 'paris'");
    expect((await app.call('ruler', 'PUT', '/api/users/paris', mine)).statusCode).toBe(409);
  });

  it('of nobody is answered 404', async () => {
    const body = await changeOf(app, 'paris');
    expect((await app.call('ruler', 'PUT', '/api/users/nobody', body)).json()).toMatchObject({
      status: 404,
      code: 'user.not-found',
    });
  });
});

describe('a disabled account', () => {
  it('is out at once, and refused like a wrong password', async () => {
    expect((await app.call('reader', 'GET', '/api/sample')).statusCode).toBe(200);
    await changeUser(app, 'ruler', 'reader', { disabled: true });
    expect((await app.call('reader', 'GET', '/api/sample')).statusCode).toBe(401);
    const refusals = [await app.signIn('reader'), await app.signIn('reader', 'wrong')].map((answer) => {
      const { requestId, ...problem } = answer.json<{ requestId: string }>();
      expect(requestId).toBeTruthy();
      return problem;
    });
    expect(refusals[0]).toMatchObject({ status: 401, code: 'sign-in.refused' });
    expect(refusals[0]).toEqual(refusals[1]);
    expect((await app.audit('session.refused')).map(({ changes }) => changes[0]?.to)).toEqual([
      'disabled',
      'wrong-password',
    ]);
  });

  it('comes back when it is enabled', async () => {
    await changeUser(app, 'ruler', 'reader', { disabled: true });
    await changeUser(app, 'ruler', 'reader', { disabled: false });
    expect((await app.signIn('reader')).statusCode).toBe(200);
  });

  it('cannot be the own one', async () => {
    expect((await changeUser(app, 'ruler', 'ruler', { disabled: true })).json()).toMatchObject({
      code: 'user.self',
    });
  });
});

describe('deleting an account', () => {
  it('takes all that belongs to it along, and its sessions end', async () => {
    const { authorization } = await (async () => {
      const answer = await app.signIn('paris');
      return { authorization: `Bearer ${answer.json<{ accessToken: string }>().accessToken}` };
    })();
    expect((await app.call('ruler', 'DELETE', '/api/users/paris')).statusCode).toBe(204);
    expect(await findUser(app, 'paris')).toMatchObject({ status: 404 });
    const late = await app.http.app.inject({ url: '/api/sample', headers: { authorization } });
    expect(late.statusCode).toBe(401);
    expect(
      await app.database.one(
        `SELECT (SELECT COUNT(*) FROM tags WHERE Login = 'paris') + (SELECT COUNT(*) FROM x_user WHERE LOGIN = 'paris')
           + (SELECT COUNT(*) FROM x_session WHERE LOGIN = 'paris') AS n`,
      ),
    ).toEqual({ n: 0 });
    expect((await app.audit('user.deleted'))[0]).toMatchObject({
      target: 'paris',
      changes: [
        { field: 'profile', from: 'ladmin-small', to: null },
        { field: 'tags', from: 'PARIS*', to: null },
      ],
    });
  });

  it('is not for the own one', async () => {
    expect((await app.call('ruler', 'DELETE', '/api/users/RULER')).json()).toMatchObject({
      status: 403,
      code: 'user.self',
    });
  });
});

describe('another password', () => {
  it('ends the sessions and must be changed', async () => {
    expect((await app.call('reader', 'GET', '/api/sample')).statusCode).toBe(200);
    const answer = await app.call('ruler', 'POST', '/api/users/reader/password', {});
    expect(answer.headers['cache-control']).toBe('no-store');
    const { password } = answer.json<{ password: string }>();
    expect((await app.call('reader', 'GET', '/api/sample')).statusCode).toBe(401);
    expect((await app.signIn('reader')).statusCode).toBe(401);
    expect((await app.signIn('reader', password)).json()).toMatchObject({
      user: { mustChangePassword: true },
    });
    const [entry] = await app.audit('user.password-reset');
    expect(entry?.changes).toEqual([{ field: 'password', from: '***', to: '***' }]);
  });

  it('is not given to oneself this way', async () => {
    expect((await app.call('ruler', 'POST', '/api/users/ruler/password', {})).json()).toMatchObject({
      code: 'user.self',
    });
  });
});

describe('sessions of an account', () => {
  it('are listed and ended', async () => {
    await app.signIn('reader');
    const { sessions } = (await app.call('ruler', 'GET', '/api/users/reader/sessions')).json<{
      sessions: unknown[];
    }>();
    expect(sessions).toEqual([
      {
        id: expect.any(String),
        current: false,
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        lastUsedAt: expect.any(String),
        address: '127.0.0.1',
        userAgent: expect.any(String),
      },
    ]);
    expect((await app.call('ruler', 'DELETE', '/api/users/reader/sessions')).statusCode).toBe(204);
    expect((await findUser(app, 'reader')).sessions).toBe(0);
    expect(await app.audit('user.sessions-ended')).toHaveLength(1);
  });
});
