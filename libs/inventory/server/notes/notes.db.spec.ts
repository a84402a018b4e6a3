import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import type { ComputerNote } from '@ocs/inventory-contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ChangesModule } from '../changes/changes.module.js';
import { addRow, type ConsoleServer, startConsoleServer } from '../testing/index.js';

const EDITOR = { permissions: ['computers.read', 'computers.edit'], tags: null } as const;
const READER = { permissions: ['computers.read'], tags: null } as const;
const LYON = { ...EDITOR, tags: ['LYON*'] } as const;

let db: TestDatabase;
let server: ConsoleServer;

beforeAll(async () => {
  db = await createTestDatabase();
  await addRow(db.database, 'hardware', { ID: 1, DEVICEID: 'alpha-2024-01-01-00-00-00', NAME: 'alpha' });
  await addRow(db.database, 'accountinfo', { HARDWARE_ID: 1, TAG: 'PARIS' });
  server = await startConsoleServer(db.url, [ChangesModule]);
});
afterAll(async () => {
  await server.http.stop(0);
  await db.close();
});
beforeEach(async () => {
  await db.database.run('DELETE FROM itmgmt_comments');
  await db.database.run('TRUNCATE TABLE x_audit');
});

const list = async () =>
  (await server.call<{ notes: ComputerNote[] }>(READER, 'GET', 'computers/1/notes')).body.notes;
const add = async (text: string) =>
  (await server.call<ComputerNote>(EDITOR, 'POST', 'computers/1/notes', { text })).body;
const audited = async () =>
  db.database.rows<Record<string, string>>(
    'SELECT ACTION, LOGIN, TARGET_ID, TARGET_NAME, CHANGES FROM x_audit ORDER BY ID',
  );

describe('notes on a computer', () => {
  it('are kept with author and time, newest first, and audited', async () => {
    await add('Screen replaced');
    const second = await server.call<ComputerNote>(EDITOR, 'POST', 'computers/1/notes', {
      text: "  l'atelier & <b>co</b>  ",
    });
    expect(second.status).toBe(201);
    expect(await list()).toMatchObject([
      { text: "l'atelier & <b>co</b>", author: 'carol', at: expect.stringMatching(/^\d{4}-.*Z$/) },
      { text: 'Screen replaced', author: 'carol' },
    ]);
    expect(await audited()).toMatchObject([
      { ACTION: 'computer.note-added', LOGIN: 'carol', TARGET_ID: '1', TARGET_NAME: 'alpha' },
      { ACTION: 'computer.note-added' },
    ]);
  });

  it('can be changed by who saw the present one', async () => {
    const note = await add('old');
    const path = `computers/1/notes/${note.id}`;
    const changed = await server.call<ComputerNote>(EDITOR, 'PUT', path, {
      text: 'new',
      version: note.version,
    });
    expect(changed).toMatchObject({ status: 200, body: { id: note.id, text: 'new' } });
    expect(changed.body.version).not.toBe(note.version);
    expect(await server.call(EDITOR, 'PUT', path, { text: 'newer', version: note.version })).toMatchObject({
      status: 409,
      body: { code: 'note.changed' },
    });
    expect(await list()).toMatchObject([{ text: 'new' }]);
    expect((await audited())[1]).toMatchObject({
      ACTION: 'computer.note-changed',
      CHANGES: JSON.stringify([{ field: 'note', from: 'old', to: 'new' }]),
    });
  });

  it('stay in the database, invisible, when they are deleted', async () => {
    const note = await add('gone');
    expect((await server.call(EDITOR, 'DELETE', `computers/1/notes/${note.id}`)).status).toBe(204);
    expect(await list()).toEqual([]);
    expect(await db.database.rows('SELECT COMMENTS, VISIBLE FROM itmgmt_comments')).toEqual([
      { COMMENTS: 'gone', VISIBLE: 0 },
    ]);
    expect(await server.call(EDITOR, 'DELETE', `computers/1/notes/${note.id}`)).toMatchObject({
      status: 404,
      body: { code: 'note.not-found' },
    });
  });

  it('of other consoles are read as they were typed', async () => {
    await addRow(db.database, 'itmgmt_comments', { HARDWARE_ID: 1, COMMENTS: 'l&#039;atelier R&amp;D' });
    expect(await list()).toMatchObject([{ text: "l'atelier R&D", author: null, at: null }]);
  });

  it.each([
    ['an empty text', { text: '   ' }, 'too-short'],
    ['no text', {}, 'required'],
    ['a text that is too long', { text: 'x'.repeat(10_001) }, 'too-long'],
  ])('refuse %s', async (_what, body, code) => {
    expect(await server.call(EDITOR, 'POST', 'computers/1/notes', body)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'text', code }] },
    });
  });

  it('are closed to accounts without the right or outside the perimeter', async () => {
    const note = await add('mine');
    expect((await server.call(READER, 'POST', 'computers/1/notes', { text: 'x' })).status).toBe(403);
    expect((await server.call(READER, 'DELETE', `computers/1/notes/${note.id}`)).status).toBe(403);
    for (const [method, path, body] of [
      ['GET', 'computers/1/notes', undefined],
      ['POST', 'computers/1/notes', { text: 'x' }],
      ['PUT', `computers/1/notes/${note.id}`, { text: 'x', version: note.version }],
      ['DELETE', `computers/1/notes/${note.id}`, undefined],
    ] as const) {
      expect(await server.call(LYON, method, path, body)).toMatchObject({
        status: 404,
        body: { code: 'computer.not-found' },
      });
    }
    expect(await list()).toMatchObject([{ text: 'mine' }]);
  });
});
