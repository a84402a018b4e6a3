import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 60_000;
const PAUSE_MS = 50;
const PROGRAMS = /(^|\/)(mariadbd|mysqld|mariadb-install-db)$/;

export interface RunningServer {
  readonly pid: number;
  /** The process that watches it now: the one that started it, or another once that one is gone. */
  readonly parent: number;
}

/**
 * The mariadbd that works on a data folder, or its installer, if any. Linux only, where /proc tells; elsewhere none
 * is ever found.
 */
export function serverOf(dataFolder: string): RunningServer | undefined {
  const mark = `--datadir=${dataFolder}`;
  for (const entry of processIds()) {
    const command = read(`/proc/${entry}/cmdline`).split('\0');
    // The installer is a shell script: its name comes second.
    if (!command.includes(mark) || !command.slice(0, 2).some((word) => PROGRAMS.test(word))) continue;
    // After the name in parentheses (which may hold anything): state, parent.
    const parent = /^.*\) \S+ (\d+)/s.exec(read(`/proc/${entry}/stat`))?.[1];
    if (parent !== undefined) return { pid: Number(entry), parent: Number(parent) };
  }
  return undefined;
}

/** Asks a process to end and waits for it; kills it when it does not (the database recovers at its next start). */
export async function endProcess(pid: number): Promise<void> {
  signal(pid, 'SIGTERM');
  for (let waited = 0; isAlive(pid); waited += PAUSE_MS) {
    if (waited === PATIENCE_MS) signal(pid, 'SIGKILL');
    await sleep(PAUSE_MS);
  }
}

function isAlive(pid: number): boolean {
  return signal(pid, 0) && !/^.*\) Z/s.test(read(`/proc/${pid}/stat`));
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

function processIds(): string[] {
  try {
    return readdirSync('/proc').filter((entry) => /^\d+$/.test(entry));
  } catch {
    return [];
  }
}

/** Content of a file of /proc; empty when the process is gone or is somebody else's. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
