import { createConnection } from 'mysql2/promise';
import type { RowDataPacket } from 'mysql2/promise';

import { type DatabaseAddress, describeAddress, parseDatabaseUrl } from './connection-url.js';
import { connectionOptions } from './data-source.js';
import { DatabaseError, databaseErrno, databaseReason } from './database-error.js';

export interface DatabaseServer {
  readonly product: 'MariaDB' | 'MySQL';
  /** `10.11.19`, `8.0.36`. */
  readonly version: string;
}

/** Oldest servers the product works on. */
const OLDEST = { MariaDB: [10, 6], MySQL: [8, 0] } as const;

/**
 * Connects once and looks at the server, so that a start can end with one sentence instead of a stack trace.
 * @throws DatabaseError when it cannot be reached, refuses the user, lacks the database or is too old
 */
export async function checkDatabaseServer(url: string): Promise<DatabaseServer> {
  const address = parseDatabaseUrl(url);
  let text: string;
  try {
    const connection = await createConnection(connectionOptions(address));
    try {
      const [rows] = await connection.query<RowDataPacket[]>('SELECT VERSION() AS version');
      text = String(rows[0]?.version);
    } finally {
      connection.destroy();
    }
  } catch (error) {
    throw connectionFailure(error, address);
  }
  const server = serverVersion(text);
  if (isTooOld(server)) {
    const oldest = `MariaDB ${OLDEST.MariaDB.join('.')} or MySQL ${OLDEST.MySQL.join('.')}`;
    throw new DatabaseError(
      'too-old',
      `The database at ${describeAddress(address)} is ${server.product} ${server.version}; ${oldest} or newer is needed.`,
    );
  }
  return server;
}

/** Reads `10.11.19-MariaDB-0+deb12u1`, `5.5.5-10.6.1-MariaDB` (as MariaDB shows itself to old clients), `8.0.36`. */
export function serverVersion(text: string): DatabaseServer {
  const product = /mariadb/i.test(text) ? 'MariaDB' : 'MySQL';
  const plain = product === 'MariaDB' ? text.replace(/^5\.5\.5-/, '') : text;
  return { product, version: /^\d+(\.\d+)*/.exec(plain)?.[0] ?? plain };
}

/** True for a server older than the product can work on. */
export function isTooOld(server: DatabaseServer): boolean {
  const [major = 0, minor = 0] = server.version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST[server.product];
  return major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
}

/** One clear sentence for a connection that could not be made. */
export function connectionFailure(error: unknown, address: DatabaseAddress): DatabaseError {
  const where = describeAddress(address);
  const errno = databaseErrno(error);
  if (errno === 1045 || errno === 1698 || errno === 1130) {
    return new DatabaseError(
      'access-denied',
      `The database at ${where} refuses the user ${address.user}: check name, password and allowed hosts.`,
    );
  }
  if (errno === 1044) {
    return new DatabaseError(
      'access-denied',
      `The user ${address.user} has no rights on the database ${address.database} (${where}).`,
    );
  }
  if (errno === 1049) {
    return new DatabaseError(
      'unknown-database',
      `There is no database named ${address.database} at ${where}: create it first, with all rights on it for ${address.user}.`,
    );
  }
  if (errno === 1040) return new DatabaseError('busy', `The database at ${where} has no free connection.`);
  return new DatabaseError(
    'unreachable',
    `The database at ${where} cannot be reached (${databaseReason(error)}).`,
  );
}
