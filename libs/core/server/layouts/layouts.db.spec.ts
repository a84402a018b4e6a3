import { Module } from '@nestjs/common';
import type { Layout, LayoutInput } from '@ocs/core-contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditModule } from '../audit/index.js';
import { DatabaseModule } from '../database/index.js';
import { createHttpApp, type HttpApp, HttpModule } from '../http/index.js';
import { createTestDatabase, TestAccounts, type TestDatabase } from '../testing/index.js';
import { LayoutsModule } from './layouts.module.js';

let db: TestDatabase;
let http: HttpApp;
const accounts = new TestAccounts();
/** Anna and Bert are of one group and may share; Cleo is of another and may not; Dora is of none. */
const anna = accounts.add('anna', { permissions: ['layouts.share'] });
const bert = accounts.add('bert', { permissions: ['layouts.share'] });
const cleo = accounts.add('cleo');
const dora = accounts.add('dora', { permissions: ['layouts.share'] });

beforeAll(async () => {
  db = await createTestDatabase();
  @Module({
    imports: [DatabaseModule.forRoot({ url: db.url, poolSize: 4 }), HttpModule, AuditModule, LayoutsModule],
  })
  class SampleModule {}
  http = await createHttpApp(SampleModule, { logLevel: 'silent' });
  await db.database.run(
    "INSERT INTO operators (ID, USER_GROUP) VALUES ('anna', 'north'), ('bert', 'north'), ('cleo', 'south'), ('dora', '')",
  );
});
afterAll(async () => {
  await http.stop(0);
  await db.close();
});
beforeEach(async () => {
  await db.database.run('DELETE FROM layouts');
  await db.database.run('TRUNCATE TABLE x_audit');
});

type Headers = Record<string, string>;
const send = async (method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown, headers: Headers) =>
  http.app.inject({
    method,
    url: `/api/layouts${path}`,
    headers: { ...headers, 'content-type': 'application/json' },
    payload: JSON.stringify(body),
  });

const input = (facts: Partial<LayoutInput> = {}): LayoutInput => ({
  table: 'computers',
  name: 'Short',
  columns: ['hardware.NAME', 'accountinfo.TAG'],
  scope: 'USER',
  ...facts,
});
const add = async (facts: Partial<LayoutInput>, headers: Headers = anna) =>
  send('POST', '', input(facts), headers);
const added = async (facts: Partial<LayoutInput>, headers: Headers = anna): Promise<Layout> => {
  const answer = await add(facts, headers);
  expect(answer.statusCode).toBe(201);
  return answer.json();
};
const seen = async (headers: Headers, table = 'computers') =>
  (await http.app.inject({ method: 'GET', url: `/api/layouts?table=${table}`, headers })).json<{
    layouts: Layout[];
  }>().layouts;
const names = async (headers: Headers) => (await seen(headers)).map(({ name }) => name);

describe('a layout', () => {
  it('is kept with its columns in their order', async () => {
    const layout = await added({ description: 'For the phone' });
    expect(layout).toEqual({
      id: layout.id,
      table: 'computers',
      name: 'Short',
      description: 'For the phone',
      columns: ['hardware.NAME', 'accountinfo.TAG'],
      scope: 'USER',
      group: null,
      creator: 'anna',
      editable: true,
    });
    expect(await seen(anna)).toEqual([layout]);
    expect(await seen(anna, 'software')).toEqual([]);
  });

  it('of ones own is seen by nobody else', async () => {
    await added({});
    expect(await names(bert)).toEqual([]);
  });

  it('of a group is seen by that group', async () => {
    expect(await added({ scope: 'GROUP' })).toMatchObject({ group: 'north' });
    expect([await names(bert), await names(cleo), await names(dora)]).toEqual([['Short'], [], []]);
  });

  it('of all is seen by all, and changed by those who may share', async () => {
    await added({ scope: 'ALL' });
    expect((await seen(bert))[0]).toMatchObject({ name: 'Short', editable: true });
    expect((await seen(cleo))[0]).toMatchObject({ name: 'Short', editable: false });
  });

  it('made by another console is left out where it cannot be read, and breaks nothing', async () => {
    await db.database.run(
      `INSERT INTO layouts (LAYOUT_NAME, CREATOR, TABLE_NAME, DESCRIPTION, VISIBLE_COL, VISIBILITY_SCOPE) VALUES
        ('foreign', 'anna', 'computers', NULL, 'a:1:{i:0;s:4:"NAME";}', 'ALL'),
        ('readable', 'anna', 'computers', NULL, '["hardware.NAME"]', NULL),
        ('odd', 'anna', 'computers', NULL, '["hardware.ID"]', 'SOMEBODY')`,
    );
    expect(await seen(anna)).toMatchObject([{ name: 'readable', description: '', scope: 'USER' }]);
    expect(await names(bert)).toEqual([]);
  });
});

describe('a layout is refused', () => {
  it.each([
    [
      'whose name is taken, whatever its case',
      { name: 'SHORT', columns: ['hardware.ID'] },
      'layout.name-taken',
    ],
    ['that has the same columns', { name: 'Other' }, 'layout.same-columns'],
  ])('%s', async (_, facts, code) => {
    await added({});
    const answer = await add(facts);
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ code });
    expect(await names(anna)).toEqual(['Short']);
  });

  it('but not for what others keep for themselves, or for another table', async () => {
    await added({});
    await added({}, bert);
    await added({ table: 'software' });
    await added({ name: 'Reverse', columns: ['accountinfo.TAG', 'hardware.NAME'] });
    expect(await names(anna)).toEqual(['Reverse', 'Short']);
  });

  it('when it is for others and the right to share is missing', async () => {
    for (const scope of ['GROUP', 'ALL'] as const) {
      const answer = await add({ scope }, cleo);
      expect(answer.statusCode).toBe(403);
      expect(answer.json()).toMatchObject({ code: 'access.denied' });
    }
  });

  it('when it is for the group of somebody who has none', async () => {
    const answer = await add({ scope: 'GROUP' }, dora);
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ code: 'layout.no-group' });
  });

  it.each([
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(101) }, 'name'],
    [{ columns: [] }, 'columns'],
    [{ columns: ['a', 'a'] }, 'columns'],
    [{ columns: ['x`; DROP TABLE layouts'] }, 'columns.0'],
    [{ columns: Array.from({ length: 201 }, (_, index) => `c${index}`) }, 'columns'],
    [{ scope: 'WORLD' as 'ALL' }, 'scope'],
    [{ table: '../etc' }, 'table'],
  ])('that does not fit: %j', async (facts, field) => {
    const answer = await add(facts);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ errors: [{ field }] });
  });

  it('beyond two hundred', async () => {
    await db.database.run(
      'INSERT INTO layouts (LAYOUT_NAME, CREATOR, TABLE_NAME, VISIBLE_COL, VISIBILITY_SCOPE) VALUES ?',
      [
        Array.from({ length: 200 }, (_, index) => [
          `l${index}`,
          'anna',
          'computers',
          `["c${index}"]`,
          'USER',
        ]),
      ],
    );
    const answer = await add({});
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ code: 'layout.too-many' });
  });
});

describe('a change of a layout', () => {
  it('keeps its own name and columns free, and is recorded with old and new values', async () => {
    const { id } = await added({});
    const answer = await send('PUT', `/${id}`, input({ description: 'New', scope: 'ALL' }), anna);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ id, description: 'New', scope: 'ALL', creator: 'anna' });
    expect(
      await db.database.rows('SELECT LOGIN, ACTION, TARGET_NAME, CHANGES FROM x_audit ORDER BY ID'),
    ).toMatchObject([
      { ACTION: 'layout.added', TARGET_NAME: 'Short' },
      {
        LOGIN: 'anna',
        ACTION: 'layout.changed',
        CHANGES: JSON.stringify([
          { field: 'description', from: null, to: 'New' },
          { field: 'scope', from: 'USER', to: 'ALL' },
        ]),
      },
    ]);
  });

  it('by somebody who may share leaves creator and group as they were', async () => {
    const { id } = await added({ scope: 'GROUP' });
    const answer = await send('PUT', `/${id}`, input({ name: 'Shorter', scope: 'GROUP' }), bert);
    expect(answer.json()).toMatchObject({ name: 'Shorter', creator: 'anna', group: 'north' });
  });

  it('cannot take a shared one away from the others', async () => {
    const { id } = await added({ scope: 'ALL' });
    expect((await send('PUT', `/${id}`, input({ scope: 'USER' }), bert)).statusCode).toBe(403);
    expect((await send('PUT', `/${id}`, input({ scope: 'USER' }), anna)).statusCode).toBe(200);
  });

  it.each([
    ['PUT', 'USER', bert, 404],
    ['DELETE', 'USER', bert, 404],
    ['PUT', 'GROUP', cleo, 404],
    ['DELETE', 'GROUP', cleo, 404],
    ['PUT', 'ALL', cleo, 403],
    ['DELETE', 'ALL', cleo, 403],
  ] as const)('is refused to others: %s of scope %s', async (method, scope, who, status) => {
    const { id } = await added({ scope });
    const answer = await send(method, `/${id}`, input({ name: 'Taken' }), who);
    expect(answer.statusCode).toBe(status);
    expect(await names(anna)).toEqual(['Short']);
  });

  it('does not move it to another table', async () => {
    const { id } = await added({});
    expect((await send('PUT', `/${id}`, input({ table: 'software' }), anna)).statusCode).toBe(404);
  });
});

describe('removing a layout', () => {
  it('is recorded, and the second time there is nothing to remove', async () => {
    const { id } = await added({ scope: 'ALL' });
    expect((await send('DELETE', `/${id}`, {}, bert)).statusCode).toBe(204);
    expect((await send('DELETE', `/${id}`, {}, bert)).statusCode).toBe(404);
    expect(await db.database.rows('SELECT LOGIN, ACTION FROM x_audit ORDER BY ID')).toEqual([
      { LOGIN: 'anna', ACTION: 'layout.added' },
      { LOGIN: 'bert', ACTION: 'layout.deleted' },
    ]);
  });
});

describe('two that are added at once', () => {
  it('cannot both have the name', async () => {
    const answers = await Promise.all([add({}), add({ columns: ['hardware.ID'] }), add({ columns: ['a'] })]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409]);
  });
});
