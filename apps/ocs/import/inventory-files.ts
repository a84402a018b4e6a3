import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What was found under a path that was asked for. */
export interface FoundFile {
  readonly path: string;
  /** Why it cannot be read, as the system says it (`ENOENT`); undefined when it can. */
  readonly fault?: string;
}

const INVENTORY = /\.(ocs|xml)$/i;

/**
 * The files to import: a file that is named counts whatever it is called, of a folder and its subfolders all `*.ocs` and
 * `*.xml`, by name. Links to folders are not followed, so no folder is its own subfolder.
 */
export async function inventoryFiles(paths: readonly string[]): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for (const path of paths) {
    const about = await stat(path).catch(faultOf);
    if (typeof about === 'string') found.push({ path, fault: about });
    else if (about.isDirectory()) found.push(...(await filesIn(path)));
    else found.push({ path });
  }
  return found;
}

async function filesIn(folder: string): Promise<FoundFile[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(faultOf);
  if (typeof entries === 'string') return [{ path: folder, fault: entries }];
  const found: FoundFile[] = [];
  for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await filesIn(path)));
    else if (INVENTORY.test(entry.name)) found.push({ path });
  }
  return found;
}

/** The short name of a failure of the file system. */
export const faultOf = (error: unknown): string =>
  (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : String(error));
