import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { CommandError, EXIT, type ExitCode } from '../exit-code.js';
import { DataLock } from '../running/data-lock.js';
import { readRunState } from '../running/run-state.js';
import { PROJECT_FOLDER, type Settings, pathsIn } from '../settings.js';
import type { Texts } from '../texts/index.js';

/** Lets simulated computers report to the running server, through the endpoint that real agents use. */
export async function demo(
  settings: Settings,
  { count, concurrency }: { readonly count: number; readonly concurrency: number },
  texts: Texts,
): Promise<ExitCode> {
  const paths = pathsIn(settings.dataFolder);
  const state = DataLock.holder(paths.lock) && readRunState(paths.state);
  const address = state?.state === 'running' ? state.addresses.local[0] : undefined;
  if (address === undefined) throw new CommandError(EXIT.notRunning, texts.startFirst);
  console.log(texts.demoStarting(count));
  const code = await runFleet([
    ...['--url', `${address}/ocsinventory`],
    ...['--count', String(count)],
    ...['--concurrency', String(concurrency)],
  ]);
  if (code !== 0) throw new CommandError(EXIT.demoFailed, texts.demoFailed);
  console.log(texts.demoDone(count, address));
  return EXIT.ok;
}

/** The fleet is a tool of its own, also used for measurements: tools/fleet. */
function runFleet(options: readonly string[]): Promise<number | null> {
  const child = spawn(process.execPath, [join(PROJECT_FOLDER, 'tools', 'fleet', 'main.mjs'), ...options], {
    stdio: 'inherit',
    // a server that only speaks HTTPS shows a certificate of its own making, and it is our own machine
    env: { ...process.env, NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_NO_WARNINGS: '1' },
  });
  return new Promise((done, fail) => child.once('error', fail).once('exit', done));
}
