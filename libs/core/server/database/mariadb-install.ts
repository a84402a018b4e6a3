import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';

import { DatabaseError } from './database-error.js';
import type { MariaDbPrograms } from './mariadb-programs.js';

/** Accounts of a private MariaDB, as kept in its `credentials.json`. */
export interface Credentials {
  /** The product's own account, with all rights on `database` and none elsewhere. */
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** Of `root`, for the administrator; it too comes only through the socket. */
  readonly rootPassword: string;
}

export interface Installation {
  readonly dataFolder: string;
  readonly temporaryFolder: string;
  readonly asRoot: boolean;
  readonly credentials: Credentials;
}

export function newCredentials(): Credentials {
  return { user: 'ocs', password: secret(), database: 'ocsweb', rootPassword: secret() };
}

/**
 * Fills an empty data folder: system tables, the two accounts, the empty database.
 * @throws DatabaseError with the installer's last words
 */
export async function installMariaDb(programs: MariaDbPrograms, installation: Installation): Promise<void> {
  const common = [
    '--no-defaults',
    `--datadir=${installation.dataFolder}`,
    `--tmpdir=${installation.temporaryFolder}`,
    ...(installation.asRoot ? ['--user=root'] : []),
  ];
  const quick = ['--auth-root-authentication-method=normal', '--skip-test-db', '--verbose'];
  await runProgram(programs.installer, [...common, ...quick], '');
  // Without accepting connections, so that the passwordless accounts of the installer are never reachable.
  await runProgram(programs.server, [...common, '--bootstrap'], accountsSql(installation.credentials));
}

/** The line of a MariaDB log that tells why it gave up. */
export function reasonOf(log: string): string | undefined {
  if (/No space left on device|disk (is )?full|Errcode: 28\b/i.test(log)) return 'no space left on the disk';
  const line = log
    .split('\n')
    .filter((candidate) => /\bERROR\b/.test(candidate) && !candidate.endsWith('Aborting'))
    .at(-1);
  return line?.replace(/^.*?\bERROR\b[\]:]?\s*/, '');
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}

/** One statement a line, as the server reads them while it installs. */
function accountsSql({ user, password, database, rootPassword }: Credentials): string {
  return [
    "DELETE FROM mysql.global_priv WHERE User = '' OR (User = 'root' AND Host <> 'localhost');",
    'FLUSH PRIVILEGES;',
    `ALTER USER 'root'@'localhost' IDENTIFIED BY '${rootPassword}';`,
    `CREATE DATABASE \`${database}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;`,
    `CREATE USER '${user}'@'localhost' IDENTIFIED BY '${password}';`,
    `GRANT ALL PRIVILEGES ON \`${database}\`.* TO '${user}'@'localhost';`,
    '',
  ].join('\n');
}

async function runProgram(program: string, parameters: readonly string[], input: string): Promise<void> {
  const child = spawn(program, parameters, { stdio: ['pipe', 'pipe', 'pipe'] });
  const words: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => words.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => words.push(text));
  // A program that ends before it has read everything says why in its output.
  child.stdin.on('error', () => undefined).end(input);
  const code = await new Promise<number | null>((done, fail) =>
    child.once('error', fail).once('close', done),
  );
  if (code === 0) return;
  const reason = reasonOf(words.join('')) ?? `${program} ended with ${code ?? 'a signal'}`;
  throw new DatabaseError('unreachable', `The private database could not be installed: ${reason}.`);
}
