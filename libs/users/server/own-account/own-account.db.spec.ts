import type { SessionEntry } from '@ocs/users-contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createUsersApp, type UsersApp } from '../testing/users-app.js';

let app: UsersApp;
beforeAll(async () => {
  app = await createUsersApp();
});
afterAll(async () => app.close());
beforeEach(async () => app.reset({ login: 'reader', profile: 'read-only' }));

const sessions = async (login: string): Promise<SessionEntry[]> =>
  (await app.call(login, 'GET', '/api/account/sessions')).json<{ sessions: SessionEntry[] }>().sessions;

describe('the own account', () => {
  it('is shown with profile, group and second factor', async () => {
    expect((await app.call('reader', 'GET', '/api/account')).json()).toEqual({
      login: 'reader',
      firstName: 'Camille',
      lastName: 'Durand',
      email: '',
      comments: '',
      profile: 'read-only',
      profileLabel: 'Read only',
      group: null,
      language: null,
      theme: null,
      passwordChangedAt: null,
      secondFactor: { active: false, mandatory: false, recoveryCodesLeft: 0 },
    });
  });

  it('is changed in the fields that are sent, and in the audit', async () => {
    const answer = await app.call('reader', 'PATCH', '/api/account', {
      theme: 'dark',
      email: 'c@example.org',
    });
    expect(answer.json()).toMatchObject({ theme: 'dark', email: 'c@example.org', firstName: 'Camille' });
    await app.call('reader', 'PATCH', '/api/account', { language: 'fr' });
    expect((await app.call('reader', 'GET', '/api/auth/me')).json()).toMatchObject({
      theme: 'dark',
      language: 'fr',
    });
    expect((await app.audit('account.changed'))[0]).toMatchObject({
      login: 'reader',
      target: 'reader',
      changes: [
        { field: 'email', from: null, to: 'c@example.org' },
        { field: 'theme', from: null, to: 'dark' },
      ],
    });
  });

  it.each([
    { profile: 'sadmin' },
    { login: 'ruler' },
    { theme: 'pink' },
    { language: 'xx' },
    { email: 'nobody' },
    { firstName: '' },
    { comments: 'x'.repeat(4_001) },
  ])('does not take %j', async (change) => {
    expect((await app.call('reader', 'PATCH', '/api/account', change)).statusCode).toBe(400);
  });

  it('needs somebody who is signed in', async () => {
    for (const url of ['/api/account', '/api/account/sessions', '/api/account/tokens']) {
      expect((await app.call(null, 'GET', url)).statusCode).toBe(401);
    }
  });
});

describe('the own sessions', () => {
  it('are listed, this one marked', async () => {
    await app.signIn('reader', undefined, undefined, '192.0.2.1');
    const list = await sessions('reader');
    expect(list).toHaveLength(2);
    expect(list.filter(({ current }) => current)).toHaveLength(1);
    expect(list.map(({ address }) => address).sort()).toEqual(['127.0.0.1', '192.0.2.1']);
  });

  it('are ended one by one', async () => {
    const other = await app.signIn('reader');
    const headers = { authorization: `Bearer ${other.json<{ accessToken: string }>().accessToken}` };
    expect((await app.http.app.inject({ url: '/api/sample', headers })).statusCode).toBe(200);
    const { id } = (await sessions('reader')).find(({ current }) => !current)!;
    expect((await app.call('reader', 'DELETE', `/api/account/sessions/${id}`)).statusCode).toBe(204);
    expect((await app.http.app.inject({ url: '/api/sample', headers })).statusCode).toBe(401);
    expect((await app.call('reader', 'DELETE', `/api/account/sessions/${id}`)).statusCode).toBe(404);
    expect((await app.audit('session.closed'))[0]).toMatchObject({ login: 'reader' });
  });

  it('are ended all but this one', async () => {
    await app.call('reader', 'GET', '/api/account');
    for (let i = 0; i < 3; i += 1) await app.signIn('reader');
    expect((await app.call('reader', 'DELETE', '/api/account/sessions')).statusCode).toBe(204);
    expect(await sessions('reader')).toMatchObject([{ current: true }]);
  });

  it('of others are out of reach', async () => {
    await app.call('ruler', 'GET', '/api/account');
    const [mine] = await sessions('ruler');
    expect((await app.call('reader', 'DELETE', `/api/account/sessions/${mine?.id}`)).statusCode).toBe(404);
    await app.call('reader', 'DELETE', '/api/account/sessions');
    expect((await app.call('ruler', 'GET', '/api/sample')).statusCode).toBe(200);
  });
});

describe('the audit of sign in', () => {
  it('says who came, from where, and who was turned away and why', async () => {
    await app.signIn('reader', undefined, undefined, '192.0.2.5');
    await app.signIn('reader', 'wrong', undefined, '192.0.2.5');
    await app.signIn('nobody', 'wrong', undefined, '192.0.2.5');
    expect(await app.audit('session.opened')).toMatchObject([
      { login: 'reader', address: '192.0.2.5', changes: [{ field: 'method', to: 'local' }] },
    ]);
    expect(await app.audit('session.refused')).toMatchObject([
      { login: 'reader', changes: [{ field: 'reason', to: 'wrong-password' }] },
      { login: 'nobody', changes: [{ field: 'reason', to: 'unknown-login' }] },
    ]);
  });
});
