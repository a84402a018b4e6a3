import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkDatabaseServer } from '@ocs/core-server';
import { EXIT, type ExitCode } from '../exit-code.js';
import { DataLock } from '../running/data-lock.js';
import { countComputers } from '../running/product-data.js';
import { type RunState, readRunState } from '../running/run-state.js';
import { isReady } from '../running/server-process.js';
import { PROJECT_FOLDER, type Settings, pathsIn } from '../settings.js';
import type { Texts } from '../texts/index.js';

/** The answer of `status --json`. */
export interface Status {
  readonly state: 'stopped' | 'starting' | 'running' | 'not-ready';
  readonly version: string;
  readonly node: string;
  readonly pid?: number;
  readonly since?: string;
  readonly addresses?: RunState['addresses'];
  /** `server` and `computers` are missing when the database does not answer. */
  readonly database?: { readonly private: boolean; readonly where: string; readonly server?: string };
  readonly computers?: number;
}

/** Says whether the product runs on this data folder. Exit code 0 when it serves, 3 otherwise. */
export async function status(settings: Settings, json: boolean, texts: Texts): Promise<ExitCode> {
  const found = await readStatus(settings);
  console.log(json ? JSON.stringify(found, null, 2) : inWords(found, texts));
  return found.state === 'running' ? EXIT.ok : EXIT.notRunning;
}

async function readStatus(settings: Settings): Promise<Status> {
  const paths = pathsIn(settings.dataFolder);
  const versions = { version: productVersion(), node: process.versions.node };
  const holder = DataLock.holder(paths.lock);
  if (holder === undefined) return { state: 'stopped', ...versions };
  const state = readRunState(paths.state);
  if (state === undefined) return { state: 'starting', ...versions, pid: holder.pid };
  const { url, ...shown } = state.database;
  return {
    state: await liveState(state),
    ...versions,
    pid: holder.pid,
    since: state.since,
    addresses: state.addresses,
    ...(await databaseFacts(url ?? settings.databaseUrl, shown)),
  };
}

async function liveState({ state, addresses }: RunState): Promise<Status['state']> {
  if (state === 'starting') return 'starting';
  return (await isReady(addresses.local[0] ?? '')) ? 'running' : 'not-ready';
}

/** What only the database can tell; without an answer the rest of the status still stands. */
async function databaseFacts(
  url: string | undefined,
  shown: Pick<RunState['database'], 'private' | 'where'>,
) {
  if (url === undefined) return { database: shown };
  try {
    const { product, version } = await checkDatabaseServer(url);
    return { database: { ...shown, server: `${product} ${version}` }, computers: await countComputers(url) };
  } catch {
    return { database: shown };
  }
}

function inWords(found: Status, texts: Texts): string {
  if (found.state === 'stopped') return texts.notRunning;
  const { database } = found;
  const rows: [string, string | undefined][] = [
    [texts.console, found.addresses?.local.map((address) => `${address}/`).join('  ')],
    [texts.agents, found.addresses?.agents],
    [
      texts.database,
      database &&
        [database.server, database.private ? texts.privateDatabase : database.where]
          .filter(Boolean)
          .join(', '),
    ],
    [texts.computers, found.computers?.toString()],
    [texts.version, `${found.version}, Node.js ${found.node}`],
    [texts.since, found.since],
  ];
  const filled = rows.filter((row): row is [string, string] => row[1] !== undefined);
  const width = Math.max(...filled.map(([label]) => label.length));
  const headline =
    found.state === 'running'
      ? texts.running
      : found.state === 'starting'
        ? texts.alreadyStarting(found.pid ?? 0)
        : texts.notReady;
  return [headline, ...filled.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`)].join('\n');
}

function productVersion(): string {
  const { version } = JSON.parse(readFileSync(join(PROJECT_FOLDER, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
