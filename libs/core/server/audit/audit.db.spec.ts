import { Logger, Module } from '@nestjs/common';
import { AUDIT_DEPTH, type AuditEntry, type AuditList } from '@ocs/core-contract';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Database, DatabaseModule, dataSourceOptions, migrate } from '../database/index.js';
import { createHttpApp, type HttpApp, HttpModule } from '../http/index.js';
import {
  createEmptyDatabase,
  createTestDatabase,
  TestAccounts,
  type TestDatabase,
} from '../testing/index.js';
import { AuditGuard } from './audit-guard.js';
import { type AuditEvent, AuditTrail } from './audit-trail.js';
import { AuditApiModule, AuditModule } from './audit.module.js';

let db: TestDatabase;
let http: HttpApp;
let trail: AuditTrail;
const accounts = new TestAccounts();
const auditor = accounts.add('auditor', { permissions: ['audit.read'] });
const nobody = accounts.add('nobody');

beforeAll(async () => {
  db = await createTestDatabase();
  @Module({
    imports: [DatabaseModule.forRoot({ url: db.url, poolSize: 4 }), HttpModule, AuditModule, AuditApiModule],
  })
  class SampleModule {}
  http = await createHttpApp(SampleModule, { logLevel: 'silent' });
  trail = http.app.get(AuditTrail);
});
afterAll(async () => {
  await http.stop(0);
  await db.close();
});
beforeEach(async () => {
  await db.database.run('TRUNCATE TABLE x_audit');
  await db.database.run('DELETE FROM history');
});

const ANNA = { login: 'anna', address: '192.0.2.7', token: null };
const record = (event: AuditEvent, login = 'anna') => trail.record({ ...ANNA, login }, event);
const deleted = (id: number, name: string): AuditEvent => ({
  action: 'computer.deleted',
  target: { kind: 'computer', id, name },
});

const get = async (query = '', headers: Record<string, string> = auditor) =>
  http.app.inject({ method: 'GET', url: `/api/audit${query}`, headers });
const page = async (query = ''): Promise<AuditList> => (await get(query)).json();
const names = async (query: string) => (await page(query)).rows.map(({ targetName }) => targetName);
const lines = (text: string): AuditEntry[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as AuditEntry);

describe('an entry', () => {
  it('says who did what to what, from where and when, with old and new values', async () => {
    await trail.record(
      { ...ANNA, token: 'nightly' },
      {
        action: 'user.changed',
        target: { kind: 'user', id: 'bert', name: 'Bert' },
        changes: [{ field: 'profile', from: 'admin', to: 'sadmin' }],
      },
    );
    const { rows, total } = await page();
    expect(total).toBe(1);
    expect(rows).toEqual([
      {
        id: expect.any(Number) as number,
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string,
        login: 'anna',
        address: '192.0.2.7',
        token: 'nightly',
        action: 'user.changed',
        targetKind: 'user',
        targetId: 'bert',
        targetName: 'Bert',
        changes: [{ field: 'profile', from: 'admin', to: 'sadmin' }],
      },
    ]);
  });

  it('keeps hostile names as they are, cut to their column', async () => {
    const name = `<script>alert(1)</script>\u202E${'😀'.repeat(300)}`;
    await record({ action: 'computer.deleted', target: { kind: 'computer', id: 7, name } }, '😀'.repeat(300));
    const [entry] = (await page()).rows;
    expect(entry!.targetName).toBe([...name].slice(0, 255).join(''));
    expect(entry!.login).toBe('😀'.repeat(255));
  });

  it('is in the transaction of its change: neither is there without the other', async () => {
    const work = db.database.transaction(async (tx) => {
      await trail.record(ANNA, deleted(7, 'pc7'), tx);
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect((await page()).total).toBe(0);
    expect(await db.database.rows('SELECT * FROM history')).toEqual([]);
  });

  it('also stands in the history of the original, as other tools read it', async () => {
    await record(deleted(7, 'pc7'));
    await record({ action: 'session.opened' });
    await record(deleted(8, 'x'.repeat(255)));
    const rows = await db.database.rows<{ seconds: number }>(
      `SELECT USER, ACTION, TARGET, ABS(TIMESTAMPDIFF(SECOND, DATETIME_ACTION, NOW())) AS seconds
       FROM history ORDER BY ID`,
    );
    expect(rows).toMatchObject([
      { USER: 'anna', ACTION: 'computer.deleted', TARGET: '7 - pc7' },
      { USER: 'anna', ACTION: 'session.opened', TARGET: '' },
      { USER: 'anna', ACTION: 'computer.deleted', TARGET: `8 - ${'x'.repeat(251)}` },
    ]);
    expect(Math.max(...rows.map(({ seconds }) => seconds))).toBeLessThan(60);
  });

  it.each(['UPDATE x_audit SET LOGIN = ?', 'DELETE FROM x_audit WHERE LOGIN <> ?'])(
    'cannot be changed or removed: the database refuses %s',
    async (statement) => {
      await record(deleted(7, 'pc7'));
      await expect(db.database.run(statement, ['somebody else'])).rejects.toThrow(
        'Entries of the audit are only ever added',
      );
      expect(await names('')).toEqual(['pc7']);
    },
  );
});

describe('the list of the audit', () => {
  beforeEach(async () => {
    await record(deleted(1, 'alpha'), 'anna');
    await record(deleted(2, 'beta'), 'bert');
    await record({ action: 'user.added', target: { kind: 'user', id: 'cleo', name: 'gamma' } }, 'anna');
  });

  it('has the newest first', async () => {
    expect(await names('')).toEqual(['gamma', 'beta', 'alpha']);
  });

  it.each([
    ['at', ['alpha', 'beta', 'gamma']],
    ['login', ['alpha', 'gamma', 'beta']],
    ['-login', ['beta', 'gamma', 'alpha']],
    ['-action', ['gamma', 'beta', 'alpha']],
    ['targetKind', ['alpha', 'beta', 'gamma']],
  ])('sorts by %s', async (sort, expected) => {
    expect(await names(`?sort=${sort}`)).toEqual(expected);
  });

  it('comes page by page', async () => {
    expect(await page('?page=2&pageSize=2')).toMatchObject({
      rows: [{ targetName: 'alpha' }],
      total: 3,
      page: 2,
      pageSize: 2,
    });
  });

  it.each([
    ['?filter=login:equals:ANNA', ['gamma', 'alpha']],
    ['?filter=action:like:user.*', ['gamma']],
    ['?filter=login:equals:anna&filter=targetKind:equals:computer', ['alpha']],
    ['?filter=at:within:1', ['gamma', 'beta', 'alpha']],
    ['?filter=at:older:1', []],
    ['?q=bet', ['beta']],
    ['?q=cleo', ['gamma']],
    ['?q=%25', []],
    ['?q=', ['gamma', 'beta', 'alpha']],
  ])('is filtered by %s', async (query, expected) => {
    const found = await page(query);
    expect(found.rows.map(({ targetName }) => targetName)).toEqual(expected);
    expect(found.total).toBe(expected.length);
  });

  it.each([
    ['what is no filter', '?filter=nonsense', 'filter.0', 'format'],
    ['an unknown column', '?filter=login:equals:a&filter=password:equals:b', 'filter.1', 'choice'],
    ['what is no moment', '?filter=at:less:never', 'filter.0', 'format'],
    ['too many filters', `?${'filter=login:filled&'.repeat(21)}`, 'filter', 'too-big'],
    ['an order without key', '?sort=changes', 'sort', 'choice'],
    ['a page too far', '?page=1001&pageSize=100', 'page', 'too-big'],
    ['a page too long', '?pageSize=501', 'pageSize', 'too-big'],
    ['a long text', `?q=${'x'.repeat(201)}`, 'q', 'too-long'],
    ['an unknown parameter', '?colour=red', 'colour', 'unknown'],
  ])('refuses %s by naming the field', async (_, query, field, code) => {
    const answer = await get(query);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ errors: [{ field, code }] });
  });
});

describe('the quick filter of a long audit', () => {
  const later = async (entries: number): Promise<void> => {
    await db.database.run(
      `INSERT INTO x_audit (AT, LOGIN, ACTION, TARGET_NAME, CHANGES)
       WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)
       SELECT UTC_TIMESTAMP(3), 'bert', 'computer.edited', CONCAT(a.i, '-', b.i), '[]' FROM n a JOIN n b LIMIT ?`,
      [entries],
    );
  };

  it('looks into the newest entries, says since when, and farther back behind a filter', async () => {
    await db.database.run(
      `INSERT INTO x_audit (AT, LOGIN, ACTION, TARGET_NAME, CHANGES)
       VALUES ('2020-01-02 03:04:05', 'anna', 'computer.deleted', 'oldest', '[]')`,
    );
    await later(AUDIT_DEPTH - 1);
    expect(await page('?q=oldest')).toMatchObject({
      total: 1,
      rows: [{ targetName: 'oldest' }],
      searchedSince: null,
    });

    await later(1);
    expect(await page('?q=oldest')).toMatchObject({
      total: 0,
      rows: [],
      searchedSince: '2020-01-02T03:04:05Z',
    });
    expect(await page('?q=oldest&filter=login:equals:anna')).toMatchObject({ total: 1, searchedSince: null });
    expect(await page('?pageSize=1')).toMatchObject({ total: AUDIT_DEPTH + 1, searchedSince: null });
    expect(lines((await get('/export?q=oldest')).payload)).toHaveLength(1);
  });
});

describe('the export of the audit', () => {
  it('has all entries as JSON lines, oldest first, and is recorded itself', async () => {
    await db.database.run(
      `INSERT INTO x_audit (AT, LOGIN, ACTION, TARGET_NAME, CHANGES)
       WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
       SELECT UTC_TIMESTAMP(3), 'anna', 'computer.deleted', CONCAT(a.i, '-', b.i), '[]' FROM n a JOIN n b ON b.i <= 3`,
    );
    const answer = await get('/export');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/x-ndjson; charset=utf-8',
      'x-total-rows': '3000',
      'cache-control': 'no-store',
    });
    const ids = lines(answer.payload).map(({ id }) => id);
    expect(ids).toHaveLength(3_000);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect((await page()).rows[0]).toMatchObject({
      login: 'auditor',
      action: 'audit.exported',
      changes: [{ field: 'rows', from: null, to: '3000' }],
    });
  });

  it('takes the filter of the list', async () => {
    await record(deleted(1, 'alpha'));
    await record(deleted(2, 'beta'), 'bert');
    const answer = await get('/export?filter=login:equals:bert&q=be');
    expect(lines(answer.payload).map(({ targetName }) => targetName)).toEqual(['beta']);
    expect((await page()).rows[0]!.changes).toEqual([
      { field: 'q', from: null, to: 'be' },
      { field: 'filter', from: null, to: 'login:equals:bert' },
      { field: 'rows', from: null, to: '1' },
    ]);
  });

  it('refuses what the list refuses', async () => {
    expect((await get('/export?filter=password:equals:b')).statusCode).toBe(400);
    expect((await page()).total).toBe(0);
  });
});

describe('the audit is closed', () => {
  it.each(['', '/export'])('to accounts without the right and to strangers (%s)', async (path) => {
    expect((await get(path, nobody)).statusCode).toBe(403);
    expect((await get(path, {})).statusCode).toBe(401);
  });
});

describe('a database whose account may not create triggers', () => {
  it('still keeps the audit, and the server says at its start that it is not guarded', async () => {
    const empty = await createEmptyDatabase('TRIGGER');
    const warn = vi.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    try {
      await migrate(empty.url);
      const dataSource = await new DataSource(dataSourceOptions(empty.url)).initialize();
      const database = new Database(dataSource);
      await new AuditGuard(database).onApplicationBootstrap();
      await new AuditTrail(database).record(ANNA, deleted(1, 'alpha'));
      expect(await database.rows('SELECT TARGET_NAME AS name FROM x_audit')).toEqual([{ name: 'alpha' }]);
      await dataSource.destroy();
      expect(warn.mock.calls).toEqual([[expect.stringContaining('does not guard the audit')]]);
    } finally {
      warn.mockRestore();
      await empty.close();
    }
  });

  it('is not what the others are told', async () => {
    const warn = vi.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    await new AuditGuard(db.database).onApplicationBootstrap();
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });
});
