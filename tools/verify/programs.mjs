// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runStep } from '../start/run-step.mjs';

/** The programs that the tests run for real, and the Debian packages that hold them. */
const PROGRAMS = [
  { files: ['/usr/sbin/mariadbd', '/usr/local/sbin/mariadbd'], package: 'mariadb-server-core' },
  { files: ['/usr/bin/mariadb', '/usr/local/bin/mariadb'], package: 'mariadb-client-core' },
  { files: [process.env['CHROMIUM'] || '/usr/bin/chromium'], package: 'chromium' },
  {
    files: ['/usr/bin/ocsinventory-agent', '/usr/local/bin/ocsinventory-agent'],
    package: 'ocsinventory-agent',
  },
  {
    files: ['/usr/bin/fusioninventory-agent', '/usr/local/bin/fusioninventory-agent'],
    package: 'fusioninventory-agent',
  },
  // the agents read the network cards from it
  { files: ['/usr/bin/ip', '/usr/sbin/ip', '/bin/ip', '/sbin/ip'], package: 'iproute2' },
];

const POLICY = '/usr/sbin/policy-rc.d';

/**
 * Installs the missing programs where that is possible (root, Debian or Ubuntu).
 * @returns {Promise<string[]>} a sentence for each program that is still missing
 */
export async function installPrograms(/** @type {string} */ root, say = console.log) {
  const wanted = missingPackages();
  if (wanted.length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const log = join(root, 'test-results', 'apt.log');
    const apt = (/** @type {readonly string[]} */ args) =>
      runStep({
        title: `Installing what the tests need: apt-get ${args.join(' ')}`,
        command: '/usr/bin/apt-get',
        args,
        cwd: root,
        log,
        // the agents' packages ask for a server's address otherwise
        env: { DEBIAN_FRONTEND: 'noninteractive' },
        limitMinutes: 10,
        say,
      });
    await withoutStartingServices(async () => {
      const install = ['install', '--yes', '--no-install-recommends', ...wanted];
      const { ok } = await apt(install);
      if (!ok && (await apt(['update'])).ok) {
        await apt(install);
      }
    });
    disableServices(root);
  }
  return missingPackages().map(
    (name) => `A program the tests need is missing; as root: apt-get install --no-install-recommends ${name}`,
  );
}

/** Nor at the next start of the machine: the tests call the agents themselves. */
function disableServices(/** @type {string} */ root) {
  for (const unit of ['ocsinventory-agent.timer', 'fusioninventory-agent.service']) {
    // no systemd, or no such unit: nothing to disable
    spawnSync('systemctl', ['disable', unit], { cwd: root, stdio: 'ignore' });
  }
}

function missingPackages() {
  return PROGRAMS.filter(({ files }) => !files.some(existsSync)).map((program) => program.package);
}

/** Debian asks this file before a package starts its service: nothing is to report to anybody by itself. */
async function withoutStartingServices(/** @type {() => Promise<void>} */ work) {
  if (existsSync(POLICY)) {
    return work();
  }
  writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await work();
  } finally {
    rmSync(POLICY, { force: true });
  }
}
