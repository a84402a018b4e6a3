import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Addresses } from '../settings.js';

/** What a running product tells `status`, `down` and `demo`. The file is readable by its owner only. */
export interface RunState {
  readonly state: 'starting' | 'running';
  readonly addresses: Addresses;
  /** ISO 8601, UTC. */
  readonly since: string;
  readonly database: {
    readonly private: boolean;
    /** `host:3306` or socket path, fit to be shown. */
    readonly where: string;
    /** How to reach the private one (its password lies in the same folder anyway); an external one is not written down. */
    readonly url: string | undefined;
  };
}

/** Replaces the file as a whole, so that a reader never sees half of it. */
export function writeRunState(file: string, state: RunState): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export function readRunState(file: string): RunState | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RunState;
  } catch {
    return undefined;
  }
}

export function removeRunState(file: string): void {
  rmSync(file, { force: true });
}
