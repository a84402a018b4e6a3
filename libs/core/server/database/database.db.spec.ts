import { Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/index.js';
import {
  deleteByIds,
  deleteByIdsLater,
  insertMissingRows,
  insertRows,
  insertRowsLater,
  type Row,
  upsertRows,
} from './bulk.js';
import { dataSourceOptions } from './data-source.js';
import { DatabaseModule } from './database.module.js';
import { Database } from './database.js';
import { DatabaseError, isDatabaseAway, isDuplicateKey, QueryError } from './database-error.js';
import type { Transaction } from './sql.js';

let test: TestDatabase;
let database: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  database = test.database;
  await database.run(`CREATE TABLE thing (
    ID int NOT NULL AUTO_INCREMENT, NAME varchar(20), AMOUNT bigint unsigned, SEEN datetime, PICTURE blob,
    PRIMARY KEY (ID), UNIQUE KEY NAME (NAME)) DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci`);
});
afterAll(() => test.close());
beforeEach(() => database.run('DELETE FROM thing'));

const names = async (): Promise<string[]> =>
  (await database.rows<{ NAME: string }>('SELECT NAME FROM thing ORDER BY NAME')).map((row) => row.NAME);

describe('a connection', () => {
  it('is strict, reads committed rows, compares like the original and keeps the time zone of the server', async () => {
    const session = await database.one('SHOW SESSION VARIABLES LIKE ?', ['sql_mode']);
    expect(session).toMatchObject({
      Value: 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
    });
    const isolation = await database.one(
      "SHOW SESSION VARIABLES WHERE Variable_name IN ('tx_isolation', 'transaction_isolation')",
    );
    expect(isolation).toMatchObject({ Value: 'READ-COMMITTED' });
    expect(await database.one('SELECT @@collation_connection AS c, @@time_zone AS z')).toEqual({
      c: 'utf8mb4_general_ci',
      z: 'SYSTEM',
    });
  });

  it('answers a sign of life', async () => {
    await expect(database.ping()).resolves.toBeUndefined();
  });
});

describe('values', () => {
  it('come back as they went in: every character, zero dates, numbers beyond 2^53 as text', async () => {
    await insertRows(
      database,
      'thing',
      ['NAME', 'AMOUNT', 'SEEN', 'PICTURE'],
      [
        ["é€𝒳'\\\n", 18_446_744_073_709_551_615n, '0000-00-00 00:00:00', Buffer.from([0, 255])],
        ['plain', 42, '2026-01-31 10:00:00', null],
      ],
    );
    expect(await database.rows('SELECT NAME, AMOUNT, SEEN, PICTURE FROM thing ORDER BY AMOUNT DESC')).toEqual(
      [
        {
          NAME: "é€𝒳'\\\n",
          AMOUNT: '18446744073709551615',
          SEEN: '0000-00-00 00:00:00',
          PICTURE: Buffer.from([0, 255]),
        },
        { NAME: 'plain', AMOUNT: 42, SEEN: '2026-01-31 10:00:00', PICTURE: null },
      ],
    );
  });

  it('that do not fit are refused, and the error holds the statement but no value', async () => {
    const failure = await database
      .run('INSERT INTO thing (NAME) VALUES (?)', ['much too long for the column'])
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(QueryError);
    expect(failure).toMatchObject({
      errno: 1406,
      code: 'ER_DATA_TOO_LONG',
      sql: 'INSERT INTO thing (NAME) VALUES (?)',
    });
    expect(JSON.stringify(failure)).not.toContain('much too long');
  });

  it('cannot smuggle in a second statement', async () => {
    await expect(database.run('DELETE FROM thing; DELETE FROM config')).rejects.toMatchObject({
      errno: 1064,
    });
  });
});

describe('rows in bulk', () => {
  it('are written in order by as many statements as they need', async () => {
    const rows: Row[] = Array.from({ length: 4_100 }, (_, at) => [`n${at}`, at]);
    await insertRows(database, 'thing', ['NAME', 'AMOUNT'], rows);
    expect(
      await database.one('SELECT COUNT(*) AS n, MIN(AMOUNT) AS low, MAX(AMOUNT) AS high FROM thing'),
    ).toEqual({ n: 4_100, low: 0, high: 4_099 });
  });

  it('leave a row alone that is there already', async () => {
    await insertRows(database, 'thing', ['NAME', 'AMOUNT'], [['kept', 1]]);
    await insertMissingRows(
      database,
      'thing',
      ['NAME', 'AMOUNT'],
      [
        ['KEPT', 2],
        ['new', 3],
      ],
    );
    expect(await database.rows('SELECT NAME, AMOUNT FROM thing ORDER BY NAME')).toEqual([
      { NAME: 'kept', AMOUNT: 1 },
      { NAME: 'new', AMOUNT: 3 },
    ]);
  });

  it('still fail on a value that does not fit when missing ones are inserted', async () => {
    await expect(insertMissingRows(database, 'thing', ['NAME'], [['x'.repeat(21)]])).rejects.toMatchObject({
      errno: 1406,
    });
  });

  it('take the place of the named columns of a row that is there', async () => {
    await insertRows(database, 'thing', ['NAME', 'AMOUNT', 'SEEN'], [['a', 1, '2026-01-01 00:00:00']]);
    const columns = ['NAME', 'AMOUNT', 'SEEN'];
    await upsertRows(database, 'thing', columns, [['a', 2, '2026-02-02 00:00:00']], ['AMOUNT']);
    expect(await database.rows('SELECT NAME, AMOUNT, SEEN FROM thing')).toEqual([
      { NAME: 'a', AMOUNT: 2, SEEN: '2026-01-01 00:00:00' },
    ]);
  });

  it('are deleted by their ids, and counted', async () => {
    await insertRows(
      database,
      'thing',
      ['ID', 'NAME'],
      [
        [1, 'a'],
        [2, 'b'],
        [3, 'c'],
      ],
    );
    expect(await deleteByIds(database, 'thing', [1, 3, 99])).toBe(2);
    expect(await names()).toEqual(['b']);
    expect(await deleteByIds(database, 'thing', [])).toBe(0);
    expect(await deleteByIds(database, 'thing', ['b'], 'NAME')).toBe(1);
  });
});

describe('a transaction', () => {
  it('keeps what it did, and returns the result', async () => {
    const id = await database.transaction(async (tx) => {
      const { insertId } = await tx.run('INSERT INTO thing (NAME) VALUES (?)', ['kept']);
      expect(await tx.one('SELECT NAME FROM thing WHERE ID = ?', [insertId])).toEqual({ NAME: 'kept' });
      return insertId;
    });
    expect(id).toBeGreaterThan(0);
    expect(await names()).toEqual(['kept']);
  });

  it('undoes everything when the work fails, and does not try again', async () => {
    let tries = 0;
    const work = database.transaction(async (tx) => {
      tries++;
      await tx.run('INSERT INTO thing (NAME) VALUES (?)', ['lost']);
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect([tries, await names()]).toEqual([1, []]);
  });

  it('passes on what the work throws as it is, also an error with a code of its own', async () => {
    const refusal = Object.assign(new Error('taken'), { code: 'user.login-taken', status: 409 });
    const work = database.transaction(async () => Promise.reject(refusal));
    expect(await work.catch((error: unknown) => error)).toBe(refusal);
  });

  it('is done again as a whole after a real deadlock', async () => {
    await insertRows(
      database,
      'thing',
      ['ID', 'NAME', 'AMOUNT'],
      [
        [1, 'a', 0],
        [2, 'b', 0],
      ],
    );
    let tries = 0;
    const held = { first: gate(), second: gate() };
    const add = (mine: 'first' | 'second', ids: readonly [number, number]) =>
      database.transaction(async (tx) => {
        tries++;
        await tx.run('UPDATE thing SET AMOUNT = AMOUNT + 1 WHERE ID = ?', [ids[0]]);
        held[mine].open();
        await held[mine === 'first' ? 'second' : 'first'].opened;
        await tx.run('UPDATE thing SET AMOUNT = AMOUNT + 1 WHERE ID = ?', [ids[1]]);
      });
    await Promise.all([add('first', [1, 2]), add('second', [2, 1])]);
    expect(tries).toBeGreaterThanOrEqual(3);
    expect(await database.rows('SELECT AMOUNT FROM thing')).toEqual([{ AMOUNT: 2 }, { AMOUNT: 2 }]);
  });

  it.each([1213, 1205, 1467])('is done again after error %i', async (errno) => {
    let tries = 0;
    await database.transaction(async (tx) => {
      await tx.run('INSERT INTO thing (NAME) VALUES (?)', [`try ${++tries}`]);
      if (tries < 3) await tx.run("SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = ?", [errno]);
    });
    expect(await names()).toEqual(['try 3']);
  });

  it('gives up after some tries', async () => {
    let tries = 0;
    const work = database.transaction(async (tx) => {
      tries++;
      await tx.run("SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213");
    });
    await expect(work).rejects.toMatchObject({ errno: 1213 });
    expect(tries).toBe(6);
  });

  it('gives its connection back whatever happens, even with a single one for all', async () => {
    await withPool(1, async (single) => {
      await expect(single.transaction(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
      await expect(single.run('SELECT nonsense FROM nowhere')).rejects.toThrow(QueryError);
      const killed = single.transaction((tx) => tx.run('KILL CONNECTION_ID()'));
      expect(isDatabaseAway(await killed.catch((error: unknown) => error))).toBe(true);
      await expect(single.ping()).resolves.toBeUndefined();
    });
  });
});

describe.each(['transaction', 'joinedTransaction'] as const)('what may wait in a %s', (kind) => {
  it('is done with the commit', async () => {
    await database[kind](async (tx) => {
      tx.later('INSERT INTO thing (NAME) VALUES (?)', ["it's; one"]);
      insertRowsLater(tx, 'thing', ['NAME'], [['two'], ['three']]);
      deleteByIdsLater(tx, 'thing', ['two'], 'NAME');
    });
    expect(await names()).toEqual(["it's; one", 'three']);
  });

  it('is done before the next statement, whose own result is given back', async () => {
    await database[kind](async (tx) => {
      tx.later('INSERT INTO thing (NAME) VALUES (?)', ['early']);
      expect(await tx.rows('SELECT NAME FROM thing')).toEqual([{ NAME: 'early' }]);
      tx.later("UPDATE thing SET NAME = 'late'");
      const { affectedRows, insertId } = await tx.run("INSERT INTO thing (NAME) VALUES ('next')");
      expect([affectedRows, insertId]).toEqual([1, expect.any(Number)]);
      expect(await tx.one('SELECT NAME FROM thing WHERE ID = ?', [insertId])).toEqual({ NAME: 'next' });
    });
    expect(await names()).toEqual(['late', 'next']);
  });

  it('fails where it is done, by its own name, and nothing of the transaction stays', async () => {
    const failure = await database[kind]((tx) => {
      tx.later("INSERT INTO thing (NAME) VALUES ('first')");
      tx.later('INSERT INTO thing (NAME) VALUES (?)', ['x'.repeat(21)]);
      tx.later("INSERT INTO thing (NAME) VALUES ('last')");
      return Promise.resolve();
    }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ errno: 1406, sql: 'INSERT INTO thing (NAME) VALUES (?)' });
    expect(await names()).toEqual([]);
  });

  it('goes with nothing when the work fails', async () => {
    const work = database[kind](async (tx) => {
      tx.later("INSERT INTO thing (NAME) VALUES ('lost')");
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await names()).toEqual([]);
  });

  it('may be larger than a message', async () => {
    await database[kind](async (tx) => {
      for (let number = 0; number < 9; number++)
        tx.later('INSERT INTO thing (NAME) SELECT ? FROM (SELECT ? AS filling) AS f', [
          `part ${number}`,
          'x'.repeat(1_500_000),
        ]);
      return Promise.resolve();
    });
    expect(await names()).toHaveLength(9);
  });

  it('cannot come after the end', async () => {
    let kept: Transaction | undefined;
    await database[kind](async (tx) => {
      kept = tx;
      await tx.run("INSERT INTO thing (NAME) VALUES ('kept')");
    });
    expect(() => kept?.later('DELETE FROM thing')).toThrow('after the end of its transaction');
    await expect(kept?.run('DELETE FROM thing')).rejects.toThrow('after the end of its transaction');
  });
});

describe('several statements in one text', () => {
  it('are refused wherever they are not joined by the transaction itself', async () => {
    const stacked = "INSERT INTO thing (NAME) VALUES ('a'); INSERT INTO thing (NAME) VALUES ('b')";
    await expect(database.run(stacked)).rejects.toMatchObject({ errno: 1064 });
    await expect(database.transaction((tx) => tx.run(stacked))).rejects.toMatchObject({ errno: 1064 });
    expect(await names()).toEqual([]);
  });
});

describe('a violated unique key', () => {
  it('is told apart by its name', async () => {
    const again = (): Promise<unknown> => database.run('INSERT INTO thing (NAME) VALUES (?)', ['twice']);
    await again();
    const failure = await again().catch((error: unknown) => error);
    expect(isDuplicateKey(failure)).toBe(true);
    expect(isDuplicateKey(failure, 'NAME')).toBe(true);
    expect(isDuplicateKey(failure, 'x_IDENTITY')).toBe(false);
    expect(isDatabaseAway(failure)).toBe(false);
  });
});

describe('a lock', () => {
  it('is held by one at a time and free again after a failure', async () => {
    const inside = gate();
    const leave = gate();
    const holder = database.withLock('job', 0, async () => {
      inside.open();
      await leave.opened;
      throw new Error('job failed');
    });
    await inside.opened;
    await expect(database.withLock('job', 0, async () => 'in')).rejects.toThrow(DatabaseError);
    await expect(database.withLock('another job', 0, async () => 'in')).resolves.toBe('in');
    leave.open();
    await expect(holder).rejects.toThrow('job failed');
    await expect(database.withLock('job', 0, async () => 'in')).resolves.toBe('in');
  });

  it('leaves connections for the work it guards, however many ask at once', async () => {
    await withPool(6, async (pool) => {
      const names = Array.from({ length: 20 }, (_, at) => `group ${at}`);
      const outcomes = await Promise.allSettled(
        names.map((name) => pool.withLock(name, 0, async () => pool.one('SELECT SLEEP(0.05) AS slept'))),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
      for (const outcome of outcomes)
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ failure: 'busy' });
      await expect(pool.withLock('group 19', 0, async () => 'in')).resolves.toBe('in');
    });
  });
});

describe('the database module', () => {
  it('gives Database and TypeORM to modules that did not import it', async () => {
    @Module({})
    class OtherModule {}
    const application = await Test.createTestingModule({
      imports: [DatabaseModule.forRoot({ url: test.url }), OtherModule],
    }).compile();
    try {
      const injected = application.select(OtherModule).get(Database, { strict: false });
      expect(await injected.one('SELECT 1 AS n')).toEqual({ n: 1 });
      expect(application.get(DataSource, { strict: false }).isInitialized).toBe(true);
    } finally {
      await application.close();
    }
  });
});

async function withPool(poolSize: number, work: (database: Database) => Promise<void>): Promise<void> {
  const dataSource = await new DataSource(dataSourceOptions(test.url, { poolSize })).initialize();
  try {
    await work(new Database(dataSource));
  } finally {
    await dataSource.destroy();
  }
}

/** A promise that somebody else opens. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((done) => {
    open = done;
  });
  return { opened, open };
}
