import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { socketUrl } from './connection-url.js';
import { DatabaseError } from './database-error.js';
import { type Credentials, installMariaDb, newCredentials, reasonOf } from './mariadb-install.js';
import { bufferMegabytes, mariaDbOptions } from './mariadb-options.js';
import { findMariaDbPrograms, type MariaDbPrograms } from './mariadb-programs.js';
import { endProcess, serverOf } from './orphans.js';
import { checkDatabaseServer } from './server-check.js';

export interface PrivateMariaDbSettings {
  /** Holds everything: data, credentials, log. Made when missing. */
  readonly folder: string;
  /** Is told in plain sentences what takes time. */
  readonly log?: (sentence: string) => void;
  /** InnoDB's cache; default a quarter of the available memory, 128 MB to 4 GB. */
  readonly memoryMb?: number;
  /** False only for tests, see `MariaDbSettings.durable`. */
  readonly durable?: boolean;
  /** Called when the server ends without `stop()`, with the reason; `start()` may be called again. */
  readonly onExit?: (reason: string) => void;
}

export interface RunningMariaDb {
  /** For the product: a user with all rights on its own database. */
  readonly url: string;
  /** For the administrator (`root`, only through the socket): backups, further databases. */
  readonly adminUrl: string;
}

/** A path of a unix socket has 107 characters at most; some are left for safety. */
const LONGEST_SOCKET_PATH = 100;
const LARGEST_LOG_BYTES = 10 * 1024 * 1024;
const POLL_MS = 40;

/** One life of the server's process. */
interface Run {
  readonly child: ChildProcess;
  /** Resolves with how the process ended. */
  readonly ended: Promise<string>;
  readonly endedWith: () => string | undefined;
  /** Its end is wanted, or it never got ready: nobody is told. */
  quiet: boolean;
}

/**
 * A MariaDB server of our own for one machine: the distribution's program with its own data folder, reached only
 * through a unix socket in it. It runs apart from the terminal, so Ctrl-C never reaches it before `stop()` does.
 */
export class PrivateMariaDb {
  readonly #folder: string;
  readonly #dataFolder: string;
  readonly #settings: PrivateMariaDbSettings;
  #run: Run | undefined;

  constructor(settings: PrivateMariaDbSettings) {
    this.#settings = settings;
    this.#folder = resolve(settings.folder);
    this.#dataFolder = join(this.#folder, 'data');
  }

  /**
   * Installs the data folder on the first call, starts the server and returns when it answers. Recovers from a kill:
   * a server left over by a killed process is ended, an interrupted first installation is begun again.
   * @throws MissingProgramError when the distribution's package is not installed
   * @throws DatabaseError when the folder is in use or the server does not come up
   */
  async start(): Promise<RunningMariaDb> {
    if (this.#run !== undefined) {
      throw new DatabaseError('busy', 'This private database is already started.');
    }
    const programs = findMariaDbPrograms();
    mkdirSync(this.#file('tmp'), { recursive: true, mode: 0o700 });
    await this.#endOrphans();
    writeFileSync(this.#file('owner'), String(process.pid));
    if (!existsSync(this.#file('installed'))) await this.#install(programs);
    this.#turnLog();
    const credentials = JSON.parse(readFileSync(this.#file('credentials.json'), 'utf8')) as Credentials;
    const socketPath = this.#socketPath();
    const running = {
      url: socketUrl({ ...credentials, socketPath }),
      adminUrl: socketUrl({
        user: 'root',
        password: credentials.rootPassword,
        database: 'mysql',
        socketPath,
      }),
    };
    await this.#launch(programs.server, socketPath, running.url);
    return running;
  }

  /** Stops the server cleanly and waits for its end. Does nothing when it is not running. */
  async stop(): Promise<void> {
    const run = this.#run;
    if (run?.child.pid === undefined) return;
    run.quiet = true;
    await endProcess(run.child.pid);
    await run.ended;
  }

  async #endOrphans(): Promise<void> {
    let orphan = serverOf(this.#dataFolder);
    if (orphan === undefined) return;
    const owner = this.#read('owner');
    if (String(orphan.parent) === owner) {
      throw new DatabaseError(
        'busy',
        `The database in ${this.#folder} is in use by the running process ${owner}.`,
      );
    }
    this.#say('Stopping a database server that a killed process left behind.');
    // An interrupted installation is several processes.
    for (; orphan !== undefined; orphan = serverOf(this.#dataFolder)) await endProcess(orphan.pid);
  }

  async #install(programs: MariaDbPrograms): Promise<void> {
    this.#say(`Preparing a private database in ${this.#folder}.`);
    rmSync(this.#dataFolder, { recursive: true, force: true });
    const credentials = newCredentials();
    const file = this.#file('credentials.json');
    rmSync(file, { force: true });
    writeFileSync(file, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
    await installMariaDb(programs, {
      dataFolder: this.#dataFolder,
      temporaryFolder: this.#file('tmp'),
      asRoot: asRoot(),
      credentials,
    });
    writeFileSync(this.#file('installed'), `${new Date().toISOString()}\n`);
  }

  async #launch(program: string, socketPath: string, url: string): Promise<void> {
    rmSync(socketPath, { force: true });
    const options = mariaDbOptions({
      dataFolder: this.#dataFolder,
      socketPath,
      temporaryFolder: this.#file('tmp'),
      pidFile: this.#file('mariadb.pid'),
      logFile: this.#file('mariadb.log'),
      memoryMb: this.#settings.memoryMb ?? bufferMegabytes(process.availableMemory()),
      durable: this.#settings.durable ?? true,
      asRoot: asRoot(),
    });
    const logged = this.#read('mariadb.log').length;
    const run = this.#spawn(program, options);
    // No limit of time: recovery after a crash takes as long as it takes, and a server that gives up ends.
    while (!(await answers(url))) {
      const end = run.endedWith();
      if (end !== undefined) throw this.#startFailure(end, logged);
      await sleep(POLL_MS);
    }
    run.quiet = false;
  }

  #spawn(program: string, options: readonly string[]): Run {
    const child = spawn(program, options, { detached: true, stdio: 'ignore', cwd: this.#folder });
    let end: string | undefined;
    const ended = new Promise<string>((done) => {
      child.once('error', (error) => done(error.message));
      child.once('exit', (code, signal) =>
        done(signal === null ? `exit code ${code ?? 0}` : `signal ${signal}`),
      );
    });
    const run: Run = { child, ended, endedWith: () => end, quiet: true };
    this.#run = run;
    void ended.then((reason) => {
      end = reason;
      this.#run = undefined;
      if (!run.quiet) this.#settings.onExit?.(reason);
    });
    return run;
  }

  #startFailure(end: string, logged: number): DatabaseError {
    const log = this.#file('mariadb.log');
    const reason = reasonOf(this.#read('mariadb.log').slice(logged)) ?? end;
    return new DatabaseError('unreachable', `The private database cannot start: ${reason} (log: ${log}).`);
  }

  /** In the folder, or in a short one of ours when the folder's path is too long for a socket. */
  #socketPath(): string {
    const inside = this.#file('mariadb.sock');
    if (Buffer.byteLength(inside) <= LONGEST_SOCKET_PATH) return inside;
    const short = join(tmpdir(), `ocs-${createHash('sha1').update(this.#folder).digest('hex').slice(0, 12)}`);
    mkdirSync(short, { recursive: true, mode: 0o700 });
    const owner = lstatSync(short);
    if (!owner.isDirectory() || owner.uid !== process.getuid?.()) {
      throw new DatabaseError(
        'unreachable',
        `The folder ${short} for the database socket belongs to somebody else.`,
      );
    }
    return join(short, 'mariadb.sock');
  }

  #turnLog(): void {
    const log = this.#file('mariadb.log');
    if (existsSync(log) && statSync(log).size > LARGEST_LOG_BYTES) renameSync(log, `${log}.1`);
  }

  #file(name: string): string {
    return join(this.#folder, name);
  }

  #read(name: string): string {
    const file = this.#file(name);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  #say(sentence: string): void {
    this.#settings.log?.(sentence);
  }
}

function asRoot(): boolean {
  return process.getuid?.() === 0;
}

async function answers(url: string): Promise<boolean> {
  try {
    await checkDatabaseServer(url);
    return true;
  } catch (error) {
    if (error instanceof DatabaseError && error.failure === 'unreachable') return false;
    throw error;
  }
}
