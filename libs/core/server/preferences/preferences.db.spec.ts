import { Module } from '@nestjs/common';
import { MAX_PREFERENCES } from '@ocs/core-contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DatabaseModule } from '../database/index.js';
import { createHttpApp, type HttpApp, HttpModule } from '../http/index.js';
import { createTestDatabase, TestAccounts, type TestDatabase } from '../testing/index.js';
import { PreferencesModule } from './preferences.module.js';

let db: TestDatabase;
let http: HttpApp;
const accounts = new TestAccounts();
const anna = accounts.add('anna');
const bert = accounts.add('bert');

beforeAll(async () => {
  db = await createTestDatabase();
  @Module({ imports: [DatabaseModule.forRoot({ url: db.url, poolSize: 4 }), HttpModule, PreferencesModule] })
  class SampleModule {}
  http = await createHttpApp(SampleModule, { logLevel: 'silent' });
  await db.database.run("INSERT INTO operators (ID) VALUES ('anna'), ('bert')");
});
afterAll(async () => {
  await http.stop(0);
  await db.close();
});
beforeEach(() => db.database.run('DELETE FROM x_preference'));

type Headers = Record<string, string>;
const all = async (headers: Headers = anna) =>
  (await http.app.inject({ method: 'GET', url: '/api/preferences', headers })).json<unknown>();
const put = async (key: string, body: unknown, headers: Headers = anna) =>
  http.app.inject({
    method: 'PUT',
    url: `/api/preferences/${encodeURIComponent(key)}`,
    headers: { ...headers, 'content-type': 'application/json' },
    payload: JSON.stringify(body),
  });

const LIST = { columns: ['hardware.NAME'], widths: { 'hardware.NAME': 240 }, pageSize: 100 };

describe('a preference', () => {
  it('is any JSON, kept as it is', async () => {
    for (const [key, value] of [
      ['list.computers', LIST],
      ['dashboard', ['<b>', '😀', 1.5, false]],
      ['navigation', 'closed'],
    ] as const) {
      expect((await put(key, { value })).statusCode).toBe(204);
    }
    expect(await all()).toEqual({
      'list.computers': LIST,
      dashboard: ['<b>', '😀', 1.5, false],
      navigation: 'closed',
    });
  });

  it('is replaced by the next, and forgotten by null', async () => {
    await put('dashboard', { value: 1 });
    await put('dashboard', { value: 2 });
    expect(await all()).toEqual({ dashboard: 2 });
    expect((await put('dashboard', { value: null })).statusCode).toBe(204);
    expect((await put('dashboard', { value: null })).statusCode).toBe(204);
    expect(await all()).toEqual({});
  });

  it('is told apart from one whose key differs by case', async () => {
    await put('list.a', { value: 1 });
    await put('list.A', { value: 2 });
    expect(await all()).toEqual({ 'list.a': 1, 'list.A': 2 });
  });

  it('belongs to its account alone', async () => {
    await put('dashboard', { value: 'of anna' });
    await put('dashboard', { value: 'of bert' }, bert);
    expect(await all(bert)).toEqual({ dashboard: 'of bert' });
    expect(await all()).toEqual({ dashboard: 'of anna' });
  });

  it.each([
    ['a key with a slash', 'list/computers', { value: 1 }, 'key'],
    ['a key that reaches the prototype', '__proto__', { value: 1 }, 'key'],
    ['a long key', 'x'.repeat(65), { value: 1 }, 'key'],
    ['no value', 'dashboard', {}, 'value'],
    ['a value of more than 16 kB', 'dashboard', { value: 'é'.repeat(8_200) }, 'value'],
  ])('is refused with %s', async (_, key, body, field) => {
    const answer = await put(key, body);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'request.invalid', errors: [{ field }] });
    expect(await all()).toEqual({});
  });

  it('may fill its 16 kB', async () => {
    expect((await put('dashboard', { value: 'x'.repeat(16_382) })).statusCode).toBe(204);
  });
});

describe('the hundred and first preference', () => {
  it('is refused, while those that are there can still change', async () => {
    const keys = Array.from({ length: MAX_PREFERENCES }, (_, index) => `k${index}`);
    await db.database.run('INSERT INTO x_preference (LOGIN, NAME, VALUE) VALUES ?', [
      keys.map((key) => ['anna', key, '1']),
    ]);
    const answer = await put('further', { value: 1 });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ code: 'preference.too-many' });
    expect((await put('k7', { value: 2 })).statusCode).toBe(204);
    expect(await all()).toMatchObject({ k7: 2 });
    expect((await put('further', { value: 1 }, bert)).statusCode).toBe(204);
  });
});

describe('preferences', () => {
  it('are for those who signed in', async () => {
    const answer = await http.app.inject({ method: 'GET', url: '/api/preferences' });
    expect(answer.statusCode).toBe(401);
  });
});
