import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { type ProcessIdentity, identityOf, isRunning } from './processes.js';

/**
 * Only one start at a time works on a data folder. The lock is a file that names its holder; a holder that was killed left a
 * file whose process lives no more, and such a lock is free again.
 */
export class DataLock {
  readonly #file: string;

  private constructor(file: string) {
    this.#file = file;
  }

  /** Takes the lock, or returns the process that holds it. */
  static take(file: string): DataLock | ProcessIdentity {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    for (;;) {
      if (create(file)) return new DataLock(file);
      const holder = DataLock.holder(file);
      if (holder !== undefined) return holder;
      removeStale(file);
    }
  }

  /** The living process that holds the lock. */
  static holder(file: string): ProcessIdentity | undefined {
    const holder = readHolder(file);
    return holder !== undefined && isRunning(holder) ? holder : undefined;
  }

  release(): void {
    rmSync(this.#file, { force: true });
  }
}

function create(file: string): boolean {
  let handle: number;
  try {
    handle = openSync(file, 'wx', 0o600);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
  writeSync(handle, JSON.stringify(identityOf(process.pid)));
  closeSync(handle);
  return true;
}

/** Two starts may find the same stale lock: moving it away first makes sure that neither removes the other's new one. */
function removeStale(file: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = readHolder(aside);
  if (moved !== undefined && isRunning(moved)) renameSync(aside, file);
  else rmSync(aside, { force: true });
}

function readHolder(file: string): ProcessIdentity | undefined {
  try {
    const { pid, began } = JSON.parse(readFileSync(file, 'utf8')) as Partial<ProcessIdentity>;
    return typeof pid === 'number' && typeof began === 'string' ? { pid, began } : undefined;
  } catch {
    return undefined;
  }
}
