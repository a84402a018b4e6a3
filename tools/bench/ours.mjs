// @ts-check
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { migrate, PrivateMariaDb, SERVER_FLAGS } from '@ocs/core-server';
import { databaseNamed, processFileOf, withDatabase } from './database.mjs';
import { rootOf } from './processes.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = join(ROOT, 'apps', 'server', 'dist', 'main.js');
const NAME = 'ocs_bench';
const STUCK_MS = 60_000;

/**
 * This product, started for the benchmark alone.
 * @typedef {object} Ours
 * @property {URL} url
 * @property {number} pid
 * @property {readonly number[]} databaseProcesses
 * @property {string} databaseUrl
 * @property {() => Promise<void>} stop
 */

/** Brings the built server up to date; seconds when it is. */
export function buildServer() {
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, '-b', 'apps/server/tsconfig.build.json'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
}

/**
 * Database and server as a site has them: durable commits, the log written to a file.
 * @param {{database: string | undefined, bufferPoolMb: number, folder: string | undefined, workers: string}} options
 * @returns {Promise<Ours>}
 */
export async function startOurs(options) {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'ocs-bench-'));
  const database =
    options.database === undefined
      ? await privateDatabase(folder, options)
      : await ownDatabase(options.database);
  const discard = async () => {
    await database.stop();
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
  };
  try {
    await migrate(database.url);
    const server = await startServer(database.url, folder, options.workers);
    return {
      url: new URL(`http://127.0.0.1:${server.port}/ocsinventory`),
      pid: server.pid,
      databaseProcesses: database.processes,
      databaseUrl: database.url,
      stop: async () => {
        await server.stop();
        await discard();
      },
    };
  } catch (error) {
    await discard();
    throw error;
  }
}

/**
 * Where requests go, and what is watched.
 * @param {{connections: number, prologConnections: number}} options
 * @param {Ours} ours
 * @returns {import('./works.mjs').Target}
 */
export function targetOf({ connections, prologConnections }, ours) {
  return {
    name: 'OCS Inventory',
    url: ours.url,
    server: [ours.pid],
    database: ours.databaseProcesses,
    connections,
    prologConnections,
    mostConnections: 512,
  };
}

async function privateDatabase(
  /** @type {string} */ folder,
  /** @type {{bufferPoolMb: number}} */ { bufferPoolMb },
) {
  const server = new PrivateMariaDb({
    folder: join(folder, 'database'),
    memoryMb: bufferPoolMb,
    durable: true,
  });
  const { adminUrl } = await server.start();
  const url = databaseNamed(adminUrl, NAME);
  await withDatabase(adminUrl, (connection) => connection.query(CREATE));
  return { url, processes: [rootOf(join(folder, 'database', 'mariadb.pid'))], stop: () => server.stop() };
}

/** A database of ours on a server that others use as well: made afresh, dropped at the end. */
async function ownDatabase(/** @type {string} */ adminUrl) {
  const drop = `DROP DATABASE IF EXISTS ${NAME}`;
  await withDatabase(adminUrl, async (connection) => {
    await connection.query(drop);
    await connection.query(CREATE);
  });
  return {
    url: databaseNamed(adminUrl, NAME),
    processes: [rootOf(await processFileOf(adminUrl))],
    stop: () => withDatabase(adminUrl, async (connection) => void (await connection.query(drop))),
  };
}

const CREATE = `CREATE DATABASE IF NOT EXISTS ${NAME} CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci`;

async function startServer(
  /** @type {string} */ databaseUrl,
  /** @type {string} */ folder,
  /** @type {string} */ workers,
) {
  const port = await freePort();
  const logFile = join(folder, 'server.log');
  const log = openSync(logFile, 'w');
  const child = spawn(process.execPath, [...SERVER_FLAGS, PROGRAM], {
    cwd: ROOT,
    stdio: ['ignore', log, log],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      OCS_BIND: '127.0.0.1',
      OCS_HTTP_PORT: String(port),
      OCS_HTTPS_PORT: '0',
      OCS_DATA: folder,
      OCS_WORKERS: workers,
    },
  });
  closeSync(log);
  const ended = new Promise((settle) => void child.once('exit', settle));
  for (const started = performance.now(); !(await isReady(port)); await sleep(50)) {
    if (child.exitCode !== null || performance.now() - started > STUCK_MS) {
      child.kill('SIGKILL');
      throw new Error(`The server did not start:\n${readFileSync(logFile, 'utf8').slice(-4_000)}`);
    }
  }
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { port, pid: child.pid ?? 0, stop };
}

async function isReady(/** @type {number} */ port) {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health/ready`)).ok;
  } catch {
    return false;
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
