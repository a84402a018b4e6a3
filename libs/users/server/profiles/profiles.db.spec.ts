import { ALL_PERMISSIONS, SHIPPED_PROFILES } from '@ocs/core-contract';
import type { Profile, ProfileChange } from '@ocs/users-contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createUsersApp, type UsersApp } from '../testing/users-app.js';

let app: UsersApp;
beforeAll(async () => {
  app = await createUsersApp();
});
afterAll(async () => app.close());

const desk = {
  name: 'help-desk',
  label: 'Help desk',
  restricted: false,
  permissions: ['computers.read'],
  secondFactor: false,
};

beforeEach(async () => {
  await app.reset(
    { login: 'reader', profile: 'read-only' },
    { login: 'keeper', profile: 'keepers' },
    { login: 'local', profile: 'local-keepers', tags: ['PARIS'] },
  );
  for (const [name, restricted] of [
    ['keepers', 0],
    ['local-keepers', 1],
  ] as const) {
    await app.database.run(
      'INSERT INTO x_profile (NAME, LABEL, RESTRICTED, PERMISSIONS) VALUES (?, ?, ?, ?)',
      [name, name, restricted, '["profiles.manage","computers.read"]'],
    );
  }
});

const profiles = async (as = 'ruler'): Promise<readonly Profile[]> =>
  (await app.call(as, 'GET', '/api/profiles')).json<{ profiles: Profile[] }>().profiles;

const find = async (name: string): Promise<Profile> =>
  (await profiles()).find((profile) => profile.name === name)!;

const change = async (as: string, name: string, part: Partial<ProfileChange>) => {
  const { label, restricted, permissions, secondFactor, version } = await find(name);
  const body = { label, restricted, permissions, secondFactor, version, ...part };
  return app.call(as, 'PUT', `/api/profiles/${name}`, body);
};

describe('the shipped profiles', () => {
  it('are rows, as the catalogue describes them', async () => {
    const shipped = (await profiles()).filter((profile) => profile.shipped);
    expect(shipped.map(({ name }) => name).sort()).toEqual(['admin', 'ladmin', 'read-only', 'sadmin']);
    for (const { name, label, restricted, permissions } of SHIPPED_PROFILES) {
      expect(shipped.find((profile) => profile.name === name)).toMatchObject({
        label: label.en,
        restricted,
        permissions: ALL_PERMISSIONS.filter((permission) => permissions.includes(permission)),
      });
    }
  });

  it('say how many accounts have them, to managers of accounts or profiles only', async () => {
    expect(await find('sadmin')).toMatchObject({ users: 1 });
    expect((await profiles('keeper')).length).toBe(6);
    expect((await app.call('reader', 'GET', '/api/profiles')).statusCode).toBe(403);
  });

  it('can be edited, which counts at once for who is signed in', async () => {
    expect((await app.call('reader', 'GET', '/api/sample/audit')).statusCode).toBe(403);
    const changed = await change('ruler', 'read-only', {
      permissions: ['computers.read', 'audit.read'],
      label: 'Lecteurs',
    });
    expect(changed.json()).toMatchObject({ label: 'Lecteurs', version: '2', shipped: true, users: 1 });
    expect((await app.call('reader', 'GET', '/api/sample/audit')).statusCode).toBe(200);
    await change('ruler', 'read-only', { permissions: [], label: 'Read only' });
    expect((await app.call('reader', 'GET', '/api/sample')).statusCode).toBe(403);
    expect((await app.audit('profile.changed'))[0]).toMatchObject({
      login: 'ruler',
      target: 'Lecteurs',
      changes: [
        { field: 'label', from: 'Read only', to: 'Lecteurs' },
        { field: 'permissions', from: 'computers.read', to: 'audit.read, computers.read' },
      ],
    });
    await change('ruler', 'read-only', { permissions: ['computers.read'] });
  });

  it('become a limit to TAGs at once', async () => {
    expect((await app.call('reader', 'GET', '/api/sample')).json()).toMatchObject({ tags: null });
    await change('ruler', 'read-only', { restricted: true });
    expect((await app.call('reader', 'GET', '/api/sample')).json()).toMatchObject({ tags: [] });
    await change('ruler', 'read-only', { restricted: false });
  });
});

describe('a profile of one’s own', () => {
  it('is added, used and deleted when nobody has it', async () => {
    const added = await app.call('ruler', 'POST', '/api/profiles', desk);
    expect(added.statusCode).toBe(201);
    expect(added.json()).toEqual({ ...desk, shipped: false, users: 0, version: '1' });
    await app.database.run("UPDATE operators SET NEW_ACCESSLVL = 'help-desk' WHERE ID = 'reader'");
    expect((await app.call('ruler', 'DELETE', '/api/profiles/help-desk')).json()).toMatchObject({
      status: 409,
      code: 'profile.in-use',
    });
    await app.database.run("UPDATE operators SET NEW_ACCESSLVL = 'read-only' WHERE ID = 'reader'");
    expect((await app.call('ruler', 'DELETE', '/api/profiles/help-desk')).statusCode).toBe(204);
    expect(await app.audit('profile.deleted')).toMatchObject([{ target: 'Help desk' }]);
  });

  it.each([
    [{ name: 'SADMIN' }, 409, 'profile.name-taken'],
    [{ name: 'two words' }, 400, 'request.invalid'],
    [{ name: '' }, 400, 'request.invalid'],
    [{ label: '' }, 400, 'request.invalid'],
    [{ permissions: ['computers.teleport'] }, 400, 'request.invalid'],
    [{ permissions: ['*'] }, 400, 'request.invalid'],
  ])('with %j is refused (%i %s)', async (part, status, code) => {
    const answer = await app.call('ruler', 'POST', '/api/profiles', { ...desk, ...part });
    expect(answer.json()).toMatchObject({ status, code });
  });

  it('is not overwritten by one who saw an older state', async () => {
    await app.call('ruler', 'POST', '/api/profiles', desk);
    const { version } = await find('help-desk');
    expect((await change('ruler', 'help-desk', { label: 'First' })).statusCode).toBe(200);
    expect((await change('ruler', 'help-desk', { label: 'Second', version })).json()).toMatchObject({
      status: 409,
      code: 'profile.changed',
      current: { label: 'First', version: '2' },
    });
  });

  it('that is not there is answered 404', async () => {
    const body = { ...desk, name: undefined, version: '1' };
    expect((await app.call('ruler', 'PUT', '/api/profiles/none', body)).statusCode).toBe(404);
    expect((await app.call('ruler', 'DELETE', '/api/profiles/none')).statusCode).toBe(404);
  });

  it('with permissions of another version keeps only what is known', async () => {
    await app.database.run(
      `INSERT INTO x_profile (NAME, LABEL, PERMISSIONS) VALUES ('future', 'Future', '["computers.read","computers.fly"]')`,
    );
    expect((await find('future')).permissions).toEqual(['computers.read']);
  });
});

describe('nobody gives permissions they do not hold', () => {
  it.each([
    ['adding more', 'POST', '/api/profiles', { ...desk, permissions: ['users.manage'] }],
    ['adding, limited to TAGs', 'POST', '/api/profiles', { ...desk, restricted: true }],
  ] as const)('%s', async (what, method, url, body) => {
    const as = what === 'adding more' ? 'keeper' : 'local';
    expect((await app.call(as, method, url, body)).json()).toMatchObject({
      status: 403,
      code: 'profile.beyond-own',
    });
  });

  it('nor to their own profile, nor takes them from one that holds more', async () => {
    const more = { permissions: ['profiles.manage', 'computers.read', 'users.manage'] as const };
    expect((await change('keeper', 'keepers', more)).json()).toMatchObject({ code: 'profile.beyond-own' });
    expect((await change('keeper', 'sadmin', { permissions: [] })).json()).toMatchObject({
      code: 'profile.beyond-own',
    });
    expect((await change('local', 'local-keepers', { restricted: false })).json()).toMatchObject({
      code: 'profile.beyond-own',
    });
    expect((await app.call('local', 'DELETE', '/api/profiles/read-only')).statusCode).toBe(403);
  });

  it('but what they hold', async () => {
    expect((await change('keeper', 'read-only', { label: 'Readers' })).statusCode).toBe(200);
    await change('ruler', 'read-only', { label: 'Read only' });
  });
});

describe('the last administrators', () => {
  it.each([
    ['their permissions', { permissions: ['users.manage'] }],
    ['their free view', { restricted: true }],
  ] as const)('do not lose %s', async (_, part) => {
    expect((await change('ruler', 'sadmin', part)).json()).toMatchObject({
      status: 409,
      code: 'user.last-administrator',
    });
    expect((await find('sadmin')).permissions).toEqual(ALL_PERMISSIONS);
  });

  it('may give up other permissions', async () => {
    const kept = ALL_PERMISSIONS.filter((permission) => permission !== 'computers.delete');
    expect((await change('ruler', 'sadmin', { permissions: kept })).json()).toMatchObject({
      permissions: kept,
    });
  });
});
