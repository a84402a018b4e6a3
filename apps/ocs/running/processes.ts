import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process that cannot be confused with a later one of the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it began, in the kernel's ticks since boot; empty where /proc is missing. */
  readonly began: string;
}

/** The identity of a living process, undefined when there is none (or only its zombie). */
export function identityOf(pid: number): ProcessIdentity | undefined {
  if (!isAlive(pid)) return undefined;
  const fields = statFields(pid);
  return fields[0] === 'Z' ? undefined : { pid, began: fields[19] ?? '' };
}

/** True while that very process lives. */
export function isRunning(process: ProcessIdentity): boolean {
  return identityOf(process.pid)?.began === process.began;
}

/** Waits until a process has ended. @returns false when it still lives after `milliseconds` */
export async function hasEnded(process: ProcessIdentity, milliseconds: number): Promise<boolean> {
  for (let waited = 0; isRunning(process); waited += PAUSE_MS) {
    if (waited >= milliseconds) return false;
    await sleep(PAUSE_MS);
  }
  return true;
}

const PAUSE_MS = 50;

/** Numbers of the processes that were started with this word among their arguments (Linux; none elsewhere). */
export function processesWithArgument(word: string): number[] {
  return processNumbers().filter((pid) => read(`/proc/${pid}/cmdline`).split('\0').includes(word));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // it lives, but belongs to somebody else
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Fields of /proc/<pid>/stat after the name, which may hold anything: state, parent, … began (20th). */
function statFields(pid: number): string[] {
  const text = read(`/proc/${pid}/stat`);
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function processNumbers(): number[] {
  try {
    return readdirSync('/proc')
      .filter((entry) => /^\d+$/.test(entry))
      .map(Number);
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
