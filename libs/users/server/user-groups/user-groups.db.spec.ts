import type { UserGroup } from '@ocs/users-contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createUsersApp, type UsersApp } from '../testing/users-app.js';

let app: UsersApp;
beforeAll(async () => {
  app = await createUsersApp();
});
afterAll(async () => app.close());
beforeEach(async () => app.reset({ login: 'reader', profile: 'read-only' }));

const PATH = '/api/user-groups';
const groups = async (): Promise<UserGroup[]> =>
  (await app.call('ruler', 'GET', PATH)).json<{ groups: UserGroup[] }>().groups;

describe('groups of accounts', () => {
  it('are rows of config that other products read', async () => {
    await app.database.run(
      "INSERT INTO config (NAME, IVALUE, TVALUE) VALUES ('USER_GROUP_4', 4, 'Paris'), ('USERXGROUPX9', 9, 'no group')",
    );
    const added = await app.call('ruler', 'POST', PATH, { label: 'Lyon' });
    expect(added.json()).toEqual({ key: '5', label: 'Lyon', users: 0 });
    expect(added.statusCode).toBe(201);
    expect(await groups()).toEqual([
      { key: '5', label: 'Lyon', users: 0 },
      { key: '4', label: 'Paris', users: 0 },
    ]);
    expect(
      await app.database.one("SELECT NAME, IVALUE, TVALUE FROM config WHERE NAME = 'USER_GROUP_5'"),
    ).toEqual({ NAME: 'USER_GROUP_5', IVALUE: 5, TVALUE: 'Lyon' });
    await app.database.run("DELETE FROM config WHERE NAME = 'USERXGROUPX9'");
  });

  it('are renamed, and deleted when nobody is in them', async () => {
    const { key } = (await app.call('ruler', 'POST', PATH, { label: 'Paris' })).json<UserGroup>();
    await app.database.run("UPDATE operators SET USER_GROUP = ? WHERE ID = 'reader'", [key]);
    const renamed = await app.call('ruler', 'PUT', `${PATH}/${key}`, { label: 'Île-de-France' });
    expect(renamed.json()).toEqual({ key, label: 'Île-de-France', users: 1 });
    expect((await app.call('ruler', 'DELETE', `${PATH}/${key}`)).json()).toMatchObject({
      status: 409,
      code: 'user-group.in-use',
    });
    await app.database.run("UPDATE operators SET USER_GROUP = NULL WHERE ID = 'reader'");
    expect((await app.call('ruler', 'DELETE', `${PATH}/${key}`)).statusCode).toBe(204);
    expect(await groups()).toEqual([]);
    expect(await app.audit('user-group.changed')).toMatchObject([
      { changes: [{ field: 'label', from: 'Paris', to: 'Île-de-France' }] },
    ]);
    expect(await app.audit('user-group.deleted')).toHaveLength(1);
  });

  it('have different labels', async () => {
    const { key } = (await app.call('ruler', 'POST', PATH, { label: 'Paris' })).json<UserGroup>();
    expect((await app.call('ruler', 'POST', PATH, { label: 'PARIS' })).json()).toMatchObject({
      status: 409,
      code: 'user-group.label-taken',
    });
    expect((await app.call('ruler', 'PUT', `${PATH}/${key}`, { label: 'PARIS' })).statusCode).toBe(200);
  });

  it('that are not there are answered 404, odd ones 400', async () => {
    expect((await app.call('ruler', 'PUT', `${PATH}/77`, { label: 'x' })).statusCode).toBe(404);
    expect((await app.call('ruler', 'DELETE', `${PATH}/77`)).statusCode).toBe(404);
    expect((await app.call('ruler', 'DELETE', `${PATH}/x`)).statusCode).toBe(400);
    expect((await app.call('ruler', 'POST', PATH, { label: ' ' })).statusCode).toBe(400);
  });

  it('are for those who manage accounts', async () => {
    expect((await app.call('reader', 'GET', PATH)).statusCode).toBe(403);
    expect((await app.call('reader', 'POST', PATH, { label: 'x' })).statusCode).toBe(403);
  });
});
