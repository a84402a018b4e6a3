import { setTimeout as sleep } from 'node:timers/promises';
import { countFailures, restartDelaySeconds } from '@ocs/core-server';
import { CommandError, EXIT } from '../exit-code.js';
import { type Addresses, type Settings, addressesOf, pathsIn } from '../settings.js';
import type { Texts } from '../texts/index.js';
import { type UsableDatabase, openDatabase, translated } from './database-access.js';
import { endOfLog, turnLargeLog } from './log-file.js';
import { ensureAdministrator, upgradeSchema } from './product-data.js';
import { removeRunState, writeRunState } from './run-state.js';
import { ServerProcess, endOrphanedServers } from './server-process.js';

/** What a start tells the user once it is done. */
export interface Started {
  readonly addresses: Addresses;
  /** Only when this start made the first account. */
  readonly administrator: { readonly login: string; readonly generatedPassword: string | null } | undefined;
}

/** A first start on a slow disk still is far below this; a server that needs longer will not come. */
const READY_SECONDS = 120;
const LOG_CHECK_MS = 60_000;

/**
 * The whole product on one machine: database, schema, first account, server. Starts them in that order, starts again what dies,
 * and stops them in reverse. Needs the data folder's lock.
 */
export class Product {
  readonly #settings: Settings;
  readonly #texts: Texts;
  readonly #say: (sentence: string) => void;
  #database: UsableDatabase | undefined;
  #server: ServerProcess | undefined;
  #logCheck: NodeJS.Timeout | undefined;
  #databaseFailures = 0;
  #databaseSince = performance.now();
  /** Ends the waiting before a restart when the product is stopped meanwhile. */
  readonly #stopping = new AbortController();

  constructor(settings: Settings, texts: Texts, say: (sentence: string) => void) {
    this.#settings = settings;
    this.#texts = texts;
    this.#say = say;
  }

  /** @throws CommandError with the sentence to print; nothing is left running then */
  async start(): Promise<Started> {
    try {
      return await this.#start();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async #start(): Promise<Started> {
    const { dataFolder } = this.#settings;
    const addresses = addressesOf(this.#settings);
    const since = new Date().toISOString();
    if ((await endOrphanedServers(dataFolder)) > 0) this.#say(this.#texts.orphanStopped);

    if (this.#settings.databaseUrl === undefined) this.#say(this.#texts.startingDatabase);
    const database = await openDatabase(this.#settings, this.#texts, this.#say, (reason, restart) => {
      void this.#restartDatabase(reason, restart);
    });
    this.#database = database;
    this.#databaseSince = performance.now();
    if (!database.private) this.#say(this.#texts.usingDatabase(database.where));
    const shown = {
      private: database.private,
      where: database.where,
      url: database.private ? database.url : undefined,
    };
    writeRunState(pathsIn(dataFolder).state, { state: 'starting', addresses, since, database: shown });

    const administrator = await translated(this.#texts, async () => {
      const applied = await upgradeSchema(this.#settings, database.url);
      if (applied.length > 0) this.#say(this.#texts.migrated(applied.length));
      return ensureAdministrator(this.#settings, database.url, this.#texts);
    });

    this.#stopping.signal.throwIfAborted();
    this.#say(this.#texts.startingServer);
    await this.#firstServer(database.url);
    writeRunState(pathsIn(dataFolder).state, { state: 'running', addresses, since, database: shown });
    this.#logCheck = setInterval(() => turnLargeLog(pathsIn(dataFolder).serverLog), LOG_CHECK_MS);
    return { addresses, administrator };
  }

  /** Stops the server, then the database. May be called at any time, also twice. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    clearInterval(this.#logCheck);
    await this.#server?.stop();
    await this.#database?.stop();
    removeRunState(pathsIn(this.#settings.dataFolder).state);
  }

  /** Lets the server read its certificate again. */
  reload(): void {
    this.#server?.signal('SIGHUP');
  }

  async #firstServer(databaseUrl: string): Promise<void> {
    const server = new ServerProcess(this.#settings, databaseUrl);
    this.#server = server;
    const readiness = await server.ready(READY_SECONDS);
    this.#stopping.signal.throwIfAborted();
    const log = pathsIn(this.#settings.dataFolder).serverLog;
    if (readiness.kind === 'ready') {
      void this.#watchServer(server, databaseUrl);
      return;
    }
    if (this.#settings.log === 'file') this.#say(endOfLog(log, 12));
    const sentence =
      readiness.kind === 'slow' ? this.#texts.serverSlow(READY_SECONDS, log) : this.#texts.serverFailed(log);
    throw new CommandError(EXIT.serverFailed, sentence);
  }

  /** Starts the server again each time it ends, more patiently the more often it does. */
  async #watchServer(first: ServerProcess, databaseUrl: string): Promise<void> {
    let failures = 0;
    for (let server = first; ;) {
      const reason = await server.ended;
      if (this.#isStopping) return;
      failures = countFailures(failures, server.ranSeconds);
      if (!(await this.#pause(failures, (seconds) => this.#texts.serverEnded(reason, seconds)))) return;
      server = new ServerProcess(this.#settings, databaseUrl);
      this.#server = server;
      if ((await server.ready(READY_SECONDS)).kind === 'ready') this.#say(this.#texts.serverBack);
    }
  }

  async #restartDatabase(reason: string, restart: () => Promise<void>): Promise<void> {
    for (let why = reason; ;) {
      this.#databaseFailures = countFailures(
        this.#databaseFailures,
        (performance.now() - this.#databaseSince) / 1000,
      );
      if (!(await this.#pause(this.#databaseFailures, (seconds) => this.#texts.databaseEnded(why, seconds))))
        return;
      this.#databaseSince = performance.now();
      try {
        await restart();
        this.#say(this.#texts.databaseBack);
        return;
      } catch (error) {
        why = error instanceof Error ? error.message : String(error);
      }
    }
  }

  /** Waits before a restart. @returns false when the product was stopped meanwhile */
  async #pause(failures: number, sentence: (seconds: number) => string): Promise<boolean> {
    if (this.#isStopping) return false;
    const seconds = restartDelaySeconds(failures);
    this.#say(sentence(seconds));
    await sleep(seconds * 1000, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    return !this.#isStopping;
  }

  get #isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }
}
