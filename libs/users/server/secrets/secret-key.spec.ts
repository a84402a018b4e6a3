import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSecretKey } from './secret-key.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'secret-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('the key of the access tokens', () => {
  it('is made once, for its owner only, and read by all who start together', async () => {
    const file = join(folder, 'new', 'secret.key');
    const keys = await Promise.all(Array.from({ length: 5 }, () => readSecretKey(undefined, file)));
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]!.length).toBeGreaterThanOrEqual(64);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readFile(file, 'utf8')).trim()).toBe(keys[0]);
    expect(await readSecretKey(undefined, file)).toBe(keys[0]);
  });

  it('is the given one when there is one', async () => {
    const given = 'a'.repeat(32);
    expect(await readSecretKey(given, join(folder, 'unused'))).toBe(given);
    await expect(stat(join(folder, 'unused'))).rejects.toThrow('ENOENT');
  });

  it('must not be short', async () => {
    const file = join(folder, 'short.key');
    await writeFile(file, 'short\n');
    await expect(readSecretKey(undefined, file)).rejects.toThrow(
      `${file} must hold at least 32 characters; it has 5.`,
    );
    await expect(readSecretKey('short', file)).rejects.toThrow('OCS_SECRET must hold at least 32 characters');
  });
});
