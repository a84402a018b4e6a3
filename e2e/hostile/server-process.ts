import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SERVER_FLAGS } from '@ocs/core-server';
import { freePorts, PROJECT_FOLDER } from '../support/product.js';
import { httpRequest } from './hostile-case.js';
import { send } from './wire.js';

const PROGRAM = join(PROJECT_FOLDER, 'apps', 'server', 'dist', 'main.js');
/** Environment of a server that throws its garbage away when asked: V8 lets it lie as long as there is room. */
export const COLLECTING = { NODE_OPTIONS: `--require=${join(import.meta.dirname, 'collect-on-signal.cjs')}` };
/** After which a server that does not come up is a failure, in milliseconds. */
const STUCK = 60_000;

/** Brings the built server up to date; about a second when it is. */
export function buildServer(): void {
  execFileSync(
    process.execPath,
    [join(PROJECT_FOLDER, 'node_modules/typescript/bin/tsc'), '-b', 'apps/server/tsconfig.build.json'],
    { cwd: PROJECT_FOLDER, stdio: 'inherit' },
  );
}

/** The server as it runs on a site: a process of its own, made from the build, for agents only. */
export class ServerProcess {
  readonly port: number;
  readonly pid: number;
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  #output = '';

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
    this.pid = child.pid ?? 0;
    for (const stream of [child.stdout, child.stderr])
      stream?.on(
        'data',
        (piece: Buffer) => (this.#output = (this.#output + piece.toString()).slice(-100_000)),
      );
    this.#ended = new Promise((ended) => child.once('close', ended));
  }

  /** Starts and waits until it answers. */
  static async start(
    databaseUrl: string,
    dataFolder: string,
    env: Readonly<Record<string, string>> = {},
  ): Promise<ServerProcess> {
    const [port] = await freePorts();
    const child = spawn(process.execPath, [...SERVER_FLAGS, PROGRAM], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        DATABASE_URL: databaseUrl,
        OCS_ROLES: 'agents',
        OCS_BIND: '127.0.0.1',
        OCS_HTTP_PORT: String(port),
        OCS_HTTPS_PORT: '0',
        OCS_DATA: dataFolder,
        OCS_LOG_LEVEL: 'warn',
        ...env,
      },
    });
    const server = new ServerProcess(child, port);
    await server.#answers();
    return server;
  }

  /** What it said last. */
  get output(): string {
    return this.#output;
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** Exit code, null after a kill; waits for the end. */
  get ended(): Promise<number | null> {
    return this.#ended;
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  /** Memory in use, in megabytes. */
  get memory(): number {
    return this.#status('VmRSS');
  }

  /** Memory that is left when garbage is gone, in megabytes. The server has to be started with {@link COLLECTING}. */
  async heldMemory(): Promise<number> {
    const collections = () => this.#output.split('garbage collected').length;
    const before = collections();
    const asked = performance.now();
    this.signal('SIGUSR2');
    while (collections() === before) {
      if (performance.now() - asked > STUCK) throw new Error('The server did not collect its garbage');
      await sleep(20);
    }
    return this.memory;
  }

  /** The most memory that was in use since {@link forgetPeak}, in megabytes. */
  get peak(): number {
    return this.#status('VmHWM');
  }

  forgetPeak(): void {
    writeFileSync(`/proc/${this.pid}/clear_refs`, '5');
  }

  #status(name: string): number {
    const line = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(
      readFileSync(`/proc/${this.pid}/status`, 'utf8'),
    );
    return Number(line?.[1] ?? 0) / 1024;
  }

  async #answers(): Promise<void> {
    const started = performance.now();
    const live = httpRequest({ method: 'GET', path: '/health/live', length: null });
    while ((await send(this.port, live)).status !== 200) {
      if (this.#child.exitCode !== null || performance.now() - started > STUCK)
        throw new Error(`The server did not start:\n${this.#output}`);
      await sleep(30);
    }
  }
}

export const discard = (folder: string): void => {
  rmSync(folder, { recursive: true, force: true });
};
