import { setTimeout as sleep } from 'node:timers/promises';

import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { Pool, PoolConnection } from 'mysql2';
import { DataSource } from 'typeorm';
import type { Driver, EntityManager, QueryRunner } from 'typeorm';

import { databaseErrno, DatabaseError, queryError } from './database-error.js';

/**
 * A value bound to a `?`. Arrays spread: `IN (?)` takes a list, `VALUES ?` a list of rows.
 * Never interpolate text into a statement; names pass through `identifier()`.
 */
export type SqlValue = string | number | bigint | boolean | Date | Buffer | null | readonly SqlValue[];

export interface RunResult {
  /** Rows found by UPDATE (changed or not), rows written by INSERT, rows removed by DELETE. */
  readonly affectedRows: number;
  /** First AUTO_INCREMENT value given, 0 if none. */
  readonly insertId: number;
}

/** Statements with `?` placeholders: what a `Database` and a `Transaction` have in common. */
export interface Sql {
  /** All rows of a SELECT. The row type is the caller's word: DECIMAL and dates come as text, zero dates as `0000-00-00`. */
  rows<T>(sql: string, values?: readonly SqlValue[]): Promise<T[]>;
  /** First row of a SELECT. */
  one<T>(sql: string, values?: readonly SqlValue[]): Promise<T | undefined>;
  /** INSERT, UPDATE, DELETE and the like. */
  run(sql: string, values?: readonly SqlValue[]): Promise<RunResult>;
}

/** Statements of one transaction, on one connection. */
export interface Transaction extends Sql {
  /** For TypeORM repositories inside the same transaction: `tx.manager.getRepository(…)`. */
  readonly manager: EntityManager;
}

/**
 * Failures that go away by doing the whole unit again: 1213 deadlock, 1205 lock wait (also NOWAIT, which MySQL tells by
 * 3572), 1467 no auto-increment value.
 */
const RETRIED = new Set([1213, 1205, 1467, 3572]);
const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 10;

/** Named locks one process may hold, in any case: a job may hold one within another. */
const LOCKS = 2;

/** The one way to the database for repositories. Every failed statement throws a `QueryError`. */
@Injectable()
export class Database implements Sql {
  /** Connections that named locks hold. */
  #locks = 0;

  constructor(readonly dataSource: DataSource) {}

  async rows<T>(sql: string, values: readonly SqlValue[] = []): Promise<T[]> {
    return (await this.#query(sql, values)) as T[];
  }

  async one<T>(sql: string, values: readonly SqlValue[] = []): Promise<T | undefined> {
    return (await this.rows<T>(sql, values))[0];
  }

  async run(sql: string, values: readonly SqlValue[] = []): Promise<RunResult> {
    const { affectedRows, insertId } = (await this.#query(sql, values)) as RunResult;
    return { affectedRows, insertId };
  }

  /**
   * Does `work` in one transaction (READ COMMITTED) and commits; any error rolls back and is thrown. After a
   * deadlock or lock timeout the whole of `work` is done again, some times and after a short random pause: it must
   * have no effect but through `tx`, and must not catch these errors.
   */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#withRunner((runner) => once(runner, work));
      } catch (error) {
        if (attempt === ATTEMPTS || !RETRIED.has(databaseErrno(error) ?? 0)) throw error;
        await sleep(Math.random() * FIRST_PAUSE_MS * 2 ** attempt);
      }
    }
  }

  /**
   * Does `work` while holding the named lock, which at most one process of this database has at a time (GET_LOCK).
   * The lock goes with the connection, so a killed process leaves none behind. Locks take at most half of the connections:
   * the work they guard needs others, and would wait for them for ever.
   * @param seconds how long to wait for it; 0 tries once
   * @throws DatabaseError `busy` when somebody else kept it, or when this process holds too many
   */
  async withLock<T>(name: string, seconds: number, work: () => Promise<T>): Promise<T> {
    const most = Math.max(LOCKS, Math.floor((this.dataSource.options.poolSize ?? 0) / 2));
    if (this.#locks >= most) throw new DatabaseError('busy', `This process is too busy for "${name}".`);
    this.#locks++;
    try {
      return await this.#locked(name, seconds, work);
    } finally {
      this.#locks--;
    }
  }

  async #locked<T>(name: string, seconds: number, work: () => Promise<T>): Promise<T> {
    return this.#withRunner(async (runner) => {
      const sql = statements(runner, await connectionOf(runner));
      const key = lockKey(String(this.dataSource.options.database), name);
      const got = await sql.one<{ got: number | null }>('SELECT GET_LOCK(?, ?) AS got', [key, seconds]);
      if (got?.got !== 1) throw new DatabaseError('busy', `Another process is busy with "${name}".`);
      try {
        return await work();
      } finally {
        await sql.one('SELECT RELEASE_LOCK(?)', [key]).catch(() => discard(runner));
      }
    });
  }

  /** Asks the database for a sign of life. @throws QueryError when it gives none */
  async ping(): Promise<void> {
    await this.one('SELECT 1');
  }

  /**
   * One statement on any connection of the pool. TypeORM's query runner costs as much again as the statement itself, so
   * it is only asked where one connection is needed for longer.
   */
  async #query(sql: string, values: readonly SqlValue[]): Promise<unknown> {
    const { pool } = this.dataSource.driver as Driver & { readonly pool?: Pool };
    try {
      // Without a pool the runner says what is wrong.
      return await (pool
        ? queryOf(pool, sql, values)
        : this.#withRunner((runner) => runner.query(sql, [...values]) as Promise<unknown>));
    } catch (error) {
      throw queryError(error, sql);
    }
  }

  /** Takes a connection for `work` and always gives it back. */
  async #withRunner<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      return await work(runner);
    } finally {
      await runner.release();
    }
  }
}

function queryOf(
  connection: Pick<Pool, 'query'>,
  sql: string,
  values: readonly SqlValue[],
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    connection.query(sql, [...values], (error, result) => {
      if (error) reject(error);
      else resolve(result);
    });
  });
}

async function once<T>(runner: QueryRunner, work: (tx: Transaction) => Promise<T>): Promise<T> {
  try {
    await ofTransaction(runner.startTransaction());
    // What the work throws is passed on as it is: its statements fail with a QueryError, its decisions with errors of their own.
    const result = await work(statements(runner, await connectionOf(runner)));
    await ofTransaction(runner.commitTransaction());
    return result;
  } catch (error) {
    // A connection that cannot roll back must not be given to the next one with our locks on it.
    await runner.rollbackTransaction().catch(() => discard(runner));
    throw error;
  }
}

/** Begin and commit fail with a QueryError too. */
async function ofTransaction(step: Promise<void>): Promise<void> {
  try {
    await step;
  } catch (error) {
    throw queryError(error, 'transaction');
  }
}

/** The driver's own connection of a runner: statements through TypeORM cost as much again as the statement itself. */
async function connectionOf(runner: QueryRunner): Promise<PoolConnection> {
  return (await runner.connect()) as PoolConnection;
}

function statements(runner: QueryRunner, connection: PoolConnection): Transaction {
  const query = async (sql: string, values: readonly SqlValue[] = []): Promise<unknown> => {
    // By now the connection is somebody else's.
    if (runner.isReleased) throw new Error('A statement came after the end of its transaction.');
    try {
      return await queryOf(connection, sql, values);
    } catch (error) {
      throw queryError(error, sql);
    }
  };
  const rows = async <T>(sql: string, values?: readonly SqlValue[]): Promise<T[]> =>
    (await query(sql, values)) as T[];
  return {
    manager: runner.manager,
    rows,
    one: async <T>(sql: string, values?: readonly SqlValue[]) => (await rows<T>(sql, values))[0],
    run: async (sql, values) => {
      const { affectedRows, insertId } = (await query(sql, values)) as RunResult;
      return { affectedRows, insertId };
    },
  };
}

/** Closes the runner's connection; the pool makes a new one when needed. */
async function discard(runner: QueryRunner): Promise<void> {
  const connection = (await runner.connect()) as { destroy(): void };
  connection.destroy();
}

/** GET_LOCK names are server-wide and at most 64 characters. */
function lockKey(database: string, name: string): string {
  return `ocs:${createHash('sha1').update(`${database}\0${name}`).digest('hex')}`;
}
