import { Database, type RunResult, type SqlValue } from '@ocs/core-server';
import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SoftwareDictionary, UNAVAILABLE_ID, type SoftwareTexts } from './software-dictionary.js';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

beforeEach(async () => {
  await db.database.run('DELETE FROM software_name');
  await db.database.run('DELETE FROM software_publisher WHERE ID <> ?', [UNAVAILABLE_ID]);
  await db.database.run('DELETE FROM software_version WHERE ID <> ?', [UNAVAILABLE_ID]);
});

const named = (...names: string[]): SoftwareTexts[] =>
  names.map((name) => ({ name, publisher: undefined, version: undefined }));

/** What the dictionary says each software is, read back from the tables. */
async function readBack(
  dictionary: SoftwareDictionary,
  software: readonly SoftwareTexts[],
): Promise<string[]> {
  const triples = await dictionary.resolve(software);
  return Promise.all(
    triples.map(async ([name, publisher, version]) => {
      const row = await db.database.one<{ text: string }>(
        `SELECT CONCAT_WS(' | ', n.NAME, p.PUBLISHER, v.VERSION) AS text
         FROM software_name n, software_publisher p, software_version v WHERE n.ID = ? AND p.ID = ? AND v.ID = ?`,
        [name, publisher, version],
      );
      return row?.text ?? `nothing: ${name} ${publisher} ${version}`;
    }),
  );
}

const numberOf = async (table: 'software_name' | 'software_version'): Promise<number> =>
  (await db.database.rows(['SELECT ID FROM', table].join(' '))).length;

/** While rows are inserted, another server inserts some as well: ids are no longer next to each other. */
class BusyDatabase extends Database {
  #others = 0;

  override async run(sql: string, values: readonly SqlValue[] = []): Promise<RunResult> {
    const [rows] = values as unknown as [unknown];
    if (!sql.startsWith('INSERT IGNORE') || !Array.isArray(rows) || rows.length < 2)
      return super.run(sql, values);
    const half = Math.ceil(rows.length / 2);
    const first = await super.run(sql, [rows.slice(0, half) as SqlValue]);
    await super.run('INSERT INTO software_name (NAME) VALUES (?)', [`of another server ${this.#others++}`]);
    await super.run('INSERT INTO software_version (VERSION) VALUES (?)', [
      `of another server ${this.#others++}`,
    ]);
    const second = await super.run(sql, [rows.slice(half) as SqlValue]);
    return { affectedRows: first.affectedRows + second.affectedRows, insertId: first.insertId };
  }
}

describe('the dictionary of software texts', () => {
  const software: SoftwareTexts[] = [
    { name: 'zsh', publisher: 'Zsh group', version: '5.9' },
    { name: 'bash', publisher: undefined, version: '5.2' },
    { name: 'apt', publisher: 'Debian', version: undefined },
    { name: 'bash', publisher: 'Debian', version: '5.9' },
  ];
  const said = [
    'zsh | Zsh group | 5.9',
    'bash | Unavailable | 5.2',
    'apt | Debian | Unavailable',
    'bash | Debian | 5.9',
  ];

  it('gives new texts, and the same ones again, the ids of their rows', async () => {
    const dictionary = new SoftwareDictionary(db.database);
    expect(await readBack(dictionary, software)).toEqual(said);
    expect(await readBack(dictionary, software)).toEqual(said);
    expect(await readBack(new SoftwareDictionary(db.database), software)).toEqual(said);
    expect(await numberOf('software_name')).toBe(3);
  });

  it('gives the right ids where some texts are new and others are not', async () => {
    await readBack(new SoftwareDictionary(db.database), named('b', 'd'));
    const names = ['a', 'b', 'c', 'd', 'e'];
    expect(await readBack(new SoftwareDictionary(db.database), named(...names))).toEqual(
      names.map((name) => `${name} | Unavailable | Unavailable`),
    );
  });

  it('gives the right ids when others insert between its rows', async () => {
    const dictionary = new SoftwareDictionary(new BusyDatabase(db.database.dataSource));
    expect(await readBack(dictionary, software)).toEqual(said);
    const names = Array.from({ length: 9 }, (_, at) => `name ${at}`);
    expect(await readBack(dictionary, named(...names))).toEqual(
      names.map((name) => `${name} | Unavailable | Unavailable`),
    );
  });

  it('takes spellings the database takes for equal for the one that came first', async () => {
    const dictionary = new SoftwareDictionary(db.database);
    const [upper, lower, accented, other] = await dictionary.resolve(named('Cafe', 'cafe', 'Café', 'Tea'));
    expect([lower, accented]).toEqual([upper, upper]);
    expect(other).not.toEqual(upper);
    expect(await numberOf('software_name')).toBe(2);
  });

  it('keeps apart what the database keeps apart', async () => {
    const dictionary = new SoftwareDictionary(db.database);
    expect(await readBack(dictionary, named('x', 'x^', 'y'))).toEqual([
      'x | Unavailable | Unavailable',
      'x^ | Unavailable | Unavailable',
      'y | Unavailable | Unavailable',
    ]);
  });

  it('gives one row to a text that many ask for at the same time', async () => {
    const names = Array.from({ length: 40 }, (_, at) => `common ${at}`);
    const versions = Array.from({ length: 40 }, (_, at) => `1.${at}`);
    const together = await Promise.all(
      Array.from({ length: 8 }, (_, at) => {
        const own = [...names, `own ${at}`].map((name, place) => ({
          name,
          publisher: undefined,
          version: versions[place],
        }));
        return new SoftwareDictionary(db.database).resolve(own);
      }),
    );
    for (const triples of together) expect(triples.slice(0, 40)).toEqual(together[0]?.slice(0, 40));
    expect(await numberOf('software_name')).toBe(48);
    expect(await numberOf('software_version')).toBe(41);
  });
});
