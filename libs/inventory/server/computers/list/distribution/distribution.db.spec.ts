import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SectionCatalogue } from '../../../section-catalogue.js';
import { fillList } from '../../../testing/list-fixture.js';
import { AdministrativeFieldsRepository } from '../../administrative-fields.repository.js';
import { all, type Condition, COMPUTERS } from '../../perimeter.js';
import { listColumns } from '../computer-columns.rule.js';
import { type CountedComputers, DistributionRepository, type ValueRow } from './distribution.repository.js';
import { valueContains } from '../filter-condition.js';
import { knownColumn } from '../list-request.js';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
  await fillList(db.database);
  // The same value in other letters is the same value, also where only one of them is counted.
  await db.database.run("UPDATE bios SET SMODEL = 'OPTIPLEX' WHERE HARDWARE_ID = 3");
  // A row whose computer is gone.
  await db.database.run("INSERT INTO bios (HARDWARE_ID, SMODEL) VALUES (77, 'Latitude')");
});

afterAll(async () => {
  await db.close();
});

const ids = async (statement: string): Promise<number[]> =>
  (await db.database.rows<{ id: number }>(statement)).map(({ id }) => id);

/** Computers 1, 2, 3, 5 and 6 are active; under these TAGs only the first three. */
const TAGS: Condition = { sql: 'a.TAG IN (?)', values: [['PARIS-1', 'paris-2', 'LYON', 'PARIS-9']] };
const ACTIVE = [1, 2, 3, 5, 6];
const VISIBLE = [1, 2, 3];

describe('values counted by rows', () => {
  const TABLES = { hardware: 'ID', accountinfo: 'HARDWARE_ID', bios: 'HARDWARE_ID', assets_categories: '' };
  const counts = async (columnId: string, of: CountedComputers, q?: string): Promise<ValueRow[]> => {
    const fields = await new AdministrativeFieldsRepository(db.database).fields();
    const column = knownColumn(listColumns((await SectionCatalogue.load()).sections, fields), columnId, '');
    const fits = q === undefined ? null : valueContains(column, q);
    const repository = new DistributionRepository(db.database);
    const slice = { offset: 0, limit: 100 };
    const rows = await repository.page({ column, of, fits }, 'value', slice);
    expect(await repository.values({ column, of, fits })).toBe(rows.length);
    return rows;
  };
  /** What a list of computers hands over: who has a row but does not belong, and how many belong but have none. */
  const byRows = async (columnId: string, wanted: readonly number[], tags: Condition | null, q?: string) => {
    const table = columnId.replace(/\..*/, '') as keyof typeof TABLES;
    const rows = await ids(
      TABLES[table] === '' ? 'SELECT ID AS id FROM hardware' : `SELECT ${TABLES[table]} AS id FROM ${table}`,
    );
    const tagged = await ids('SELECT HARDWARE_ID AS id FROM accountinfo WHERE HARDWARE_ID IN (1, 2, 3, 90)');
    const counted = tags === null ? rows : rows.filter((id) => tagged.includes(id));
    return counts(
      columnId,
      {
        by: 'rows',
        tags,
        but: counted.filter((id) => !wanted.includes(id)),
        missing: q === undefined ? wanted.filter((id) => !counted.includes(id)).length : 0,
      },
      q,
    );
  };
  const byComputers = async (columnId: string, wanted: readonly number[], q?: string) =>
    counts(
      columnId,
      { by: 'condition', where: all([COMPUTERS, { sql: 'h.ID IN (?)', values: [wanted] }]) },
      q,
    );
  const told = (rows: readonly ValueRow[]): unknown[] =>
    rows.map(({ value, count, total }) => [String(value).toLowerCase(), count, total]);

  it.each([
    'hardware.USERID',
    'hardware.MEMORY',
    'hardware.LASTDATE',
    'accountinfo.TAG',
    'accountinfo.fields_4',
    'accountinfo.fields_6',
    'bios.SMODEL',
    'bios.SSN',
    'assets_categories.CATEGORY_NAME',
  ])('are those of the computers themselves: %s', async (column) => {
    const everybody = told(await byComputers(column, ACTIVE));
    expect(everybody.length).toBeGreaterThan(1);
    expect(told(await byRows(column, ACTIVE, null))).toEqual(everybody);
    expect(told(await byRows(column, VISIBLE, TAGS))).toEqual(told(await byComputers(column, VISIBLE)));
  });

  it.each([
    ['bios.SMODEL', 'opti'],
    ['accountinfo.fields_4', 'laptop'],
    ['hardware.USERID', 'b'],
  ])('are searched alike: %s for %s', async (column, q) => {
    const found = told(await byComputers(column, ACTIVE, q));
    expect(found).toHaveLength(1);
    expect(told(await byRows(column, ACTIVE, null, q))).toEqual(found);
    expect(told(await byRows(column, VISIBLE, TAGS, q))).toEqual(found);
  });
});
