import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inventoryFiles } from './inventory-files.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ocs-import-'));
  mkdirSync(join(folder, 'b', 'deep'), { recursive: true });
  for (const name of ['c.ocs', 'a.OCS', 'b/one.xml', 'b/deep/two.ocs', 'notes.txt', 'b/three.ocs.bak'])
    writeFileSync(join(folder, name), '');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const found = async (...paths: string[]) =>
  (await inventoryFiles(paths.map((path) => join(folder, path)))).map(({ path, fault }) => [
    relative(folder, path),
    ...(fault === undefined ? [] : [fault]),
  ]);

describe('the files to import', () => {
  it('are the .ocs and .xml of a folder and its subfolders, by name', async () => {
    expect(await found('.')).toEqual([['a.OCS'], ['b/deep/two.ocs'], ['b/one.xml'], ['c.ocs']]);
  });

  it('are those that are named, whatever they are called, in the order given', async () => {
    expect(await found('notes.txt', 'a.OCS')).toEqual([['notes.txt'], ['a.OCS']]);
  });

  it('that are not there are told as such', async () => {
    expect(await found('missing.ocs', 'c.ocs')).toEqual([['missing.ocs', 'ENOENT'], ['c.ocs']]);
  });

  it('are found once, even when a folder holds a link to itself', async () => {
    symlinkSync(folder, join(folder, 'b', 'loop'));
    expect(await found('.')).toHaveLength(4);
  });
});
