import { readFileSync } from 'node:fs';

import { DatabaseError } from './database-error.js';

/** Where a database is and who asks: a `DATABASE_URL` taken apart. */
export interface DatabaseAddress {
  readonly host: string;
  readonly port: number;
  /** Unix socket; takes the place of host and port. */
  readonly socketPath?: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly ssl?: { readonly rejectUnauthorized: boolean; readonly ca?: string };
}

const FORM = 'mysql://user:password@host:3306/database';
const PARAMETERS = new Set(['socketPath', 'ssl', 'sslCa']);

/**
 * Reads `mysql://user:password@host:3306/database` (or `mariadb://`) with the parameters `socketPath=/run/x.sock`,
 * `ssl=on|unverified|off` and `sslCa=/file.pem`. User and password are percent-encoded.
 * @throws DatabaseError `bad-address` with a sentence that never repeats the password
 */
export function parseDatabaseUrl(text: string): DatabaseAddress {
  const url = parse(text);
  if (url.protocol !== 'mysql:' && url.protocol !== 'mariadb:') {
    throw badAddress(`must begin with mysql:// or mariadb://, not ${url.protocol}//`);
  }
  for (const name of url.searchParams.keys()) {
    if (!PARAMETERS.has(name))
      throw badAddress(`has an unknown parameter ${name} (known: ${[...PARAMETERS].join(', ')})`);
  }
  const user = decode(url.username);
  const database = decode(url.pathname.replace(/^\//, ''));
  if (user === '') throw badAddress('names no user');
  if (database === '') throw badAddress('names no database');
  if (/[\p{Cc}/\\]/u.test(database))
    throw badAddress('names a database with characters that are not allowed');
  const socketPath = url.searchParams.get('socketPath');
  if (socketPath !== null && !socketPath.startsWith('/'))
    throw badAddress('needs a socketPath that begins with /');
  const ssl = sslOptions(url.searchParams);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? 3306 : Number(url.port),
    user,
    password: decode(url.password),
    database,
    ...(socketPath === null ? {} : { socketPath }),
    ...(ssl === undefined ? {} : { ssl }),
  };
}

/** The address as it may be shown and logged: no user, no password. */
export function describeAddress(address: DatabaseAddress): string {
  return address.socketPath ?? `${address.host}:${address.port}`;
}

/** The inverse of `parseDatabaseUrl` for an address over a unix socket. */
export function socketUrl(address: {
  user: string;
  password: string;
  database: string;
  socketPath: string;
}): string {
  const [user, password, database] = [address.user, address.password, address.database].map(
    encodeURIComponent,
  );
  return `mysql://${user}:${password}@localhost/${database}?socketPath=${encodeURIComponent(address.socketPath)}`;
}

function parse(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // A bare # cuts the address short without any other sign of it.
  if (url?.hash === '') return url;
  throw badAddress(
    `is not of the form ${FORM} (characters such as @ : / # ? % in user or password are percent-encoded)`,
  );
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw badAddress('holds a % that begins no percent-encoded character (write %25 for the sign itself)');
  }
}

function sslOptions(parameters: URLSearchParams): DatabaseAddress['ssl'] {
  const mode = parameters.get('ssl') ?? (parameters.has('sslCa') ? 'on' : 'off');
  if (mode === 'off') return undefined;
  if (mode !== 'on' && mode !== 'unverified') throw badAddress('needs ssl=on, ssl=unverified or ssl=off');
  const rejectUnauthorized = mode === 'on';
  const file = parameters.get('sslCa');
  if (file === null) return { rejectUnauthorized };
  try {
    return { rejectUnauthorized, ca: readFileSync(file, 'utf8') };
  } catch {
    throw badAddress(`names the certificate file ${file}, which cannot be read`);
  }
}

function badAddress(problem: string): DatabaseError {
  return new DatabaseError('bad-address', `The database address (DATABASE_URL) ${problem}.`);
}
