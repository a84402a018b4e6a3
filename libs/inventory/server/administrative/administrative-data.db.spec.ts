import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import type { AdministrativeData } from '@ocs/inventory-contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ChangesModule } from '../changes/changes.module.js';
import { addRow, type ConsoleServer, startConsoleServer } from '../testing/index.js';

const EDITOR = { permissions: ['computers.read', 'computers.edit'], tags: null } as const;
const READER = { permissions: ['computers.read'], tags: null } as const;
const PARIS = { ...EDITOR, tags: ['PARIS-?', '50%'] } as const;

const PATH = 'computers/1/administrative';

let db: TestDatabase;
let server: ConsoleServer;

beforeAll(async () => {
  db = await createTestDatabase();
  const { database } = db;
  await addRow(database, 'hardware', { ID: 1, DEVICEID: 'alpha-2024-01-01-00-00-00', NAME: 'alpha' });
  await addRow(database, 'hardware', { ID: 2, DEVICEID: 'beta-2024-01-01-00-00-00', NAME: 'beta' });
  await addRow(database, 'hardware', { ID: 7, DEVICEID: '_SYSTEMGROUP_', NAME: 'Group' });
  const fields: readonly (readonly [id: number, type: number, name: string, column: string])[] = [
    [11, 0, 'room', 'varchar(255)'],
    [12, 1, 'history', 'longtext'],
    [13, 2, 'state', 'varchar(255)'],
    [14, 5, 'parts', 'varchar(255)'],
    [15, 14, 'bought', 'date'],
    [16, 15, 'price', 'int'],
  ];
  for (const [id, type, name, column] of fields) {
    await addRow(database, 'accountinfo_config', {
      ID: id,
      TYPE: type,
      NAME: name,
      COMMENT: `The ${name}`,
      ID_TAB: 1,
      SHOW_ORDER: id,
      ACCOUNT_TYPE: 'COMPUTERS',
    });
    const addColumn = `ALTER TABLE accountinfo ADD COLUMN fields_${id} ${column}`;
    await database.run(addColumn);
  }
  for (const [name, words] of [
    ['state', ['In use', "At l'atelier"]],
    ['parts', ['Screen', 'Dock', 'Bag']],
  ] as const) {
    for (const [at, word] of words.entries())
      await addRow(database, 'config', {
        NAME: `ACCOUNT_VALUE_${name}_${at + 1}`,
        IVALUE: at + 1,
        TVALUE: word,
      });
  }
  server = await startConsoleServer(db.url, [ChangesModule]);
});
afterAll(async () => {
  await server.http.stop(0);
  await db.close();
});
beforeEach(async () => {
  await db.database.run('DELETE FROM accountinfo');
  await addRow(db.database, 'accountinfo', { HARDWARE_ID: 1, TAG: 'PARIS-1', fields_11: 'R&amp;D' });
  await db.database.run('DELETE FROM locks');
  await db.database.run('TRUNCATE TABLE x_audit');
});

const read = async () => (await server.call<AdministrativeData>(READER, 'GET', PATH)).body;
const change = async (values: Record<string, unknown>, account: object = EDITOR) =>
  server.call<AdministrativeData>(account as typeof EDITOR, 'PUT', PATH, {
    version: (await read()).version,
    values,
  });
const stored = async (column: string) =>
  (await db.database.rows<Record<string, unknown>>('SELECT * FROM accountinfo WHERE HARDWARE_ID = 1'))[0]?.[
    column
  ];
const valueOf = (data: AdministrativeData, column: string) =>
  data.values.find((entry) => entry.column === column)?.value;

describe('administrative data', () => {
  it('are read as they were typed, with version and types', async () => {
    const data = await read();
    expect(data.values.map(({ column, type, value }) => [column, type, value])).toEqual([
      ['TAG', 'text', 'PARIS-1'],
      ['fields_11', 'text', 'R&D'],
      ['fields_12', 'longtext', null],
      ['fields_13', 'list', null],
      ['fields_14', 'checkboxes', null],
      ['fields_15', 'date', null],
      ['fields_16', 'number', null],
    ]);
    expect(data.version).toMatch(/^\S{10,}$/);
  });

  it.each([
    ['TAG', 'l\'atelier "2" & <co>'],
    ['fields_11', 'a'.repeat(255)],
    ['fields_12', 'two\nlines'],
    ['fields_13', "At l'atelier"],
    ['fields_14', 'Screen&&&Bag'],
    ['fields_15', '2024-02-29'],
    ['fields_16', '-12'],
  ])('take %s %j and give it back', async (column, text) => {
    const answer = await change({ [column]: text });
    expect(answer.status).toBe(200);
    expect(valueOf(answer.body, column)).toBe(text);
    expect(valueOf(await read(), column)).toBe(text);
    expect(column === 'fields_11' || valueOf(answer.body, 'fields_11') === 'R&D').toBe(true);
  });

  it('store plain text, and leave what is not named as it is', async () => {
    await change({ TAG: 'A & B' });
    expect(await stored('TAG')).toBe('A & B');
    expect(await stored('fields_11')).toBe('R&amp;D');
    await change({ fields_11: 'R&D ' });
    expect(await stored('fields_11')).toBe('R&amp;D');
    expect(await db.database.rows('SELECT ACTION FROM x_audit')).toHaveLength(1);
  });

  it('are cleared by null and by blanks', async () => {
    await change({ fields_16: '5', fields_15: '2024-01-01' });
    await change({ fields_16: null, fields_15: ' ', TAG: '' });
    expect([await stored('fields_16'), await stored('fields_15'), await stored('TAG')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('are audited with old and new values under the names of the fields', async () => {
    await change({ TAG: 'PARIS-2', fields_11: 'R12' });
    const [entry] = await db.database.rows<Record<string, string>>('SELECT * FROM x_audit');
    expect(entry).toMatchObject({ ACTION: 'computer.edited', LOGIN: 'carol', TARGET_NAME: 'alpha' });
    expect(JSON.parse(entry?.CHANGES ?? '')).toEqual([
      { field: 'TAG', from: 'PARIS-1', to: 'PARIS-2' },
      { field: 'The room', from: 'R&D', to: 'R12' },
    ]);
  });

  it.each([
    ['fields_11', 'x'.repeat(256), 'too-long'],
    ['fields_13', 'Sold', 'choice'],
    ['fields_14', 'Screen&&&Mouse', 'choice'],
    ['fields_15', '2024-02-30', 'format'],
    ['fields_16', 'twelve', 'format'],
    ['fields_99', 'x', 'unknown'],
    ['HARDWARE_ID', '2', 'unknown'],
  ])('refuse %s %j', async (column, text, code) => {
    expect(await change({ TAG: 'PARIS-2', [column]: text })).toMatchObject({
      status: 400,
      body: { code: 'request.invalid', errors: [{ field: `values.${column}`, code }] },
    });
    expect(await stored('TAG')).toBe('PARIS-1');
  });

  it('are not written over what somebody else wrote meanwhile', async () => {
    const { version } = await read();
    await change({ fields_16: '1' });
    expect(await server.call(EDITOR, 'PUT', PATH, { version, values: { TAG: 'X' } })).toMatchObject({
      status: 409,
      body: { code: 'computer.changed' },
    });
    expect(await stored('TAG')).toBe('PARIS-1');
  });

  it('wait for another program that holds the computer, unless it has forgotten it', async () => {
    await addRow(db.database, 'locks', { HARDWARE_ID: 1, ID: 99 });
    expect(await change({ TAG: 'PARIS-2' })).toMatchObject({
      status: 409,
      body: { code: 'computer.locked' },
    });
    await db.database.run('UPDATE locks SET SINCE = NOW() - INTERVAL 601 SECOND');
    expect((await change({ TAG: 'PARIS-2' })).status).toBe(200);
  });

  it('answer at once while an inventory of the computer is being stored', async () => {
    const busy = await db.database.transaction(async (tx) => {
      await tx.one('SELECT ID FROM hardware WHERE ID = 1 FOR UPDATE');
      return change({ TAG: 'PARIS-2' });
    });
    expect(busy).toMatchObject({ status: 409, body: { code: 'computer.locked' } });
    expect(await stored('TAG')).toBe('PARIS-1');
  });

  it('of a computer that lost its row are made anew', async () => {
    await db.database.run('DELETE FROM accountinfo');
    expect((await change({ TAG: 'PARIS-2' })).status).toBe(200);
    expect(await stored('TAG')).toBe('PARIS-2');
  });
});

describe('a restricted account', () => {
  it.each([
    ['PARIS-2', 200],
    ['paris-9', 200],
    ['50%', 200],
    ['50x', 403],
    ['PARIS-22', 403],
    ['LYON', 403],
    ['', 403],
  ])('giving the TAG %j gets %d', async (tag, status) => {
    const answer = await change({ TAG: tag }, PARIS);
    expect(answer.status).toBe(status);
    if (status === 403) {
      expect(answer.body).toMatchObject({ code: 'tag.beyond-perimeter', errors: [{ field: 'values.TAG' }] });
      expect(await stored('TAG')).toBe('PARIS-1');
      expect(await db.database.rows('SELECT 1 FROM x_audit')).toEqual([]);
    } else expect(await stored('TAG')).toBe(tag);
  });

  it('finds nothing outside its perimeter', async () => {
    for (const path of [
      'computers/2/administrative',
      'computers/7/administrative',
      'computers/x/administrative',
    ]) {
      expect((await server.call(PARIS, 'GET', path)).status).toBe(404);
      expect(
        (await server.call(PARIS, 'PUT', path, { version: '', values: { TAG: 'PARIS-1' } })).status,
      ).toBe(404);
    }
  });

  it('needs the right to change', async () => {
    expect((await change({ TAG: 'PARIS-2' }, READER)).status).toBe(403);
  });
});
