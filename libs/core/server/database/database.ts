import { setTimeout as sleep } from 'node:timers/promises';

import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { Pool, PoolConnection } from 'mysql2';
import { DataSource } from 'typeorm';
import type { Driver } from 'typeorm';

import { joiningPool } from './data-source.js';
import { databaseErrno, DatabaseError, queryError } from './database-error.js';
import type { RunResult, Sql, SqlValue, Transaction } from './sql.js';
import { OpenTransaction, queryOf } from './transaction.js';

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
    return this.#transaction(work, false);
  }

  /**
   * Like {@link transaction}, for work that writes to many tables: all it does `later` goes in one message, as each round trip
   * costs as much as a small statement. On connections of its own, since those accept several statements at once: never for
   * statements whose text comes from anywhere but the program.
   */
  async joinedTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#transaction(work, true);
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
    return withConnection(await this.#pool(), async (connection) => {
      const key = lockKey(String(this.dataSource.options.database), name);
      const ask = async (sql: string, values: readonly SqlValue[]): Promise<unknown> => {
        try {
          return await queryOf(connection, sql, values);
        } catch (error) {
          throw queryError(error, sql);
        }
      };
      const [got] = (await ask('SELECT GET_LOCK(?, ?) AS got', [key, seconds])) as { got: number | null }[];
      if (got?.got !== 1) throw new DatabaseError('busy', `Another process is busy with "${name}".`);
      try {
        return await work();
      } finally {
        await ask('SELECT RELEASE_LOCK(?)', [key]).catch(() => connection.destroy());
      }
    });
  }

  /** Asks the database for a sign of life. @throws QueryError when it gives none */
  async ping(): Promise<void> {
    await this.one('SELECT 1');
  }

  /** One statement on any connection of the pool. */
  async #query(sql: string, values: readonly SqlValue[]): Promise<unknown> {
    try {
      return await queryOf(await this.#pool(), sql, values);
    } catch (error) {
      throw queryError(error, sql);
    }
  }

  async #transaction<T>(work: (tx: Transaction) => Promise<T>, joins: boolean): Promise<T> {
    const pool = await this.#pool();
    const joining = joins ? joiningPool(pool) : undefined;
    for (let attempt = 1; ; attempt++) {
      try {
        return await withConnection(joining ?? pool, async (connection) =>
          once(new OpenTransaction(connection, joining !== undefined), work),
        );
      } catch (error) {
        if (attempt === ATTEMPTS || !RETRIED.has(databaseErrno(error) ?? 0)) throw error;
        await sleep(Math.random() * FIRST_PAUSE_MS * 2 ** attempt);
      }
    }
  }

  /** The driver's own pool: TypeORM's query runner costs as much again as the statement itself. */
  async #pool(): Promise<Pool> {
    const { pool } = this.dataSource.driver as Driver & { readonly pool?: Pool };
    if (pool) return pool;
    // Not open yet, or closed already: the runner says which.
    await this.dataSource.createQueryRunner().connect();
    throw new DatabaseError('unreachable', 'The connections to the database are not open.');
  }
}

async function once<T>(tx: OpenTransaction, work: (tx: Transaction) => Promise<T>): Promise<T> {
  try {
    // What the work throws is passed on as it is: its statements fail with a QueryError, its decisions with errors of their own.
    const result = await work(tx);
    await tx.commit();
    return result;
  } catch (error) {
    await tx.rollback();
    throw error;
  }
}

/** Takes a connection for `work` and always gives it back. @throws QueryError when there is none */
async function withConnection<T>(pool: Pool, work: (connection: PoolConnection) => Promise<T>): Promise<T> {
  const connection = await connectionOf(pool).catch((error: unknown) => {
    throw queryError(error, 'connection');
  });
  try {
    return await work(connection);
  } finally {
    connection.release();
  }
}

function connectionOf(pool: Pool): Promise<PoolConnection> {
  return new Promise((resolve, reject) => {
    pool.getConnection((error, connection) => {
      if (error) reject(error);
      else resolve(connection);
    });
  });
}

/** GET_LOCK names are server-wide and at most 64 characters. */
function lockKey(database: string, name: string): string {
  return `ocs:${createHash('sha1').update(`${database}\0${name}`).digest('hex')}`;
}
