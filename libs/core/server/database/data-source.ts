import mysql2 from 'mysql2';
import type { ConnectionOptions, Pool, PoolConnection, PoolOptions } from 'mysql2';
import type { DataSourceOptions } from 'typeorm';

import { type DatabaseAddress, parseDatabaseUrl } from './connection-url.js';
import { DatabaseError } from './database-error.js';

/**
 * Said by every connection before its first statement. Strict, but zero dates stay allowed (the schema holds
 * 0000-00-00). The session's time zone is left alone: the schema's dates are in the server's local time and NOW()
 * must agree with them. Lock waits are cut short so that a retry comes before the client gives up.
 */
const SESSION = [
  'SET NAMES utf8mb4 COLLATE utf8mb4_general_ci',
  "SET SESSION sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', SESSION innodb_lock_wait_timeout = 10",
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
] as const;

const CONNECT_TIMEOUT_MS = 10_000;
const POOL_SIZE = 10;
/** A job may hold two locks and a transaction at once, each on a connection of its own. */
const SMALLEST_POOL = 3;
/** Statements that may wait for a connection; beyond it they fail at once, before memory grows. */
const QUEUE_LIMIT = 2_000;

export interface DataSourceSettings {
  /** TypeORM entity classes. */
  readonly entities?: NonNullable<DataSourceOptions['entities']>;
  /** Connections at once, and half as many again for storing inventories; default `OCS_DB_POOL`, else 10. */
  readonly poolSize?: number;
}

/**
 * TypeORM's options for a `DATABASE_URL`: MySQL 8 and MariaDB alike, dates as text, bigint as text only when it
 * does not fit a number, one statement a query.
 */
export function dataSourceOptions(url: string, settings: DataSourceSettings = {}): DataSourceOptions {
  const address = parseDatabaseUrl(url);
  const { user, ...connection } = connectionOptions(address);
  return {
    ...connection,
    type: 'mysql',
    username: user,
    driver: SESSION_DRIVER,
    entities: settings.entities ?? [],
    poolSize: settings.poolSize ?? poolSize(process.env.OCS_DB_POOL),
    extra: { queueLimit: QUEUE_LIMIT },
    synchronize: false,
    logging: false,
  };
}

/** What a single connection of the driver needs; the pool of `dataSourceOptions` uses the same. */
export function connectionOptions(address: DatabaseAddress) {
  const { host, port, socketPath, user, password, database, ssl } = address;
  return {
    ...(socketPath === undefined ? { host, port } : { socketPath }),
    ...(ssl === undefined ? {} : { ssl }),
    user,
    password,
    database,
    charset: 'utf8mb4_general_ci',
    timezone: 'Z',
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: false,
    multipleStatements: false,
    connectTimeout: CONNECT_TIMEOUT_MS,
  } satisfies ConnectionOptions;
}

/**
 * mysql2 as TypeORM uses it, with the session settings said first on each new connection of the pool. Beside each pool stands
 * a smaller one whose connections accept several statements in one message; it ends with the other.
 */
const SESSION_DRIVER = {
  createPool(options: PoolOptions): Pool {
    const pool = sessionPool(options);
    const connectionLimit = Math.ceil((options.connectionLimit ?? POOL_SIZE) / 2);
    const joining = sessionPool({ ...options, connectionLimit, multipleStatements: true });
    JOINING.set(pool, joining);
    const end = pool.end.bind(pool);
    pool.end = (done) => joining.end(() => end(done));
    return pool;
  },
};

const JOINING = new WeakMap<Pool, Pool>();

/** The pool of the connections that accept several statements in one message. */
export function joiningPool(pool: Pool): Pool | undefined {
  return JOINING.get(pool);
}

function sessionPool(options: PoolOptions): Pool {
  const pool = mysql2.createPool(options);
  pool.on('connection', prepareSession);
  return pool;
}

/** Queued before the pool hands the connection out, so it is done before the first statement of anybody. */
function prepareSession(connection: PoolConnection): void {
  // The pool itself forgets a broken connection; without a listener a second error of it would end the process.
  connection.on('error', () => undefined);
  for (const statement of SESSION) {
    connection.query(statement, (error) => {
      // A connection without these settings would store differently: nobody may use it.
      if (error !== null) connection.destroy();
    });
  }
}

function poolSize(text: string | undefined): number {
  if (text === undefined || text === '') return POOL_SIZE;
  const size = Number(text);
  if (Number.isInteger(size) && size >= SMALLEST_POOL && size <= 1_000) return size;
  throw new DatabaseError(
    'bad-address',
    `OCS_DB_POOL must be a whole number from ${SMALLEST_POOL} to 1000, not ${JSON.stringify(text)}.`,
  );
}
