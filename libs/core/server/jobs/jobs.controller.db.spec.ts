import { Module } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DatabaseModule } from '../database/index.js';
import { createHttpApp, type HttpApp, HttpModule } from '../http/index.js';
import { createTestDatabase, TestAccounts, type TestDatabase } from '../testing/index.js';
import { JobsModule } from './jobs.module.js';
import { Jobs } from './jobs.js';

let db: TestDatabase;
let http: HttpApp;
let id: number;
let release: () => void;
const accounts = new TestAccounts();
const anna = accounts.add('anna');
const bert = accounts.add('bert');

beforeAll(async () => {
  db = await createTestDatabase();
  @Module({ imports: [DatabaseModule.forRoot({ url: db.url, poolSize: 4 }), HttpModule, JobsModule] })
  class SampleModule {}
  http = await createHttpApp(SampleModule, { logLevel: 'silent' });
  const released = new Promise<void>((resolve) => (release = resolve));
  const job = await http.app.get(Jobs).start(
    { login: 'anna', address: null, token: null },
    {
      kind: 'computers.delete',
      title: { en: 'Delete computers', fr: 'Supprimer des ordinateurs' },
      items: [1, 2, 3],
      describe: (item) => ({ id: item, name: `pc${item}` }),
      each: () => released,
    },
  );
  id = job.id;
});
afterAll(async () => {
  release();
  await http.stop(0);
  await db.close();
});

const ask = async (method: 'GET' | 'POST', path: string, headers: Record<string, string> = anna) =>
  http.app.inject({
    method,
    url: `/api/jobs${path}`,
    headers: { ...headers, 'content-type': 'application/json' },
    ...(method === 'POST' ? { payload: '{}' } : {}),
  });

describe('the routes of jobs', () => {
  it('show ones own jobs', async () => {
    expect((await ask('GET', '')).json()).toMatchObject({ jobs: [{ id, state: 'running', total: 3 }] });
    expect((await ask('GET', `/${id}`)).json()).toMatchObject({ id, kind: 'computers.delete' });
  });

  it('show none of others', async () => {
    expect((await ask('GET', '', bert)).json()).toEqual({ jobs: [] });
    for (const [method, path] of [
      ['GET', `/${id}`],
      ['POST', `/${id}/stop`],
    ] as const) {
      const answer = await ask(method, path, bert);
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toMatchObject({ code: 'job.not-found' });
    }
  });

  it.each(['/0', '/x', '/1.5', '/999999'])('know no job %s', async (path) => {
    expect([400, 404]).toContain((await ask('GET', path)).statusCode);
  });

  it('are for those who signed in', async () => {
    expect((await ask('GET', '', {})).statusCode).toBe(401);
  });

  it('stop a job after the items at hand', async () => {
    const answer = await ask('POST', `/${id}/stop`);
    expect(answer.statusCode).toBe(200);
    release();
    await http.app.get(Jobs).ended(id);
    expect((await ask('GET', `/${id}`)).json()).toMatchObject({ state: 'stopped', done: 2 });
  });
});
