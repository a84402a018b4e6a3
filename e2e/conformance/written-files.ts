import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { packedBody } from './agent-client.js';
import { FILES_FOLDER, isChange, type ExpectedFiles, type Scenario } from './scenario.js';

/** An empty folder that a server under any account can write to. */
export function prepareFolder(): void {
  rmSync(FILES_FOLDER, { recursive: true, force: true });
  mkdirSync(FILES_FOLDER, { recursive: true });
  chmodSync(FILES_FOLDER, 0o777);
}

/** What is different about the files that the server wrote, in words. */
export function fileDifferences(expected: ExpectedFiles, { steps }: Scenario): readonly string[] {
  const messages = steps.flatMap((step) => (isChange(step) ? [] : [step]));
  const names = readdirSync(FILES_FOLDER);
  const missing = Object.keys(expected).filter((name) => !names.includes(name));
  const surplus = names.filter((name) => !(name in expected));
  const wrong = Object.entries(expected).filter(([name, { message, form }]) => {
    const sent = messages[message];
    if (!names.includes(name) || !sent) return false;
    const wanted = form === 'bytes' ? packedBody(sent) : Buffer.from(sent.body ?? '');
    return !readFileSync(join(FILES_FOLDER, name)).equals(wanted ?? Buffer.alloc(0));
  });
  return [
    ...missing.map((name) => `no file ${name}`),
    ...surplus.map((name) => `also a file ${name}`),
    ...wrong.map(([name]) => `file ${name} holds something else`),
  ];
}
