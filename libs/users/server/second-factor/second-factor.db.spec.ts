import type { OwnAccount, RecoveryCodes, SecondFactorSecret } from '@ocs/users-contract';
import { TOTP } from 'otpauth';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AccountService } from '../accounts/account.service.js';
import { TEST_PASSWORD } from '../testing/accounts.js';
import { createUsersApp, type UsersApp } from '../testing/users-app.js';

let app: UsersApp;
beforeAll(async () => {
  app = await createUsersApp();
});
afterAll(async () => app.close());
/** The clock stands still: no code runs out between its making and its use. */
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  await app.reset({ login: 'reader', profile: 'read-only' });
});
afterEach(() => {
  vi.useRealTimers();
});

const PATH = '/api/account/second-factor';

/** The code of a time step near the present one; the server takes one step early or late. */
const codeOf = (secret: string, stepsAhead = 0): string =>
  TOTP.generate({ secret: new TOTP({ secret }).secret, timestamp: Date.now() + stepsAhead * 30_000 });

const begin = async (login: string): Promise<SecondFactorSecret> =>
  (await app.call(login, 'POST', PATH, { currentPassword: TEST_PASSWORD })).json<SecondFactorSecret>();

/** Sets a second factor up by the code of the step before, so that the next two steps are left for the test. */
async function setUp(login: string): Promise<{ secret: string; recoveryCodes: readonly string[] }> {
  const { secret } = await begin(login);
  const answer = await app.call(login, 'POST', `${PATH}/confirm`, { code: codeOf(secret, -1) });
  return { secret, recoveryCodes: answer.json<RecoveryCodes>().recoveryCodes };
}

const state = async (login: string) =>
  (await app.call(login, 'GET', '/api/account')).json<OwnAccount>().secondFactor;

const codeAt = async (login: string, code?: string) => app.signIn(login, TEST_PASSWORD, code);

describe('setting up a second factor', () => {
  it('is in force only when a code of it was given', async () => {
    const { secret, address } = await begin('reader');
    expect(new URL(address).searchParams.get('secret')).toBe(secret);
    expect((await codeAt('reader')).statusCode).toBe(200);
    const answer = await app.call('reader', 'POST', `${PATH}/confirm`, { code: codeOf(secret) });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.json<RecoveryCodes>().recoveryCodes).toHaveLength(10);
    expect(await state('reader')).toEqual({ active: true, mandatory: false, recoveryCodesLeft: 10 });
    expect((await codeAt('reader')).json()).toMatchObject({ status: 401, code: 'second-factor.required' });
    expect(await app.audit('second-factor.activated')).toMatchObject([{ login: 'reader', target: 'reader' }]);
  });

  it('asks for the password, and a right code', async () => {
    const wrong = await app.call('reader', 'POST', PATH, { currentPassword: 'wrong' });
    expect(wrong.json()).toMatchObject({
      status: 400,
      code: 'password.refused',
      errors: [{ field: 'currentPassword', code: 'password.wrong' }],
    });
    expect((await app.call('reader', 'POST', `${PATH}/confirm`, { code: '123456' })).json()).toMatchObject({
      status: 409,
      code: 'second-factor.not-begun',
    });
    const { secret } = await begin('reader');
    const elsewhere = codeOf(secret, 40);
    expect((await app.call('reader', 'POST', `${PATH}/confirm`, { code: elsewhere })).json()).toMatchObject({
      status: 400,
      code: 'second-factor.wrong',
      errors: [{ field: 'code', code: 'second-factor.wrong' }],
    });
    expect(await state('reader')).toMatchObject({ active: false });
  });

  it('keeps neither secret nor recovery codes readable in the database', async () => {
    const { secret, recoveryCodes } = await setUp('reader');
    const stored = JSON.stringify([
      await app.database.rows('SELECT * FROM x_user'),
      await app.database.rows('SELECT * FROM x_recovery_code'),
      await app.database.rows('SELECT * FROM x_audit'),
    ]);
    expect(stored).toContain('v1.');
    for (const text of [secret, ...recoveryCodes]) expect(stored).not.toContain(text);
  });

  it('again leaves the one in force until the new one is confirmed', async () => {
    const old = await setUp('reader');
    const { secret } = await begin('reader');
    expect((await codeAt('reader', codeOf(old.secret))).statusCode).toBe(200);
    await app.call('reader', 'POST', `${PATH}/confirm`, { code: codeOf(secret, -1) });
    expect((await codeAt('reader', codeOf(old.secret, 1))).statusCode).toBe(401);
    expect((await codeAt('reader', codeOf(secret))).statusCode).toBe(200);
  });
});

describe('signing in with a second factor', () => {
  it('takes each code once', async () => {
    const { secret } = await setUp('reader');
    const code = codeOf(secret);
    expect((await codeAt('reader', code)).statusCode).toBe(200);
    expect((await codeAt('reader', code)).json()).toMatchObject({
      status: 401,
      code: 'second-factor.wrong',
    });
    expect((await app.audit('session.opened')).at(-1)).toMatchObject({
      login: 'reader',
      changes: [
        { field: 'method', from: null, to: 'local' },
        { field: 'secondFactor', from: null, to: 'authenticator' },
      ],
    });
  });

  it('takes a code once also when it comes many times at the same moment', async () => {
    const { secret } = await setUp('reader');
    const code = codeOf(secret);
    const answers = await Promise.all([1, 2, 3, 4].map(() => codeAt('reader', code)));
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
  });

  it('takes each recovery code once, however it is typed', async () => {
    const { recoveryCodes } = await setUp('reader');
    const [code = ''] = recoveryCodes;
    expect((await codeAt('reader', code.toLowerCase().replaceAll('-', ' '))).statusCode).toBe(200);
    expect((await codeAt('reader', code)).statusCode).toBe(401);
    expect(await state('reader')).toMatchObject({ recoveryCodesLeft: 9 });
  });

  it('asks for the code only after the right password', async () => {
    const { secret } = await setUp('reader');
    const answer = await app.signIn('reader', 'wrong', codeOf(secret));
    expect(answer.json()).toMatchObject({ status: 401, code: 'sign-in.refused' });
    expect((await codeAt('reader', codeOf(secret))).statusCode).toBe(200);
  });

  it('slows down guessing of codes, and a right password in between forgives nothing', async () => {
    await setUp('reader');
    const from = '198.51.100.7';
    for (let i = 0; i < 5; i += 1) {
      const guess = await app.signIn('reader', TEST_PASSWORD, '000000', from);
      expect(guess.json()).toMatchObject({ status: 401, code: 'second-factor.wrong' });
      if (i < 4) {
        expect((await app.signIn('reader', TEST_PASSWORD, undefined, from)).json()).toMatchObject({
          code: 'second-factor.required',
        });
      }
    }
    expect((await app.signIn('reader', TEST_PASSWORD, '000000', from)).statusCode).toBe(429);
    expect((await app.audit('session.refused')).map(({ changes }) => changes[0]?.to)).toEqual(
      Array.from({ length: 5 }, () => 'wrong-code'),
    );
  });

  it('works by recovery code only when the secret of the installation was lost', async () => {
    const { secret, recoveryCodes } = await setUp('reader');
    await app.database.run("UPDATE x_user SET TOTP_SECRET = CONCAT('v1.', REPEAT('A', 80))");
    expect((await codeAt('reader', codeOf(secret))).statusCode).toBe(401);
    expect((await codeAt('reader', recoveryCodes[0])).statusCode).toBe(200);
  });
});

describe('recovery codes', () => {
  it('are renewed by a code, and the old ones are over', async () => {
    const { secret, recoveryCodes } = await setUp('reader');
    const answer = await app.call('reader', 'POST', `${PATH}/recovery-codes`, { code: codeOf(secret) });
    const renewed = answer.json<RecoveryCodes>().recoveryCodes;
    expect(renewed).toHaveLength(10);
    expect((await codeAt('reader', recoveryCodes[0])).statusCode).toBe(401);
    expect((await codeAt('reader', renewed[0])).statusCode).toBe(200);
  });

  it('need a second factor', async () => {
    const answer = await app.call('reader', 'POST', `${PATH}/recovery-codes`, { code: '123456' });
    expect(answer.json()).toMatchObject({ status: 409, code: 'second-factor.not-active' });
  });
});

describe('a second factor', () => {
  it('is removed with the password', async () => {
    await setUp('reader');
    const path = `${PATH}/remove`;
    expect((await app.call('reader', 'POST', path, { currentPassword: 'wrong' })).statusCode).toBe(400);
    expect((await app.call('reader', 'POST', path, { currentPassword: TEST_PASSWORD })).statusCode).toBe(204);
    expect((await codeAt('reader')).statusCode).toBe(200);
    expect(await app.audit('second-factor.removed')).toHaveLength(1);
  });

  it('is removed by an administrator for one who lost the device', async () => {
    await setUp('reader');
    const path = '/api/users/reader/second-factor/remove';
    expect((await app.call('ruler', 'POST', path, {})).statusCode).toBe(204);
    expect((await codeAt('reader')).statusCode).toBe(200);
    expect(await app.audit('user.second-factor-removed')).toMatchObject([
      { login: 'ruler', target: 'reader' },
    ]);
  });
});

describe('the command line', () => {
  it('removes the second factor of one who can ask nobody', async () => {
    await setUp('ruler');
    await AccountService.on(app.database).removeSecondFactor('ruler');
    expect((await codeAt('ruler')).statusCode).toBe(200);
    expect(await app.audit('user.second-factor-removed')).toMatchObject([
      { login: 'ocs', address: null, target: 'ruler' },
    ]);
    await expect(AccountService.on(app.database).removeSecondFactor('nobody')).rejects.toThrow(
      'There is no account "nobody".',
    );
  });
});

describe('a profile that asks for a second factor', () => {
  const demand = async (): Promise<void> => {
    const { profiles } = (await app.call('ruler', 'GET', '/api/profiles')).json<{
      profiles: { name: string; version: string }[];
    }>();
    const { version } = profiles.find(({ name }) => name === 'read-only')!;
    const body = {
      label: 'Read only',
      restricted: false,
      permissions: ['computers.read'],
      secondFactor: true,
    };
    const answer = await app.call('ruler', 'PUT', '/api/profiles/read-only', { ...body, version });
    expect(answer.statusCode).toBe(200);
  };

  it('closes all but its set-up until that is done', async () => {
    expect((await app.call('reader', 'GET', '/api/sample')).statusCode).toBe(200);
    await demand();
    for (const [method, url] of [
      ['GET', '/api/sample'],
      ['GET', '/api/sample/own'],
      ['GET', '/api/account/tokens'],
      ['GET', '/api/account/sessions'],
    ] as const) {
      expect((await app.call('reader', method, url)).json(), url).toMatchObject({
        status: 403,
        code: 'second-factor.set-up-required',
      });
    }
    expect((await app.call('reader', 'GET', '/api/auth/me')).json()).toMatchObject({
      mustSetUpSecondFactor: true,
    });
    expect(await state('reader')).toMatchObject({ active: false, mandatory: true });
    await setUp('reader');
    expect((await app.call('reader', 'GET', '/api/sample')).statusCode).toBe(200);
    expect((await app.call('reader', 'GET', '/api/auth/me')).json()).toMatchObject({
      mustSetUpSecondFactor: false,
    });
  });

  it('does not let it be switched off', async () => {
    await setUp('reader');
    await demand();
    const answer = await app.call('reader', 'POST', `${PATH}/remove`, { currentPassword: TEST_PASSWORD });
    expect(answer.json()).toMatchObject({ status: 403, code: 'second-factor.mandatory' });
    await app.call('ruler', 'POST', '/api/users/reader/second-factor/remove', {});
    expect((await app.call('reader', 'GET', '/api/sample')).json()).toMatchObject({
      code: 'second-factor.set-up-required',
    });
  });
});
