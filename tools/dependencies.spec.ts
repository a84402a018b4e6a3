import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface Manifest {
  license?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

const manifestOf = (folder: string) =>
  JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as Manifest;
const { dependencies = {}, devDependencies = {} } = manifestOf('.');
const versions = Object.entries({ ...dependencies, ...devDependencies });
const documented = new Map(
  readFileSync(join(ROOT, 'docs', 'dependencies.md'), 'utf8')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, library = '', licence = '', reason = '']) => [library, { licence, reason }]),
);

describe('every library', () => {
  it('is documented with a reason and the licence it really has', () => {
    expect(versions.length).toBeGreaterThan(0);
    for (const [name] of versions) {
      expect(documented.get(name), name).toBeDefined();
      expect(documented.get(name)?.reason, name).not.toBe('');
      expect(documented.get(name)?.licence, name).toBe(manifestOf(join('node_modules', name)).license);
    }
  });

  it('is pinned to an exact version', () => {
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
