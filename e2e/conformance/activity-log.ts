import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder, type Setup } from './scenario.js';

/** One file for all scenarios and runs, emptied and never removed: the processes of a server may keep it open. */
const FOLDER = scratchFolder('log');
const FILE = join(FOLDER, 'activity.log');

/** The options of a scenario that looks at the log. */
export const LOG_OPTIONS: NonNullable<Setup['options']> = { LOGLEVEL: 1, LOGPATH: FOLDER };

/** Empties the log; a server under any account can write to it. */
export function prepareLog(): void {
  mkdirSync(FOLDER, { recursive: true });
  chmodSync(FOLDER, 0o777);
  writeFileSync(FILE, '');
  chmodSync(FILE, 0o666);
}

/** Date, process, code, device id, address, User-Agent, phase, comment (spec/agent-protocol.md 9.1). */
const LINE =
  /^\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4};\d+;(?<code>\d+);(?:NA|[^;]+-\d{4}(?:-\d\d){5});(?:\?\?|[\d.:a-f]+);[^;]*;(?<phase>[^;]*);(?<comment>.*)$/;

/** What is different about the activity log, in words. */
export function logDifferences(expected: readonly string[]): readonly string[] {
  const lines = existsSync(FILE) ? readFileSync(FILE, 'utf8').split('\n').slice(0, -1) : [];
  const entries = lines.map((line) => {
    const { code, phase, comment } = LINE.exec(line)?.groups ?? {};
    return code === undefined ? `not a line of the log: ${line}` : [code, phase, comment].join(';');
  });
  return entries.join('\n') === expected.join('\n')
    ? []
    : [`log ${JSON.stringify(entries)} instead of ${JSON.stringify(expected)}`];
}
