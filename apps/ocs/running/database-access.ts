import {
  DatabaseError,
  MissingProgramError,
  PrivateMariaDb,
  describeAddress,
  installMariaDbPackages,
  parseDatabaseUrl,
} from '@ocs/core-server';
import { CommandError, EXIT, type ExitCode } from '../exit-code.js';
import { type Settings, pathsIn } from '../settings.js';
import type { Texts } from '../texts/index.js';
import { DataLock } from './data-lock.js';
import { readRunState } from './run-state.js';

/** A database that answers, private or external. */
export interface UsableDatabase {
  readonly url: string;
  readonly private: boolean;
  /** Fit to be shown: without password. */
  readonly where: string;
  stop(): Promise<void>;
}

/**
 * The external database of the settings, or the private one, started; installs the distribution's MariaDB when it is missing and
 * we may.
 * @param onExit is told when the private database ends by itself; `restart` starts it again
 * @throws CommandError with the sentence to print
 */
export async function openDatabase(
  settings: Settings,
  texts: Texts,
  say: (sentence: string) => void,
  onExit?: (reason: string, restart: () => Promise<void>) => void,
): Promise<UsableDatabase> {
  if (settings.databaseUrl !== undefined) return external(settings.databaseUrl, texts);
  const server = new PrivateMariaDb({
    folder: pathsIn(settings.dataFolder).database,
    log: say,
    onExit: (reason) =>
      onExit?.(reason, async () => {
        await server.start();
      }),
  });
  const { url } = await translated(texts, () => startInstalling(server, texts, say));
  return { url, private: true, where: whereOf(url), stop: () => server.stop() };
}

/**
 * Does something with the product's database whether it runs or not: a running private one is used as it is, a stopped one is
 * started for the while.
 */
export async function withDatabase<T>(
  settings: Settings,
  texts: Texts,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const paths = pathsIn(settings.dataFolder);
  const running =
    settings.databaseUrl ??
    (DataLock.holder(paths.lock) ? readRunState(paths.state)?.database.url : undefined);
  if (running !== undefined) return translated(texts, () => work(running));
  const lock = DataLock.take(paths.lock);
  if (!(lock instanceof DataLock))
    throw new CommandError(EXIT.alreadyRunning, texts.alreadyStarting(lock.pid));
  try {
    const database = await openDatabase(settings, texts, () => undefined);
    try {
      return await translated(texts, () => work(database.url));
    } finally {
      await database.stop();
    }
  } finally {
    lock.release();
  }
}

/** Turns the database's failures into a sentence and an exit code. */
export async function translated<T>(texts: Texts, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DatabaseError) {
      throw new CommandError(EXIT_OF[error.failure], texts.databaseFailure[error.failure](error.message), {
        cause: error,
      });
    }
    throw error;
  }
}

const EXIT_OF: Readonly<Record<DatabaseError['failure'], ExitCode>> = {
  'bad-address': EXIT.badSetting,
  unreachable: EXIT.databaseUnreachable,
  'access-denied': EXIT.databaseAccessDenied,
  'unknown-database': EXIT.databaseUnknown,
  'too-old': EXIT.databaseTooOld,
  'foreign-schema': EXIT.databaseForeign,
  busy: EXIT.databaseBusy,
};

async function external(url: string, texts: Texts): Promise<UsableDatabase> {
  const where = await translated(texts, async () => whereOf(url));
  return { url, private: false, where, stop: async () => undefined };
}

function whereOf(url: string): string {
  return describeAddress(parseDatabaseUrl(url));
}

async function startInstalling(server: PrivateMariaDb, texts: Texts, say: (sentence: string) => void) {
  try {
    return await server.start();
  } catch (error) {
    if (!(error instanceof MissingProgramError)) throw error;
    install(error.command, texts, say);
    return server.start();
  }
}

function install(command: string, texts: Texts, say: (sentence: string) => void): void {
  if (process.getuid?.() === 0) say(texts.installingDatabase);
  let installed: boolean;
  try {
    installed = installMariaDbPackages();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(EXIT.databaseProgramMissing, texts.databaseInstallFailed(reason), {
      cause: error,
    });
  }
  if (!installed) throw new CommandError(EXIT.databaseProgramMissing, texts.databaseProgramMissing(command));
}
