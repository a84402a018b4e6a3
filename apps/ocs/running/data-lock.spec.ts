import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataLock } from './data-lock.js';
import { hasEnded, identityOf, isRunning, processesWithArgument } from './processes.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ocs-lock-'));
  file = join(folder, 'run', 'lock.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the lock of a data folder', () => {
  it('is given once; the second asks and learns who holds it', () => {
    const lock = DataLock.take(file);

    expect(lock).toBeInstanceOf(DataLock);
    expect(DataLock.take(file)).toEqual(identityOf(process.pid));
    expect(DataLock.holder(file)?.pid).toBe(process.pid);
  });

  it('is free again after its release', () => {
    (DataLock.take(file) as DataLock).release();

    expect(existsSync(file)).toBe(false);
    expect(DataLock.holder(file)).toBeUndefined();
    expect(DataLock.take(file)).toBeInstanceOf(DataLock);
  });

  it.each([
    ['of a process that was killed', JSON.stringify({ pid: 2 ** 22 + 1, began: '1' })],
    ['of an earlier process with the same number', JSON.stringify({ pid: process.pid, began: '1' })],
    ['that was never written to its end', '{"pid":'],
  ])('%s is taken over, without a trace', (_case, content) => {
    (DataLock.take(file) as DataLock).release();
    writeFileSync(file, content);

    expect(DataLock.holder(file)).toBeUndefined();
    expect(DataLock.take(file)).toBeInstanceOf(DataLock);
    expect(readdirSync(join(folder, 'run'))).toEqual(['lock.json']);
  });
});

describe('a process', () => {
  it('is known by its number and its beginning, until it has ended', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', '--', `--mark=${folder}`]);
    await once(child, 'spawn');
    const identity = identityOf(child.pid!)!;

    expect(isRunning(identity)).toBe(true);
    expect(isRunning({ ...identity, began: '0' })).toBe(false);
    expect(await hasEnded(identity, 100)).toBe(false);

    const exit = once(child, 'exit');
    child.kill();
    await exit;
    expect(await hasEnded(identity, 5000)).toBe(true);
    expect(isRunning(identity)).toBe(false);
  });

  it('is found by an argument it was started with', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', '--', `--mark=${folder}`]);
    await once(child, 'spawn');

    await expect.poll(() => processesWithArgument(`--mark=${folder}`)).toEqual([child.pid]);
    expect(processesWithArgument(`--mark=${folder}/other`)).toEqual([]);

    const exit = once(child, 'exit');
    child.kill();
    await exit;
  });
});
