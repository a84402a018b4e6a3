import { QueryFailedError } from 'typeorm';

/** Why the database cannot be used, one word a case; the message of the error is the sentence for people. */
export type DatabaseFailure =
  | 'bad-address'
  | 'unreachable'
  | 'access-denied'
  | 'unknown-database'
  | 'too-old'
  | 'foreign-schema'
  | 'busy';

/** The database cannot be used at all: its message is one clear sentence, fit for a terminal. Never holds a password. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';

  constructor(
    readonly failure: DatabaseFailure,
    message: string,
  ) {
    super(message);
  }
}

/**
 * A statement that failed. Keeps the statement with its placeholders and never the values, so that it may be logged
 * (the driver's own error carries the whole text, passwords included).
 */
export class QueryError extends Error {
  override readonly name = 'QueryError';

  constructor(
    message: string,
    /** Number of the server's error (1062 duplicate key, 1213 deadlock…), undefined for failures of the connection. */
    readonly errno: number | undefined,
    /** Name of the error: `ER_DUP_ENTRY`, `ECONNREFUSED`… */
    readonly code: string | undefined,
    /** The statement with its placeholders, shortened. */
    readonly sql: string,
  ) {
    super(message);
  }
}

interface DriverError {
  readonly message: string;
  readonly code?: string;
  readonly errno?: number;
  readonly syscall?: string;
}

const LONGEST_STATEMENT = 500;

/** Turns what driver or TypeORM threw for a statement into a QueryError. */
export function queryError(error: unknown, sql: string): unknown {
  const cause = driverError(error);
  if (cause === undefined) return error;
  return new QueryError(cause.message, serverErrno(cause), cause.code, sql.slice(0, LONGEST_STATEMENT));
}

/** The server's error number of anything thrown by the database (ours, TypeORM's or the driver's). */
export function databaseErrno(error: unknown): number | undefined {
  const cause = driverError(error);
  return cause && serverErrno(cause);
}

/** What driver or server said, as one short word or sentence. */
export function databaseReason(error: unknown): string {
  const cause = driverError(error);
  return cause?.code ?? cause?.message ?? String(error);
}

/** True for a violated unique key (1062), of any table or of the named key only (`x_IDENTITY`). */
export function isDuplicateKey(error: unknown, key?: string): boolean {
  if (databaseErrno(error) !== 1062) return false;
  // MariaDB writes "for key 'NAME'", MySQL 8 "for key 'table.NAME'".
  return (
    key === undefined ||
    new RegExp(`for key '(?:[^']*\\.)?${key}'`, 'i').test(driverError(error)?.message ?? '')
  );
}

/** Codes of a connection that could not be made or broke: not the fault of the statement. */
const AWAY_CODES = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['ENOTFOUND', 'EAI_AGAIN', 'PROTOCOL_CONNECTION_LOST', 'POOL_CLOSED', 'POOL_NONEONLINE'],
]);
/** Codes of a socket file that is not there or may not be used. */
const SOCKET_FILE_CODES = new Set(['ENOENT', 'EACCES']);
/** 1040 too many connections, 1053 shutting down, 1927 connection killed, 4031 idle too long, 2006/2013 gone. */
const AWAY_NUMBERS = new Set([1040, 1053, 1927, 4031, 2006, 2013]);
/** 1021 disk full, 1114 no room for the table; the others say so by the system's error 28. */
const FULL_NUMBERS = new Set([1021, 1114]);
const FULL_MESSAGES = /error:? 28\b|errno: 28\b|No space left on device/i;
const AWAY_MESSAGES = /Queue limit reached|connection is in closed state|Connection lost|Pool is closed/i;

/**
 * True when the database is away, shutting down, overloaded or out of disk space: answer 503 and let the client come again. Nothing is
 * known to be wrong with the request.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof DatabaseError) return error.failure === 'unreachable' || error.failure === 'busy';
  const cause = driverError(error);
  if (cause === undefined) return false;
  const errno = serverErrno(cause);
  if (errno !== undefined) {
    return AWAY_NUMBERS.has(errno) || FULL_NUMBERS.has(errno) || FULL_MESSAGES.test(cause.message);
  }
  // A file of ours that is missing has the same codes as a missing socket.
  if (SOCKET_FILE_CODES.has(cause.code ?? '')) return fromDatabase(error) || cause.syscall === 'connect';
  return AWAY_CODES.has(cause.code ?? '') || AWAY_MESSAGES.test(cause.message);
}

const fromDatabase = (error: unknown): boolean =>
  error instanceof QueryError || error instanceof QueryFailedError;

function driverError(error: unknown): DriverError | undefined {
  if (error instanceof QueryFailedError) return error.driverError as DriverError;
  return error instanceof Error && ('errno' in error || 'code' in error || AWAY_MESSAGES.test(error.message))
    ? error
    : undefined;
}

/** Server errors are positive; Node's own (ECONNREFUSED: -111) are negative and carried by `code`. */
function serverErrno(error: DriverError): number | undefined {
  return error.errno !== undefined && error.errno > 0 ? error.errno : undefined;
}
