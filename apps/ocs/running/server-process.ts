import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { get as httpGet } from 'node:http';
import { get as httpsGet } from 'node:https';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SERVER_FLAGS } from '@ocs/core-server';
import { PROJECT_FOLDER, type Settings, addressesOf, pathsIn } from '../settings.js';
import { openLog } from './log-file.js';
import { hasEnded, identityOf, processesWithArgument } from './processes.js';

export type Readiness =
  | { readonly kind: 'ready' }
  | { readonly kind: 'ended'; readonly reason: string }
  | { readonly kind: 'slow' };

/** The server drains for 30 seconds at most; a little later it is not draining but stuck. */
const STOP_PATIENCE_MS = 40_000;
const POLL_MS = 100;
const READY_PATIENCE_MS = 5_000;

/**
 * One run of the server program (apps/server) as a child of ours. It lies in a process group of its own, so that Ctrl-C reaches
 * only us and the order of stopping stays ours.
 */
export class ServerProcess {
  readonly #settings: Settings;
  readonly #child: ChildProcess;
  readonly #started = performance.now();
  readonly #end: Promise<string>;
  #reason: string | undefined;
  #stop: Promise<void> | undefined;

  constructor(settings: Settings, databaseUrl: string) {
    this.#settings = settings;
    const log = settings.log === 'file' ? openLog(pathsIn(settings.dataFolder).serverLog) : undefined;
    this.#child = spawn(
      process.execPath,
      [
        ...SERVER_FLAGS,
        '--import',
        fileURLToPath(new URL('stop-with-parent.js', import.meta.url)),
        join(PROJECT_FOLDER, 'apps', 'server', 'dist', 'main.js'),
        markOf(settings.dataFolder),
      ],
      {
        cwd: PROJECT_FOLDER,
        detached: true,
        stdio: ['ignore', log ?? 'inherit', log ?? 'inherit', 'ipc'],
        env: {
          ...process.env,
          DATABASE_URL: databaseUrl,
          OCS_DATA: settings.dataFolder,
          OCS_HTTP_PORT: String(settings.httpPort),
          OCS_HTTPS_PORT: String(settings.httpsPort),
          OCS_BIND: settings.bind,
          // the first administrator exists by now, and nobody else needs to know
          OCS_ADMIN_PASSWORD: '',
        },
      },
    );
    if (log !== undefined) closeSync(log);
    this.#end = new Promise((ended) => {
      this.#child.once('error', (error) => ended(error.message));
      this.#child.once('exit', (code, signal) => ended(signal ?? `exit code ${code ?? 0}`));
    });
    void this.#end.then((reason) => (this.#reason = reason));
  }

  /** Resolves with the reason when the process has ended. */
  get ended(): Promise<string> {
    return this.#end;
  }

  get ranSeconds(): number {
    return (performance.now() - this.#started) / 1000;
  }

  /** Waits until the server says that it can serve. */
  async ready(patienceSeconds: number): Promise<Readiness> {
    const address = addressesOf(this.#settings).local[0] ?? '';
    while (this.ranSeconds < patienceSeconds) {
      if (this.#reason !== undefined) return { kind: 'ended', reason: this.#reason };
      if (await isReady(address)) return { kind: 'ready' };
      await sleep(POLL_MS);
    }
    return { kind: 'slow' };
  }

  /** Hands a signal on, e.g. SIGHUP to read a new certificate. */
  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** Asks the server to finish what it is doing and end; kills it when it does not. Asked twice, it asks the server once. */
  stop(): Promise<void> {
    return (this.#stop ??= this.#askToStop());
  }

  async #askToStop(): Promise<void> {
    if (this.#reason !== undefined) return;
    this.#child.kill('SIGTERM');
    const killer = setTimeout(() => this.#child.kill('SIGKILL'), STOP_PATIENCE_MS);
    await this.#end;
    clearTimeout(killer);
  }
}

/** Ends servers of this data folder whose watcher was killed. @returns how many there were */
export async function endOrphanedServers(dataFolder: string): Promise<number> {
  return endProcessesWith(markOf(dataFolder));
}

/** The same for the private database; `up` needs no such call, because the database recovers by itself when it starts. */
export async function endOrphanedDatabase(dataFolder: string): Promise<number> {
  return endProcessesWith(`--datadir=${join(pathsIn(dataFolder).database, 'data')}`);
}

async function endProcessesWith(argument: string): Promise<number> {
  const orphans = processesWithArgument(argument)
    .map(identityOf)
    .filter((identity) => identity !== undefined);
  for (const orphan of orphans) {
    process.kill(orphan.pid, 'SIGTERM');
    if (!(await hasEnded(orphan, STOP_PATIENCE_MS))) process.kill(orphan.pid, 'SIGKILL');
  }
  return orphans.length;
}

/** An argument the server does not read: it tells our servers from others in the list of processes. */
function markOf(dataFolder: string): string {
  return `--data-folder=${dataFolder}`;
}

/** True when the server at the address answers /health/ready with 200. */
export function isReady(address: string): Promise<boolean> {
  // our own certificate is self-signed unless one was given, and nothing but readiness is asked
  const get = address.startsWith('https:') ? httpsGet : httpGet;
  return new Promise((answer) => {
    const request = get(
      `${address}/health/ready`,
      { rejectUnauthorized: false, timeout: READY_PATIENCE_MS },
      (response) => {
        response.resume();
        answer(response.statusCode === 200);
      },
    );
    request.once('timeout', () => request.destroy());
    request.once('error', () => answer(false));
  });
}
