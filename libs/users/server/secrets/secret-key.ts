import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Shortest acceptable secret, in characters. */
const SHORTEST = 32;

/**
 * The installation's secret (`TokenKey`): the given secret, or that of the file, which is made (readable by its owner only)
 * when it does not exist. All processes of an installation must share it.
 * @throws Error with one clear sentence when the secret is too short
 */
export async function readSecretKey(secret: string | undefined, file: string): Promise<string> {
  const key = secret ?? (await readFile(file, 'utf8').catch(() => readOrMake(file))).trim();
  if (key.length < SHORTEST) {
    throw new Error(
      `${secret === undefined ? file : 'OCS_SECRET'} must hold at least ${SHORTEST} characters; it has ${key.length}.`,
    );
  }
  return key;
}

async function readOrMake(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  const complete = `${file}.${process.pid}`;
  try {
    await writeFile(complete, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600 });
    // Of processes that start together one puts its file in place, whole, and all read that one.
    await link(complete, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(complete, { force: true });
  }
  return readFile(file, 'utf8');
}
