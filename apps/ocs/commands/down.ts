import { EXIT, type ExitCode } from '../exit-code.js';
import { DataLock } from '../running/data-lock.js';
import { hasEnded } from '../running/processes.js';
import { removeRunState } from '../running/run-state.js';
import { endOrphanedDatabase, endOrphanedServers } from '../running/server-process.js';
import { type Settings, pathsIn } from '../settings.js';
import type { Texts } from '../texts/index.js';

const PATIENCE_MS = 120_000;

/** Stops the product that runs on this data folder and waits for its end; nothing running is fine. */
export async function down(settings: Settings, texts: Texts): Promise<ExitCode> {
  const paths = pathsIn(settings.dataFolder);
  const holder = DataLock.holder(paths.lock);
  if (holder === undefined) {
    // a killed watcher may have left behind what it watched, and a state that is no longer true
    const ended =
      (await endOrphanedServers(settings.dataFolder)) + (await endOrphanedDatabase(settings.dataFolder));
    removeRunState(paths.state);
    console.log(ended > 0 ? texts.stopped : texts.notRunning);
    return EXIT.ok;
  }
  console.log(texts.stopping);
  process.kill(holder.pid, 'SIGTERM');
  if (!(await hasEnded(holder, PATIENCE_MS))) {
    console.error(texts.stillRunning(holder.pid));
    return EXIT.stillRunning;
  }
  console.log(texts.stopped);
  return EXIT.ok;
}
