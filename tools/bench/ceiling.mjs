// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';
import { format } from 'mysql2';
import { databaseNamed, openDatabase, rows, tablesOfComputers, withDatabase } from './database.mjs';
import { useOf } from './processes.mjs';

/**
 * The least a first inventory can cost: the rows the server stored of each computer, written by the driver as one multi-row INSERT a
 * table and one transaction a computer. Names, publishers and versions of software that no computer had before are rows of the first
 * one that has them. They go into a copy of the tables that holds all other computers, as those did that the server wrote to.
 * Statements are put together before the clock starts, and all ids are known.
 */

/** @typedef {{computers: number, rows: number, seconds: number, perSecond: number, databaseMs: number, driverMs: number}} Ceiling
 *  databaseMs and driverMs = CPU a computer */

const NAME = 'ocs_bench_ceiling';

/** What trails behind: the copying of tables must not be charged to the inserts, what the inserts leave to do must. */
const SETTLE_MS = 1_000;

/** Tables of the distinct texts of software, and where a software names its row. */
const TEXTS = {
  software_name: 'NAME_ID',
  software_publisher: 'PUBLISHER_ID',
  software_version: 'VERSION_ID',
};

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
    for (const [table, { columns, others }] of work.tables) {
      const create = `CREATE TABLE ${NAME}.\`${table}\` LIKE \`${table}\``;
      await connection.query(create);
      const names = namesOf(columns);
      const copy = `INSERT INTO ${NAME}.\`${table}\` (${names}) SELECT ${names} FROM \`${table}\` WHERE ${others}`;
      await connection.query(copy);
    }
  });
  await sleep(SETTLE_MS);
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
  await sleep(SETTLE_MS);
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

/** @typedef {import('./database.mjs').Connection} Connection */
/** @typedef {{columns: readonly string[], others: string}} Table  others = which rows belong to other computers */

/** The rows of the computers as text of statements. Tables of our own are bookkeeping, not inventory. */
async function statementsFor(
  /** @type {Connection} */ connection,
  /** @type {readonly string[]} */ deviceIds,
) {
  const found = await rows(connection, 'SELECT ID FROM hardware WHERE DEVICEID IN (?)', [deviceIds]);
  const ids = found.map(({ ID }) => Number(ID));
  const ofComputers = [...(await tablesOfComputers(connection))].filter(([name]) => !name.startsWith('x_'));
  const tables = /** @type {Map<string, Table>} */ (new Map());
  const statements = new Map(ids.map((id) => [id, /** @type {string[]} */ ([])]));
  let count = 0;
  const write = (
    /** @type {number} */ id,
    /** @type {string} */ name,
    /** @type {readonly string[]} */ columns,
    /** @type {Rows} */ rows,
  ) => {
    if (rows.length === 0) return;
    count += rows.length;
    const insert = `INSERT INTO \`${name}\` (${namesOf(columns)}) VALUES ?`;
    statements.get(id)?.push(format(insert, [rows.map((row) => columns.map((column) => row[column]))]));
  };
  for (const [name, field] of Object.entries(TEXTS)) {
    const { columns, ofComputer } = await newTexts(connection, name, field);
    const written = ids.flatMap((id) => ofComputer.get(id) ?? []).map(({ ID }) => ID);
    tables.set(name, { columns, others: format('ID NOT IN (?)', [[0, ...written]]) });
    for (const id of ids) write(id, name, columns, ofComputer.get(id) ?? []);
  }
  for (const [name, columns] of ofComputers) {
    const key = name === 'hardware' ? 'ID' : 'HARDWARE_ID';
    tables.set(name, { columns, others: format(`${key} NOT IN (?)`, [[0, ...ids]]) });
    for (const id of ids)
      write(id, name, columns, await rows(connection, `SELECT * FROM \`${name}\` WHERE ${key} = ?`, [id]));
  }
  return { tables, computers: [...statements.values()], rows: count };
}

/** @typedef {Record<string, any>[]} Rows */

/** Rows of one kind of texts by the computer that brought them: the first one that has such a software. */
async function newTexts(
  /** @type {Connection} */ connection,
  /** @type {string} */ name,
  /** @type {string} */ field,
) {
  const select = `SELECT t.*, MIN(s.HARDWARE_ID) AS x_computer FROM \`${name}\` t JOIN software s ON s.\`${field}\` = t.ID GROUP BY t.ID`;
  const ofComputer = /** @type {Map<number, Rows>} */ (new Map());
  /** @type {readonly string[]} */
  let columns = [];
  for (const { x_computer, ...row } of await rows(connection, select)) {
    columns = Object.keys(row);
    const others = ofComputer.get(x_computer);
    if (others) others.push(row);
    else ofComputer.set(x_computer, [row]);
  }
  return { columns, ofComputer };
}

const namesOf = (/** @type {readonly string[]} */ columns) => columns.map((name) => `\`${name}\``).join(', ');
