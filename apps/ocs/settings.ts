import { hostname, networkInterfaces } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandError, EXIT } from './exit-code.js';
import type { Texts } from './texts/index.js';

/** The project folder: this file lies in apps/ocs (source) or apps/ocs/dist (built). */
export const PROJECT_FOLDER = resolve(
  fileURLToPath(new URL(import.meta.url.includes('/dist/') ? '../../..' : '../..', import.meta.url)),
);

/** What the environment says, see docs/settings.md. */
export interface Settings {
  /** Everything that lasts: private database, certificates, keys, logs. Absolute. */
  readonly dataFolder: string;
  /** External database; without it the product runs its own. */
  readonly databaseUrl: string | undefined;
  /** 0 = switched off. */
  readonly httpPort: number;
  readonly httpsPort: number;
  readonly bind: string;
  /** Password of the first administrator; without it a random one is made and shown once. */
  readonly administratorPassword: string | undefined;
  /** Where the server's log goes: `data/log/server.log` or this program's own output (systemd, containers). */
  readonly log: 'file' | 'stdout';
  /** Folders with further inventory sections. */
  readonly sectionFolders: readonly string[];
}

/** Reads the settings. @throws CommandError naming the variable and the value that makes no sense */
export function readSettings(env: NodeJS.ProcessEnv, texts: Texts): Settings {
  const log = env.OCS_LOG ?? 'file';
  if (log !== 'file' && log !== 'stdout') {
    throw new CommandError(EXIT.badSetting, texts.badSetting('OCS_LOG', log, 'file | stdout'));
  }
  return {
    dataFolder: resolve(PROJECT_FOLDER, set(env.OCS_DATA) ?? 'data'),
    databaseUrl: set(env.DATABASE_URL),
    httpPort: port(env, 'OCS_HTTP_PORT', 8080, texts),
    httpsPort: port(env, 'OCS_HTTPS_PORT', 8443, texts),
    bind: set(env.OCS_BIND) ?? '0.0.0.0',
    administratorPassword: set(env.OCS_ADMIN_PASSWORD),
    log,
    sectionFolders: (env.OCS_SECTIONS ?? '')
      .split(':')
      .filter((folder) => folder !== '')
      .map((folder) => resolve(PROJECT_FOLDER, folder)),
  };
}

/** An empty variable counts as not given: that is how compose files and unit files leave one out. */
function set(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}

function port(env: NodeJS.ProcessEnv, variable: string, otherwise: number, texts: Texts): number {
  const text = set(env[variable]) ?? String(otherwise);
  const value = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= 65_535)) {
    throw new CommandError(EXIT.badSetting, texts.badSetting(variable, text, '0–65535'));
  }
  return value;
}

export interface Addresses {
  /** From this machine, http before https. */
  readonly local: readonly string[];
  /** The same from other machines; empty when only this machine is served. */
  readonly remote: readonly string[];
  /** What an agent is pointed at. */
  readonly agents: string;
}

/** The addresses under which the server answers, without trailing slash. */
export function addressesOf({ bind, httpPort, httpsPort }: Settings): Addresses {
  const everywhere = bind === '0.0.0.0' || bind === '::';
  const on = (host: string) => [
    ...(httpPort === 0 ? [] : [`http://${bracketed(host)}:${httpPort}`]),
    ...(httpsPort === 0 ? [] : [`https://${bracketed(host)}:${httpsPort}`]),
  ];
  const local = on(everywhere ? '127.0.0.1' : bind);
  const remote = everywhere ? on(outwardAddress()) : bind.startsWith('127.') || bind === '::1' ? [] : local;
  return { local, remote, agents: `${remote[0] ?? local[0] ?? ''}/ocsinventory` };
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** First IPv4 address that other machines may reach, else the host name. */
function outwardAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? hostname();
}

/** Where things lie below the data folder. */
export function pathsIn(dataFolder: string) {
  return {
    database: join(dataFolder, 'database'),
    run: join(dataFolder, 'run'),
    lock: join(dataFolder, 'run', 'lock.json'),
    state: join(dataFolder, 'run', 'state.json'),
    log: join(dataFolder, 'log'),
    serverLog: join(dataFolder, 'log', 'server.log'),
    ownLog: join(dataFolder, 'log', 'up.log'),
  };
}
