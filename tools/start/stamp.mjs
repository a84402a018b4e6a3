// @ts-check
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * Stamps say cheaply whether something has to be done again: a stamp file holds a digest of what the last successful run was made
 * from. Comparing costs milliseconds, where starting npm or Nx to find out that nothing changed costs seconds.
 */

/** Digest of a file's content. */
export function contentDigest(/** @type {string} */ file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/**
 * Digest of names, sizes and modification times of all files below the given paths, except generated folders and tests.
 * @param {string} root
 * @param {readonly string[]} paths  files or folders, relative to root; missing ones are skipped
 */
export function sourcesDigest(root, paths) {
  const digest = createHash('sha256');
  for (const path of paths) {
    for (const file of filesBelow(join(root, path))) {
      const { size, mtimeMs } = statSync(file);
      digest.update(`${relative(root, file)}\0${size}\0${Math.floor(mtimeMs)}\n`);
    }
  }
  return digest.digest('hex');
}

const GENERATED = new Set(['dist', 'node_modules', '.angular', 'test-results']);

/** @returns {Generator<string>} in a stable order */
function* filesBelow(/** @type {string} */ path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) {
    return;
  }
  if (!stat.isDirectory()) {
    yield path;
    return;
  }
  for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory() && !GENERATED.has(entry.name)) {
      yield* filesBelow(join(path, entry.name));
    } else if (entry.isFile() && !entry.name.endsWith('.spec.ts')) {
      yield join(path, entry.name);
    }
  }
}

/** True when the stamp file says that the last success was made from the very same things. */
export function isStamped(/** @type {string} */ stampFile, /** @type {string} */ digest) {
  try {
    return readFileSync(stampFile, 'utf8').trim() === digest;
  } catch {
    return false;
  }
}

/** To be called after success only. */
export function writeStamp(/** @type {string} */ stampFile, /** @type {string} */ digest) {
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, `${digest}\n`);
}
