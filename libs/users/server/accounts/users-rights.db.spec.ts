import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeOf, changeUser, findUser, resetToManagedAccounts } from '../testing/managed-accounts.js';
import { createUsersApp, type UsersApp } from '../testing/users-app.js';
import { AccountChanges } from './account-changes.js';

let app: UsersApp;
beforeAll(async () => {
  app = await createUsersApp();
});
afterAll(async () => app.close());
beforeEach(async () => resetToManagedAccounts(app));

describe('nobody gives more than their own', () => {
  const fresh = { login: 'fresh', firstName: 'F' };

  it.each([
    ['manager', { profile: 'read-only' }, 201],
    ['manager', { profile: 'managers' }, 201],
    ['manager', { profile: 'ladmin-small', tags: ['ANY'] }, 201],
    ['manager', { profile: 'admin' }, 403],
    ['manager', { profile: 'sadmin' }, 403],
    ['local', { profile: 'ladmin-small', tags: ['LYON'] }, 201],
    ['local', { profile: 'ladmin-small' }, 201],
    ['local', { profile: 'ladmin-small', tags: ['NICE'] }, 403],
    ['local', { profile: 'ladmin-small', tags: ['PARIS-1'] }, 403],
    ['local', { profile: 'ladmin-small', tags: ['*'] }, 403],
    ['local', { profile: 'read-only' }, 403],
  ])('%s adding %j: %i', async (as, part, status) => {
    const answer = await app.call(as, 'POST', '/api/users', { ...fresh, ...part });
    expect(answer.statusCode).toBe(status);
    if (status === 403) expect(answer.json()).toMatchObject({ code: 'profile.beyond-own' });
  });

  it('not by changing an account either, the own one included', async () => {
    for (const login of ['reader', 'manager']) {
      expect((await changeUser(app, 'manager', login, { profile: 'sadmin' })).json()).toMatchObject({
        status: 403,
        code: 'profile.beyond-own',
      });
    }
    expect((await changeUser(app, 'local', 'local', { tags: ['PARIS*', 'LYON', 'NICE'] })).statusCode).toBe(
      403,
    );
  });

  it('nor touches an account that may do more', async () => {
    const tries = [
      await changeUser(app, 'manager', 'ruler', { lastName: 'x' }),
      await app.call('manager', 'DELETE', '/api/users/ruler'),
      await app.call('manager', 'POST', '/api/users/ruler/password', {}),
      await app.call('manager', 'POST', '/api/users/ruler/second-factor/remove', {}),
      await app.call('manager', 'DELETE', '/api/users/ruler/sessions'),
    ];
    for (const answer of tries) expect(answer.json()).toMatchObject({ status: 403, code: 'user.beyond-own' });
  });

  it('and accounts outside the perimeter are not there', async () => {
    const tries = [
      await changeUser(app, 'local', 'nice', { lastName: 'x' }),
      await app.call('local', 'DELETE', '/api/users/nice'),
      await app.call('local', 'POST', '/api/users/reader/password', {}),
    ];
    for (const answer of tries) expect(answer.json()).toMatchObject({ status: 404, code: 'user.not-found' });
    expect((await changeUser(app, 'local', 'paris', { lastName: 'Near' })).statusCode).toBe(200);
  });
});

describe('two changes at the same moment', () => {
  it('take place one after the other', async () => {
    const changes = app.http.app.get(AccountChanges);
    const events: string[] = [];
    let finish = (): void => undefined;
    let begun = (): void => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const firstBegan = new Promise<void>((resolve) => (begun = resolve));
    const first = changes.make(async () => {
      begun();
      await finished;
      events.push('first');
    });
    await firstBegan;
    const second = changes.make(async () => events.push('second'));
    while (events.length === 0 && !(await secondWaits()));
    expect(events).toEqual([]);
    finish();
    await Promise.all([first, second]);
    expect(events).toEqual(['first', 'second']);
  });

  const secondWaits = async (): Promise<boolean> => {
    const found = await app.database.one(
      "SELECT ID FROM information_schema.PROCESSLIST WHERE INFO LIKE 'INSERT INTO x_account_turn%'",
    );
    return found !== undefined;
  };
});

describe('the last administrator', () => {
  it('keeps the profile', async () => {
    expect((await changeUser(app, 'ruler', 'ruler', { profile: 'read-only' })).json()).toMatchObject({
      status: 409,
      code: 'user.last-administrator',
    });
    expect((await findUser(app, 'ruler')).profile).toBe('sadmin');
  });

  it('is one who is enabled, not only there', async () => {
    await changeUser(app, 'ruler', 'reader', { profile: 'sadmin' });
    await changeUser(app, 'ruler', 'reader', { disabled: true });
    expect((await changeUser(app, 'ruler', 'ruler', { profile: 'admin' })).statusCode).toBe(409);
    await changeUser(app, 'ruler', 'reader', { disabled: false });
    expect((await changeUser(app, 'ruler', 'ruler', { profile: 'admin' })).statusCode).toBe(200);
  });

  it('remains when two disable each other at the same moment', async () => {
    await changeUser(app, 'ruler', 'reader', { profile: 'sadmin' });
    const [one, other] = [
      await changeOf(app, 'ruler', { disabled: true }),
      await changeOf(app, 'reader', { disabled: true }),
    ];
    await app.call('reader', 'GET', '/api/sample');
    const answers = await Promise.all([
      app.call('reader', 'PUT', '/api/users/ruler', one),
      app.call('ruler', 'PUT', '/api/users/reader', other),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(await app.database.one('SELECT COUNT(*) AS n FROM x_user WHERE DISABLED = 1')).toEqual({ n: 1 });
  });

  it('remains when two delete each other at the same moment', async () => {
    await changeUser(app, 'ruler', 'reader', { profile: 'sadmin' });
    await app.call('reader', 'GET', '/api/sample');
    const answers = await Promise.all([
      app.call('reader', 'DELETE', '/api/users/ruler'),
      app.call('ruler', 'DELETE', '/api/users/reader'),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409]);
  });
});
