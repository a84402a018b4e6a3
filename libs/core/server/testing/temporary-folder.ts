import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { endProcess, serverOf } from '../database/orphans.js';

const MEMORY = '/dev/shm';
const PREFIX = 'ocs-test-';
/** A run needs some hundred MB; the rest is left to the machine. */
const FREE_MEMORY_NEEDED = 2 * 1024 ** 3;

/**
 * A new folder for a database of tests: in memory where there is plenty (four times faster), else on disk.
 * @param prefix another than the default keeps the folder from `clearLeftovers` of other runs
 */
export function temporaryFolder(prefix = PREFIX): string {
  return mkdtempSync(join(base(), prefix));
}

/** Removes what killed runs left behind: their servers and folders, known by the process that owned them. */
export async function clearLeftovers(): Promise<void> {
  const root = base();
  for (const name of readdirSync(root).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(root, name);
    const owner = join(folder, 'owner');
    if (!existsSync(owner) || isAlive(Number(readFileSync(owner, 'utf8')))) continue;
    const server = serverOf(join(folder, 'data'));
    if (server !== undefined) await endProcess(server.pid);
    rmSync(folder, { recursive: true, force: true });
  }
}

function base(): string {
  if (!existsSync(MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize >= FREE_MEMORY_NEEDED ? MEMORY : tmpdir();
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process: alive, and not ours to touch.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
