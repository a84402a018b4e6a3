import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from '../support/test.js';
import { Machine } from './machine.js';
import { setOption } from './stored.js';

interface TestFixtures {
  /** This machine as if it were newly installed. */
  machine: Machine;
  duplicatesStay: void;
}

/** For tests with the agents of the distribution, as they are. They inventory this very machine. */
export const test = base.extend<TestFixtures>({
  // every test makes this machine a new computer, which the search for duplicates would rightly undo
  duplicatesStay: [
    async ({ product }, use) => {
      await setOption(product, 'AUTO_DUPLICATE_LVL', 0);
      await use();
    },
    { auto: true },
  ],
  // Playwright reads the fixtures it needs from this pattern: none
  machine: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'ocs-agent-'));
    const machine = await Machine.newlyInstalled(folder);
    await use(machine);
    await machine.endAll();
    rmSync(folder, { recursive: true, force: true });
  },
});

// an agent asks dmidecode, lspci, dpkg and many others, one after the other
export const AGENT_TIMEOUT = 180_000;

export { expect };
