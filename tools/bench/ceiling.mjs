// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';
import { format } from 'mysql2';
import { databaseNamed, openDatabase, rows, tablesOfComputers, withDatabase } from './database.mjs';
import { useOf } from './processes.mjs';

/**
 * The least a first inventory can cost: the rows the server stored of each computer, written by the driver as one multi-row INSERT a
 * table and one transaction a computer. Statements are put together before the clock starts; names of software are known already.
 */

/** @typedef {{computers: number, rows: number, seconds: number, perSecond: number, databaseMs: number, driverMs: number}} Ceiling
 *  databaseMs and driverMs = CPU a computer */

const NAME = 'ocs_bench_ceiling';

/**
 * @param {object} options
 * @param {string} options.url   database of the product; its account may create databases
 * @param {readonly string[]} options.deviceIds
 * @param {readonly number[]} options.processes  of the database
 * @param {number} options.connections
 * @returns {Promise<Ceiling>}
 */
export async function measureCeiling({ url, deviceIds, processes, connections }) {
  const work = await withDatabase(url, (connection) => statementsFor(connection, deviceIds));
  const drop = `DROP DATABASE IF EXISTS ${NAME}`;
  await withDatabase(url, async (connection) => {
    await connection.query(drop);
    await connection.query(`CREATE DATABASE ${NAME} CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci`);
    for (const table of work.tables) {
      const copy = `CREATE TABLE ${NAME}.\`${table}\` LIKE \`${table}\``;
      await connection.query(copy);
    }
  });
  const lanes = await Promise.all(
    Array.from({ length: connections }, () => openDatabase(databaseNamed(url, NAME))),
  );
  const before = useOf(processes);
  const ownBefore = process.cpuUsage();
  const started = performance.now();
  let next = 0;
  await Promise.all(
    lanes.map(async (lane) => {
      for (let computer; (computer = work.computers[next++]) !== undefined;) {
        await lane.beginTransaction();
        for (const statement of computer) await lane.query(statement);
        await lane.commit();
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  await sleep(1_000);
  const own = process.cpuUsage(ownBefore);
  const count = work.computers.length;
  const databaseCpu = useOf(processes).cpu - before.cpu;
  await Promise.all(lanes.map((lane) => lane.end()));
  await withDatabase(url, (connection) => connection.query(drop));
  return {
    computers: count,
    rows: work.rows,
    seconds,
    perSecond: count / seconds,
    databaseMs: (databaseCpu * 1000) / count,
    driverMs: (own.user + own.system) / 1000 / count,
  };
}

/** The rows of the computers as text of statements. Tables of our own are bookkeeping, not inventory. */
async function statementsFor(
  /** @type {import('./database.mjs').Connection} */ connection,
  /** @type {readonly string[]} */ deviceIds,
) {
  const ofComputers = await tablesOfComputers(connection);
  const tables = [...ofComputers].filter(([name]) => !name.startsWith('x_'));
  const ids = await rows(connection, 'SELECT ID FROM hardware WHERE DEVICEID IN (?)', [deviceIds]);
  let count = 0;
  /** @type {string[][]} */
  const computers = [];
  for (const { ID } of ids) {
    const statements = [];
    for (const [table, columns] of tables) {
      const select = `SELECT * FROM \`${table}\` WHERE ${table === 'hardware' ? 'ID' : 'HARDWARE_ID'} = ?`;
      const found = await rows(connection, select, [ID]);
      if (found.length === 0) continue;
      count += found.length;
      const insert = `INSERT INTO \`${table}\` (${columns.map((name) => `\`${name}\``).join(',')}) VALUES ?`;
      statements.push(format(insert, [found.map((row) => columns.map((name) => row[name]))]));
    }
    computers.push(statements);
  }
  return { tables: tables.map(([name]) => name), computers, rows: count };
}
