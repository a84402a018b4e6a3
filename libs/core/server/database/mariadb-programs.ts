import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const PACKAGES = ['mariadb-server-core', 'mariadb-client-core'] as const;
const INSTALL = ['install', '--yes', '--no-install-recommends', ...PACKAGES] as const;
/** Where distributions put them when PATH (of an ordinary user) does not say so. */
const MORE_FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/usr/libexec', '/usr/bin'];

/** A program of the database server is not on this machine; `command` is what an administrator types to have it. */
export class MissingProgramError extends Error {
  override readonly name = 'MissingProgramError';
  readonly command = `apt-get install --no-install-recommends ${PACKAGES.join(' ')}`;

  constructor(program: string) {
    super(`The program ${program} of the MariaDB server is missing.`);
    this.message += ` On Debian and Ubuntu, type as root: ${this.command}`;
  }
}

export interface MariaDbPrograms {
  readonly server: string;
  readonly installer: string;
}

/** Finds the server's programs. @throws MissingProgramError naming the first that is missing */
export function findMariaDbPrograms(path = process.env.PATH ?? ''): MariaDbPrograms {
  const folders = [...path.split(delimiter).filter((folder) => folder !== ''), ...MORE_FOLDERS];
  return { server: find('mariadbd', folders), installer: find('mariadb-install-db', folders) };
}

/**
 * Installs the server's programs from the distribution. They bring no service and start nothing.
 * @returns false where this cannot be done: not root, or no apt-get
 * @throws Error with apt-get's last words when it fails
 */
export function installMariaDbPackages(): boolean {
  if (process.getuid?.() !== 0 || !isProgram('/usr/bin/apt-get')) return false;
  if (apt(INSTALL).status === 0) return true;
  // A fresh machine has no package lists yet.
  const update = apt(['update']);
  const install = update.status === 0 ? apt(INSTALL) : update;
  if (install.status === 0) return true;
  throw new Error(
    `apt-get could not install ${PACKAGES.join(' and ')}: ${install.stderr.trim().split('\n').slice(-3).join(' ')}`,
  );
}

function apt(parameters: readonly string[]) {
  return spawnSync('/usr/bin/apt-get', parameters, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function find(program: string, folders: readonly string[]): string {
  const file = folders.map((folder) => join(folder, program)).find(isProgram);
  if (file === undefined) throw new MissingProgramError(program);
  return file;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
