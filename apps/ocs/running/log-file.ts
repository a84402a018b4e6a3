import { copyFileSync, mkdirSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';

/** Size at which a log becomes the `.1` beside it. */
const LARGEST_BYTES = 50 * 1024 * 1024;

/** Opens a log for a program to append to. */
export function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  return openSync(file, 'a', 0o600);
}

/**
 * Keeps a log within bounds while a program writes to it: the content is copied aside and the file emptied in place, because the
 * program keeps its open handle.
 */
export function turnLargeLog(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size < LARGEST_BYTES) return;
  copyFileSync(file, `${file}.1`);
  truncateSync(file, 0);
}

/** The last lines of a log, for a program that ended before it was ready. */
export function endOfLog(file: string, lines: number): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}
