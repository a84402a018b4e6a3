import { createHash } from 'node:crypto';
import { Controller, Get, Module } from '@nestjs/common';
import { ALL_PERMISSIONS } from '@ocs/core-contract';
import {
  AuditModule,
  createHttpApp,
  DatabaseModule,
  type HttpApp,
  HttpModule,
  identifier,
  type Principal,
  RequirePermission,
  SignedInAs,
} from '@ocs/core-server';
import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AccountService } from '../accounts/account.service.js';
import { JwtService } from '@nestjs/jwt';
import { Principals } from './principals.js';
import { UsersModule } from '../users.module.js';

const SECRET = 'a secret of more than thirty-two characters';
const PASSWORD = 'violet-Kettle-91-orbit';
const NEXT_PASSWORD = 'copper-Lantern-27-river';

@Controller('api/sample')
class SampleController {
  @Get()
  @RequirePermission('computers.read')
  read(@SignedInAs() principal: Principal): Pick<Principal, 'login' | 'tags'> {
    return { login: principal.login, tags: principal.tags };
  }

  @Get('server')
  @RequirePermission('server.read')
  server(): string {
    return 'ok';
  }
}

let db: TestDatabase;
let http: HttpApp;
let addresses = 0;
/** Each test comes from an address of its own, so that failures of one do not slow another. */
let address: string;

beforeAll(async () => {
  db = await createTestDatabase();
  @Module({
    imports: [
      DatabaseModule.forRoot({ url: db.url, poolSize: 4 }),
      HttpModule,
      AuditModule,
      UsersModule.forRoot({ secret: SECRET, api: true }),
    ],
    controllers: [SampleController],
  })
  class SampleModule {}
  http = await createHttpApp(SampleModule, { logLevel: 'silent' });
});

afterAll(async () => {
  await http.stop(0);
  await db.close();
});

beforeEach(async () => {
  address = `10.0.0.${++addresses}`;
  for (const table of ['operators', 'x_user', 'x_session', 'auth_attempt', 'tags']) {
    const statement = ['DELETE FROM', identifier(table)].join(' ');
    await db.database.run(statement);
  }
  await AccountService.on(db.database).ensureAdministrator(PASSWORD);
});

const post = async (url: string, body: unknown, headers: Record<string, string> = {}) =>
  http.app.inject({
    method: 'POST',
    url,
    payload: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
    remoteAddress: address,
  });

const get = async (url: string, token?: string) =>
  http.app.inject({
    method: 'GET',
    url,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });

type Answer = Awaited<ReturnType<typeof post>>;

const signIn = async (login = 'admin', password = PASSWORD): Promise<Answer> =>
  post('/api/auth/sign-in', { login, password });

const tokenOf = (answer: Answer): string => answer.json<{ accessToken: string }>().accessToken;
const cookieOf = (answer: Answer): string => {
  const cookie = answer.cookies.find(({ name }) => name === 'ocs_refresh');
  return `ocs_refresh=${cookie!.value}`;
};
const refresh = async (cookie: string): Promise<Answer> => post('/api/auth/refresh', {}, { cookie });

async function addOperator(login: string, profile: string, hash: string, version: number): Promise<void> {
  await db.database.run(
    'INSERT INTO operators (ID, FIRSTNAME, LASTNAME, PASSWD, NEW_ACCESSLVL, PASSWORD_VERSION) VALUES (?, ?, ?, ?, ?, ?)',
    [login, 'Camille', 'Durand', hash, profile, version],
  );
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('the first administrator', () => {
  it('is made once', async () => {
    expect(await AccountService.on(db.database).ensureAdministrator('another-Password-55')).toBeUndefined();
    expect(
      await db.database.rows('SELECT ID, NEW_ACCESSLVL, ACCESSLVL, PASSWORD_VERSION FROM operators'),
    ).toEqual([{ ID: 'admin', NEW_ACCESSLVL: 'sadmin', ACCESSLVL: 1, PASSWORD_VERSION: 1 }]);
  });

  it('gets a password that must be changed when none was given', async () => {
    await db.database.run('DELETE FROM operators');
    const made = await AccountService.on(db.database).ensureAdministrator(undefined);
    expect(made).toMatchObject({
      login: 'admin',
      generatedPassword: expect.stringMatching(/^(\w{4}-){4}\w{4}$/),
    });
    const answer = await signIn('admin', made!.generatedPassword!);
    expect(answer.json()).toMatchObject({ user: { mustChangePassword: true } });
  });

  it('is not made with a password that breaks the rules', async () => {
    await db.database.run('DELETE FROM operators');
    await expect(AccountService.on(db.database).ensureAdministrator('admin')).rejects.toThrow(
      'The password must have at least 12 characters.',
    );
  });

  it('gets a new password from the command line, which ends the sessions', async () => {
    const cookie = cookieOf(await signIn());
    expect(await AccountService.on(db.database).resetPassword('admin', NEXT_PASSWORD)).toBeNull();
    expect((await refresh(cookie)).statusCode).toBe(401);
    expect((await signIn('admin', NEXT_PASSWORD)).statusCode).toBe(200);
    await expect(AccountService.on(db.database).resetPassword('nobody', undefined)).rejects.toThrow(
      'There is no account "nobody".',
    );
  });
});

describe('sign in', () => {
  it('answers an access token, the account and a cookie that scripts cannot read', async () => {
    const answer = await signIn();
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.json()).toEqual({
      accessToken: expect.any(String),
      expiresIn: 600,
      user: {
        login: 'admin',
        firstName: 'Administrator',
        lastName: '',
        profile: 'sadmin',
        permissions: ALL_PERMISSIONS,
        language: null,
        theme: null,
        tags: null,
        mustChangePassword: false,
        mustSetUpSecondFactor: false,
      },
    });
    expect(answer.headers['set-cookie']).toMatch(
      /^ocs_refresh=[^;]+; Max-Age=43200; Path=\/api\/auth; HttpOnly; SameSite=Strict$/,
    );
    expect((await get('/api/sample', tokenOf(answer))).json()).toEqual({ login: 'admin', tags: null });
    expect((await get('/api/auth/me', tokenOf(answer))).json()).toMatchObject({ login: 'admin' });
  });

  it('does not look at the case of the name', async () => {
    const answer = await signIn('ADMIN');
    expect(answer.json()).toMatchObject({ user: { login: 'admin' } });
  });

  it('says the same to an unknown name and to a wrong password', async () => {
    const [unknown, wrong] = [await signIn('nobody'), await signIn('admin', 'wrong')];
    for (const answer of [unknown, wrong]) {
      expect(answer.statusCode).toBe(401);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    const { requestId: first, ...one } = unknown.json<Record<string, unknown>>();
    const { requestId: second, ...other } = wrong.json<Record<string, unknown>>();
    expect(one).toEqual(other);
    expect(first).not.toBe(second);
  });

  it('takes the hash of an older version and writes it anew', async () => {
    await addOperator('camille', 'read-only', sha256('old secret'), 2);
    expect((await signIn('camille', 'old secret')).statusCode).toBe(200);
    const row = await db.database.one<{ PASSWD: string; PASSWORD_VERSION: number }>(
      "SELECT PASSWD, PASSWORD_VERSION FROM operators WHERE ID = 'camille'",
    );
    expect(row).toEqual({ PASSWD: expect.stringMatching(/^\$argon2id\$/), PASSWORD_VERSION: 1 });
    expect((await signIn('camille', 'old secret')).statusCode).toBe(200);
  });

  it.each([
    [{ login: 'admin' }, [['password', 'required']]],
    [
      { login: '', password: '' },
      [
        ['login', 'too-short'],
        ['password', 'too-short'],
      ],
    ],
    [{ login: { $ne: null }, password: 'x' }, [['login', 'type']]],
    [{ login: 'admin', password: 'x', admin: true }, [['admin', 'unknown']]],
  ])('refuses %j', async (body, fields) => {
    const answer = await post('/api/auth/sign-in', body);
    expect(answer.statusCode).toBe(400);
    const { errors } = answer.json<{ errors: { field: string; code: string }[] }>();
    expect(errors.map(({ field, code }) => [field, code])).toEqual(fields);
  });

  it('wants JSON', async () => {
    const answer = await http.app.inject({
      method: 'POST',
      url: '/api/auth/sign-in',
      payload: `login=admin&password=${PASSWORD}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.statusCode).toBe(415);
  });
});

describe('guessing', () => {
  it('is slowed down after five failures, even for the right password, and says for how long', async () => {
    for (let i = 0; i < 5; i += 1) expect((await signIn('admin', `wrong ${i}`)).statusCode).toBe(401);
    const answer = await signIn();
    expect(answer.statusCode).toBe(429);
    expect(answer.json()).toMatchObject({ code: 'sign-in.throttled' });
    const wait = Number(answer.headers['retry-after']);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(30);
  });

  it('does not get longer by attempts that were refused', async () => {
    for (let i = 0; i < 5; i += 1) await signIn('admin', 'wrong');
    for (let i = 0; i < 5; i += 1) expect((await signIn('admin', 'wrong')).statusCode).toBe(429);
    expect(await db.database.one('SELECT COUNT(*) AS n FROM auth_attempt')).toEqual({ n: 5 });
  });

  it('is heard again when the wait is over', async () => {
    for (let i = 0; i < 5; i += 1) await signIn('admin', 'wrong');
    await db.database.run('UPDATE auth_attempt SET DATETIMEATTEMPT = DATETIMEATTEMPT - INTERVAL 31 SECOND');
    expect((await signIn()).statusCode).toBe(200);
    expect((await signIn('admin', 'wrong')).statusCode).toBe(401);
  });

  it('from elsewhere does not keep the owner out', async () => {
    const home = address;
    expect((await signIn()).statusCode).toBe(200);
    address = '203.0.113.9';
    for (let i = 0; i < 6; i += 1) await signIn('admin', 'wrong');
    expect((await signIn()).statusCode).toBe(429);
    address = home;
    expect((await signIn()).statusCode).toBe(200);
  });

  it('of many names from one address is slowed down after twenty', async () => {
    for (let i = 0; i < 20; i += 1) expect((await signIn(`name${i}`, 'wrong')).statusCode).toBe(401);
    expect((await signIn('name20', 'wrong')).statusCode).toBe(429);
    address = '203.0.113.10';
    expect((await signIn('name20', 'wrong')).statusCode).toBe(401);
  });

  it('many times at the same moment does not slip through', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn('admin', 'wrong')));
    expect(answers.filter(({ statusCode }) => statusCode === 401).length).toBe(5);
  });

  it('is not what many right sign-ins at the same moment are taken for', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn()));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 200));
  });
});

describe('tokens', () => {
  const claims = { sub: 'admin', profile: 'sadmin', pwd: false };
  const signed = async (payload: object, options: object = {}, secret = SECRET): Promise<string> =>
    new JwtService({ secret }).signAsync(payload, {
      issuer: 'ocs',
      audience: 'ocs-api',
      expiresIn: 600,
      ...options,
    });

  it('are needed, and must be ours, in time and of a living session', async () => {
    const sid = String((await db.database.one<{ ID: string }>('SELECT UUID() AS ID'))!.ID);
    const { sid: living } = new JwtService().decode<{ sid: string }>(tokenOf(await signIn()));
    expect((await get('/api/sample', await signed({ ...claims, sid: living }))).statusCode).toBe(200);
    const bad: [string, string | undefined][] = [
      ['none', undefined],
      ['nonsense', 'nonsense'],
      ['of an unknown session', await signed({ ...claims, sid })],
      ['of a session of somebody else', await signed({ ...claims, sub: 'other', sid: living })],
      ['signed with another key', await signed({ ...claims, sid: living }, {}, SECRET.toUpperCase())],
      ['over', await signed({ ...claims, sid: living }, { expiresIn: -1 })],
      ['for somebody else', await signed({ ...claims, sid: living }, { audience: 'other' })],
      ['with another algorithm', await signed({ ...claims, sid: living }, { algorithm: 'HS512' })],
      ['without claims', await signed({})],
      [
        'unsigned',
        `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(
          JSON.stringify({ ...claims, sid: living, iss: 'ocs', aud: 'ocs-api' }),
        ).toString('base64url')}.`,
      ],
    ];
    for (const [what, token] of bad) {
      const answer = await get('/api/sample', token);
      expect(answer.statusCode, what).toBe(401);
      expect(answer.json(), what).toMatchObject({ code: 'session.missing' });
    }
  });

  it('carry the rights of the profile, and the perimeter of those limited to TAGs', async () => {
    await addOperator('reader', 'read-only', sha256('old secret'), 2);
    await addOperator('local', 'ladmin', sha256('old secret'), 2);
    await addOperator('stranger', 'no such profile', sha256('old secret'), 2);
    await db.database.run(
      "INSERT INTO tags (Tag, Login) VALUES ('PARIS*', 'local'), ('LYON', 'local'), ('X', 'reader')",
    );
    const reader = tokenOf(await signIn('reader', 'old secret'));
    expect((await get('/api/sample', reader)).json()).toEqual({ login: 'reader', tags: null });
    expect((await get('/api/sample/server', reader)).json()).toMatchObject({
      status: 403,
      code: 'access.denied',
    });
    const local = tokenOf(await signIn('local', 'old secret'));
    const { tags } = (await get('/api/sample', local)).json<{ tags: string[] }>();
    expect(tags.sort()).toEqual(['LYON', 'PARIS*']);
    const stranger = tokenOf(await signIn('stranger', 'old secret'));
    expect((await get('/api/sample', stranger)).statusCode).toBe(403);
  });
});

describe('refresh', () => {
  it('replaces the token each time', async () => {
    const first = cookieOf(await signIn());
    const answer = await refresh(first);
    expect(answer.statusCode).toBe(200);
    expect(cookieOf(answer)).not.toBe(first);
    expect((await get('/api/sample', tokenOf(answer))).statusCode).toBe(200);
    expect((await refresh(cookieOf(answer))).statusCode).toBe(200);
  });

  it('serves two tabs that come at the same moment', async () => {
    const cookie = cookieOf(await signIn());
    const answers = await Promise.all([refresh(cookie), refresh(cookie), refresh(cookie)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(answers.filter((answer) => answer.cookies.length > 0).length).toBe(1);
    const winner = answers.find((answer) => answer.cookies.length > 0)!;
    expect((await refresh(cookieOf(winner))).statusCode).toBe(200);
  });

  it('ends the session when a replaced token comes back later', async () => {
    const stolen = cookieOf(await signIn());
    const answer = await refresh(stolen);
    await db.database.run('UPDATE x_session SET PREVIOUS_UNTIL = PREVIOUS_UNTIL - INTERVAL 31 SECOND');
    expect((await refresh(stolen)).json()).toMatchObject({ status: 401, code: 'session.ended' });
    expect((await refresh(cookieOf(answer))).json()).toMatchObject({ status: 401, code: 'session.ended' });
    expect((await get('/api/sample', tokenOf(answer))).statusCode).toBe(401);
  });

  it.each([
    ['half an hour without use', 'UPDATE x_session SET LAST_USED = UTC_TIMESTAMP() - INTERVAL 31 MINUTE'],
    ['twelve hours in all', 'UPDATE x_session SET EXPIRES = UTC_TIMESTAMP()'],
  ])('is over after %s', async (_, change) => {
    const answer = await signIn();
    await db.database.run(change);
    expect((await refresh(cookieOf(answer))).json()).toMatchObject({ status: 401, code: 'session.ended' });
    expect((await get('/api/sample', tokenOf(answer))).statusCode).toBe(401);
  });

  it('needs a cookie of ours', async () => {
    for (const cookie of ['', 'ocs_refresh=', 'ocs_refresh=x.y', `ocs_refresh=${'a'.repeat(5_000)}`]) {
      expect((await refresh(cookie)).json()).toMatchObject({ status: 401, code: 'session.missing' });
    }
  });

  it('is over when the account is gone', async () => {
    const cookie = cookieOf(await signIn());
    await db.database.run('DELETE FROM operators');
    expect((await refresh(cookie)).statusCode).toBe(401);
  });
});

describe('sign out', () => {
  it('ends the session on the server, for its tokens too', async () => {
    const answer = await signIn();
    expect((await get('/api/sample', tokenOf(answer))).statusCode).toBe(200);
    const out = await post('/api/auth/sign-out', {}, { cookie: cookieOf(answer) });
    expect(out.statusCode).toBe(204);
    expect(out.headers['set-cookie']).toMatch(/^ocs_refresh=; Max-Age=0; Path=\/api\/auth/);
    expect((await get('/api/sample', tokenOf(answer))).statusCode).toBe(401);
    expect((await refresh(cookieOf(answer))).statusCode).toBe(401);
  });

  it('without a session, or with a wrong token, harms nobody', async () => {
    const answer = await signIn();
    const forged = cookieOf(answer).replace(/\..*/, `.${'A'.repeat(43)}`);
    expect((await post('/api/auth/sign-out', {})).statusCode).toBe(204);
    expect((await post('/api/auth/sign-out', {}, { cookie: forged })).statusCode).toBe(204);
    expect((await refresh(cookieOf(answer))).statusCode).toBe(200);
  });

  it('in another process is noticed soon', async () => {
    const answer = await signIn();
    await db.database.run('DELETE FROM x_session');
    http.app.get(Principals).forgetLogin('admin');
    expect((await get('/api/sample', tokenOf(answer))).statusCode).toBe(401);
  });
});

describe('changing the password', () => {
  const change = async (token: string, currentPassword: string, newPassword: string): Promise<Answer> =>
    post('/api/auth/password', { currentPassword, newPassword }, { authorization: `Bearer ${token}` });

  it('ends all sessions but opens a new one', async () => {
    const other = await signIn();
    const mine = await signIn();
    const answer = await change(tokenOf(mine), PASSWORD, NEXT_PASSWORD);
    expect(answer.statusCode).toBe(200);
    expect((await refresh(cookieOf(other))).statusCode).toBe(401);
    expect((await refresh(cookieOf(mine))).statusCode).toBe(401);
    expect((await get('/api/sample', tokenOf(other))).statusCode).toBe(401);
    expect((await get('/api/sample', tokenOf(answer))).statusCode).toBe(200);
    expect((await refresh(cookieOf(answer))).statusCode).toBe(200);
    expect((await signIn()).statusCode).toBe(401);
    expect((await signIn('admin', NEXT_PASSWORD)).statusCode).toBe(200);
  });

  it('is all that is open while it must be done', async () => {
    await db.database.run('UPDATE x_user SET MUST_CHANGE_PASSWORD = 1');
    const answer = await signIn();
    expect((await get('/api/sample', tokenOf(answer))).json()).toMatchObject({
      status: 403,
      code: 'password.change-required',
    });
    expect((await get('/api/auth/me', tokenOf(answer))).json()).toMatchObject({ mustChangePassword: true });
    const changed = await change(tokenOf(answer), PASSWORD, NEXT_PASSWORD);
    expect(changed.json()).toMatchObject({ user: { mustChangePassword: false } });
    expect((await get('/api/sample', tokenOf(changed))).statusCode).toBe(200);
  });

  it.each([
    ['wrong', NEXT_PASSWORD, 'currentPassword', 'password.wrong'],
    [PASSWORD, PASSWORD, 'newPassword', 'password.same'],
    [PASSWORD, 'short', 'newPassword', 'password.too-short'],
    [PASSWORD, 'password1234', 'newPassword', 'password.common'],
  ])('from %j to %j is refused at %s (%s)', async (current, next, field, code) => {
    const answer = await change(tokenOf(await signIn()), current, next);
    expect(answer.json()).toMatchObject({ status: 400, code: 'password.refused', errors: [{ field, code }] });
  });

  it('cannot be used to guess the password', async () => {
    const token = tokenOf(await signIn());
    for (let i = 0; i < 5; i += 1) await change(token, `wrong ${i}`, NEXT_PASSWORD);
    expect((await change(token, PASSWORD, NEXT_PASSWORD)).statusCode).toBe(429);
  });
});
