import { rmSync } from 'node:fs';

import type { TestProject } from 'vitest/node';

import { MissingProgramError } from '../database/mariadb-programs.js';
import { PrivateMariaDb } from '../database/private-mariadb.js';
import { clearLeftovers, temporaryFolder } from './temporary-folder.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Administrator's URL of the test run's MariaDB; a sentence instead when it could not be started. */
    readonly databaseAdmin: { readonly url: string } | { readonly missing: string };
  }
}

/** Starts one MariaDB for the whole run, in a folder that is thrown away at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await clearLeftovers();
  const folder = temporaryFolder();
  const server = new PrivateMariaDb({ folder, durable: false, memoryMb: 128 });
  try {
    const { adminUrl } = await server.start();
    project.provide('databaseAdmin', { url: adminUrl });
  } catch (error) {
    if (!(error instanceof MissingProgramError)) throw error;
    // Tests without a database still run; those with one fail and say why.
    project.provide('databaseAdmin', { missing: error.message });
  }
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
