import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/index.js';
import { QueryError } from './database-error.js';
import { readOnly, StoredSelectError } from './read-only-query.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 1 });
});
afterAll(() => db.close());

const BOUNDS = { seconds: 1, rows: 20 };
const read = (select: string) => readOnly(db.database, BOUNDS, (stored) => stored.rows(select));
const failure = (select: string) => read(select).catch((error: unknown) => error);

describe('stored statements', () => {
  it('return their rows', async () => {
    expect(await read("SELECT NAME FROM config WHERE NAME = 'PROLOG_FREQ'")).toEqual([
      { NAME: 'PROLOG_FREQ' },
    ]);
  });

  it('stand in a frame whose values do not meet their question marks', async () => {
    const rows = await readOnly(db.database, BOUNDS, (stored) =>
      stored.rows("SELECT 'x?y' AS t", {
        before: 'SELECT ? AS mine, s.t FROM (',
        after: ') s',
        values: ['a?b'],
      }),
    );
    expect(rows).toEqual([{ mine: 'a?b', t: 'x?y' }]);
  });

  it('cannot write', async () => {
    expect(await failure("UPDATE config SET IVALUE = 1 WHERE NAME = 'FREQUENCY'")).toBeInstanceOf(
      StoredSelectError,
    );
  });

  it('cannot write through a function either', async () => {
    await db.database.run(
      `CREATE FUNCTION forget_options() RETURNS int MODIFIES SQL DATA
       BEGIN DELETE FROM config; RETURN 1; END`,
    );
    expect(await failure('SELECT forget_options() AS gone')).toMatchObject({ errno: 1792 });
  });

  it('with too many rows fail instead of being cut', async () => {
    expect(await failure('SELECT NAME FROM config')).toMatchObject({ reason: 'too-many-rows' });
  });

  it('that run too long are stopped', async () => {
    expect(await failure('SELECT SLEEP(25) AS slept')).toBeInstanceOf(QueryError);
  });

  it('leave the connection as it was, also after a failure', async () => {
    await failure('SELECT nothing FROM nowhere');
    expect((await db.database.rows('SELECT NAME FROM config')).length).toBeGreaterThan(BOUNDS.rows);
    expect(await db.database.one('SELECT @@max_statement_time + 0 AS limited')).toEqual({ limited: 0 });
    await db.database.run("INSERT INTO engine_persistent (NAME) VALUES ('WRITTEN')");
    expect(await db.database.one("SELECT NAME FROM engine_persistent WHERE NAME = 'WRITTEN'")).toEqual({
      NAME: 'WRITTEN',
    });
  });
});
