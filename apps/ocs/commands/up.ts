import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CommandError, EXIT, type ExitCode } from '../exit-code.js';
import { DataLock } from '../running/data-lock.js';
import { openLog } from '../running/log-file.js';
import { Product, type Started } from '../running/product.js';
import { readRunState } from '../running/run-state.js';
import { PROJECT_FOLDER, type Settings, pathsIn } from '../settings.js';
import type { Texts } from '../texts/index.js';

/** What a background start reports to the command that launched it. */
export type Report =
  | { readonly kind: 'said'; readonly sentence: string }
  | { readonly kind: 'started'; readonly started: Started }
  | { readonly kind: 'failed'; readonly exitCode: ExitCode; readonly sentence: string };

/** Runs the product in the foreground until a signal ends it. */
export async function up(settings: Settings, texts: Texts): Promise<ExitCode> {
  const lock = takeLock(settings, texts);
  try {
    return await run(settings, texts, console.log, (started) => {
      console.log(welcome(started, settings, texts));
      console.log(`\n${texts.pressCtrlC}`);
    });
  } finally {
    lock.release();
  }
}

/**
 * Runs the product with nobody watching: what there is to say goes to the launcher while it listens, and to the own log. The password
 * of a new account goes to the launcher only.
 */
export async function background(settings: Settings, texts: Texts): Promise<ExitCode> {
  const report = (message: Report) => {
    if (process.connected) process.send?.(message);
  };
  const say = (sentence: string) => {
    console.log(`${new Date().toISOString()} ${sentence}`);
    report({ kind: 'said', sentence });
  };
  try {
    const lock = takeLock(settings, texts);
    try {
      return await run(settings, texts, say, (started) => {
        report({ kind: 'started', started });
        if (process.connected) process.disconnect();
      });
    } finally {
      lock.release();
    }
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    say(error.message);
    report({ kind: 'failed', exitCode: error.exitCode, sentence: '' });
    return error.exitCode;
  }
}

/** Launches the product in the background and returns when it is ready. Fine when it runs already. */
export async function upDetached(settings: Settings, texts: Texts): Promise<ExitCode> {
  const paths = pathsIn(settings.dataFolder);
  const holder = DataLock.holder(paths.lock);
  const state = readRunState(paths.state);
  if (holder !== undefined && state?.state === 'running') {
    console.log(texts.alreadyRunning(state.addresses.local[0] ?? '', holder.pid));
    return EXIT.ok;
  }
  const log = openLog(paths.ownLog);
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('../main.js', import.meta.url)), 'background'],
    {
      cwd: PROJECT_FOLDER,
      detached: true,
      stdio: ['ignore', log, log, 'ipc'],
    },
  );
  closeSync(log);
  return new Promise((settle) => {
    child.on('message', (message: Report) => {
      if (message.kind === 'said') {
        console.log(message.sentence);
      } else if (message.kind === 'started') {
        console.log(welcome(message.started, settings, texts));
        console.log(`\n${texts.stopLater}`);
        child.removeAllListeners();
        child.unref();
        settle(EXIT.ok);
      } else {
        settle(message.exitCode);
      }
    });
    child.once('exit', (code) => {
      console.error(texts.serverFailed(paths.ownLog));
      settle((code ?? EXIT.unexpected) as ExitCode);
    });
  });
}

function takeLock(settings: Settings, texts: Texts): DataLock {
  const paths = pathsIn(settings.dataFolder);
  const lock = DataLock.take(paths.lock);
  if (lock instanceof DataLock) return lock;
  const state = readRunState(paths.state);
  throw new CommandError(
    EXIT.alreadyRunning,
    state?.state === 'running'
      ? texts.alreadyRunning(state.addresses.local[0] ?? '', lock.pid)
      : texts.alreadyStarting(lock.pid),
  );
}

/** Starts the product and resolves when a signal has stopped it. A signal during the start stops that. */
async function run(
  settings: Settings,
  texts: Texts,
  say: (sentence: string) => void,
  onStarted: (started: Started) => void,
): Promise<ExitCode> {
  const product = new Product(settings, texts, say);
  let stop: Promise<void> | undefined;
  const stopOnce = () =>
    (stop ??= (async () => {
      say(texts.stopping);
      await product.stop();
      say(texts.stopped);
    })());
  const stopped = new Promise<void>((done) => {
    const end = () => void stopOnce().then(done);
    process.on('SIGINT', end);
    process.on('SIGTERM', end);
    // a closed terminal ends a foreground run; without one the signal means "read the certificate again"
    process.on('SIGHUP', () => {
      if (process.stdin.isTTY) end();
      else product.reload();
    });
  });
  try {
    onStarted(await product.start());
  } catch (error) {
    if (stop === undefined) throw error;
  }
  await stopped;
  return EXIT.ok;
}

/** The lines a started product is introduced with. */
export function welcome({ addresses, administrator }: Started, settings: Settings, texts: Texts): string {
  const rows: [string, string][] = [
    [texts.console, addresses.local.map((address) => `${address}/`).join('  ')],
  ];
  const elsewhere = addresses.remote.filter((address) => !addresses.local.includes(address));
  if (elsewhere.length > 0)
    rows.push([texts.fromElsewhere, elsewhere.map((address) => `${address}/`).join('  ')]);
  rows.push([texts.agents, addresses.agents]);
  if (administrator !== undefined) rows.push([texts.signIn, administrator.login]);
  if (administrator?.generatedPassword != null) {
    rows.push([texts.password, `${administrator.generatedPassword}  ${texts.passwordOnce}`]);
  }
  if (settings.log === 'file') rows.push([texts.log, pathsIn(settings.dataFolder).serverLog]);
  const width = Math.max(...rows.map(([label]) => label.length));
  return ['', texts.running, ...rows.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`)].join(
    '\n',
  );
}
