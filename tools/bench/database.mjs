// @ts-check
import { createConnection } from 'mysql2/promise';
import { parseDatabaseUrl } from '@ocs/core-server';

/** What the benchmark itself asks of a database: counting rows, telling its settings, finding its process. */

/** @typedef {import('mysql2/promise').Connection} Connection */

/** Settings that decide what a commit and a read cost. */
const SETTINGS = [
  'version',
  'innodb_flush_log_at_trx_commit',
  'sync_binlog',
  'log_bin',
  'innodb_buffer_pool_size',
  'innodb_log_file_size',
  'innodb_doublewrite',
  'innodb_flush_method',
];

/**
 * Runs something on a connection of its own.
 * @template T
 * @param {string} url  as DATABASE_URL
 * @param {(connection: Connection) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDatabase(url, work) {
  const connection = await openDatabase(url);
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}

/** @returns {Promise<Connection>} */
export async function openDatabase(/** @type {string} */ url) {
  const { host, port, socketPath, user, password, database } = parseDatabaseUrl(url);
  const where = socketPath === undefined ? { host, port } : { socketPath };
  return createConnection({
    ...where,
    user,
    password,
    database,
    charset: 'utf8mb4_general_ci',
    dateStrings: true,
  });
}

/** The same address with another database. */
export function databaseNamed(/** @type {string} */ url, /** @type {string} */ name) {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}

/**
 * @returns {Promise<Record<string, any>[]>}
 */
export async function rows(
  /** @type {Connection} */ connection,
  /** @type {string} */ sql,
  /** @type {unknown[]} */ values = [],
) {
  const [result] = await connection.query(sql, values);
  return /** @type {Record<string, any>[]} */ (result);
}

/** @returns {Promise<string[]>} `name = value`, those the server has */
export async function settingsOf(/** @type {string} */ url) {
  const found = await withDatabase(url, (connection) =>
    rows(connection, 'SHOW GLOBAL VARIABLES WHERE Variable_name IN (?)', [SETTINGS]),
  );
  return found.map(({ Variable_name, Value }) => `${Variable_name} = ${Value}`);
}

/** The file with the number of the server's process, which lies on this machine. */
export async function processFileOf(/** @type {string} */ url) {
  const [found] = await withDatabase(url, (connection) => rows(connection, 'SELECT @@pid_file AS file'));
  return String(found?.['file'] ?? '');
}

/**
 * What a server has stored of these computers: 200 alone proves nothing.
 * @returns {Promise<{computers: number, software: number}>}
 */
export async function countStored(/** @type {string} */ url, /** @type {readonly string[]} */ deviceIds) {
  return withDatabase(url, async (connection) => {
    const [found] = await rows(
      connection,
      `SELECT COUNT(DISTINCT h.ID) AS computers, COUNT(s.ID) AS software
         FROM hardware h LEFT JOIN software s ON s.HARDWARE_ID = h.ID WHERE h.DEVICEID IN (?)`,
      [deviceIds],
    );
    return { computers: Number(found?.['computers']), software: Number(found?.['software']) };
  });
}

/**
 * Tables that hold rows of computers, `hardware` first, with the columns that can be written; numbers the database gives to rows
 * are left out, those of computers are not.
 * @returns {Promise<Map<string, string[]>>}
 */
export async function tablesOfComputers(/** @type {Connection} */ connection) {
  const found = await rows(
    connection,
    `SELECT c.TABLE_NAME AS name, c.COLUMN_NAME AS field FROM information_schema.COLUMNS c
      WHERE c.TABLE_SCHEMA = DATABASE() AND COALESCE(c.GENERATION_EXPRESSION, '') = ''
        AND (c.TABLE_NAME = 'hardware' OR c.EXTRA NOT LIKE '%auto_increment%'
             AND EXISTS (SELECT 1 FROM information_schema.COLUMNS k
                          WHERE k.TABLE_SCHEMA = DATABASE() AND k.TABLE_NAME = c.TABLE_NAME AND k.COLUMN_NAME = 'HARDWARE_ID'))
      ORDER BY c.TABLE_NAME <> 'hardware', c.TABLE_NAME, c.ORDINAL_POSITION`,
  );
  const tables = /** @type {Map<string, string[]>} */ (new Map());
  for (const { name, field } of found) tables.set(name, [...(tables.get(name) ?? []), field]);
  return tables;
}
