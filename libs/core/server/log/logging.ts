import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';
import { pathOf } from '../http/bodies.js';
import { workerNumber } from '../siblings/worker-number.js';

/** How much is logged, from everything to nothing. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const SECRETS = [
  'authorization',
  'cookie',
  'password',
  'currentPassword',
  'newPassword',
  'accessToken',
  'token',
];

/** Settings of the structured log: one JSON object a line on standard output, secrets blacked out wherever they stand. */
export const logSettings = (level: LogLevel) => ({
  level,
  base: workerNumber() === undefined ? {} : { worker: workerNumber() },
  serializers: { err: describeError },
  redact: {
    paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*["set-cookie"]`]),
    censor: '[hidden]',
  },
});

/**
 * What the log says of an error. Never its other properties: those of a failed statement hold the values that were
 * bound to it.
 */
function describeError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), stack: '' };
  const { code } = error as Error & { code?: unknown };
  return {
    type: error.name,
    message: error.message,
    stack: error.stack ?? '',
    ...(code === undefined ? {} : { code }),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly [more: string]: unknown;
}

/** Paths that machines ask every few seconds; they only show at level `debug`. */
const QUIET = new Set(['/health/live', '/health/ready', '/metrics']);

/** Route of the console's own files: one page asks for dozens of them. */
const CONSOLE_FILES = '/*';

/** What a handler has to say about the line of its request. */
interface LogNote {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly quiet: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** See {@link noteInLog}. */
    logNote: LogNote | null;
  }
}

/**
 * Adds fields to the one line that is logged for a request, for instance the computer and the decision of a prolog.
 * Never put values into it that a password or a token could reach.
 */
export function noteInLog(request: FastifyRequest, fields: Readonly<Record<string, unknown>>): void {
  const { logNote } = request;
  request.logNote = { fields: { ...logNote?.fields, ...fields }, quiet: logNote?.quiet ?? false };
}

/**
 * The same for one of thousands of requests a minute which all went well: its line shows at level `debug` only.
 */
export function noteQuietly(request: FastifyRequest, fields: Readonly<Record<string, unknown>>): void {
  request.logNote = { fields, quiet: true };
}

/** Makes room for notes on requests; parts of the server inherit it. */
export function addLogNotes(fastify: FastifyInstance): void {
  if (!fastify.hasRequestDecorator('logNote')) fastify.decorateRequest('logNote', null);
}

/** Logs each request once, when its answer is out. The query string is left out: it holds what people search for. */
export function logRequests(fastify: FastifyInstance): void {
  const showsQuiet = fastify.log.level === 'debug' || fastify.log.level === 'trace';
  addLogNotes(fastify);
  fastify.addHook('onResponse', (request, reply, done) => {
    const { logNote } = request;
    if (logNote?.quiet && !showsQuiet) {
      done();
      return;
    }
    const path = pathOf(request.url);
    const quiet =
      QUIET.has(path) ||
      logNote?.quiet === true ||
      (request.routeOptions.url === CONSOLE_FILES && reply.statusCode < 400);
    request.log[quiet ? 'debug' : 'info'](
      {
        method: request.method,
        path: withoutKey(path),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        ip: request.ip,
        ...(request.user ? { login: request.user.login } : {}),
        ...logNote?.fields,
      },
      'request',
    );
    done();
  });
}

/** What stands below the agents' address may be the key that admits them (OCS_AGENT_PATH_KEY). */
const withoutKey = (path: string): string => path.replace(/^(\/ocsinventory\/).+/, '$1[hidden]');

/** Nest's own messages and those of its Logger, in the same structured log. */
export class StructuredLogger implements LoggerService {
  constructor(private readonly target: FastifyBaseLogger) {}

  /** Nest tells every module and route it starts: of use to developers only. */
  log(message: unknown, context?: unknown): void {
    this.write(isStartupChatter(context) ? 'debug' : 'info', message, [context]);
  }

  error(message: unknown, ...more: unknown[]): void {
    this.write('error', message, more);
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.write('warn', message, more);
  }

  debug(message: unknown, ...more: unknown[]): void {
    this.write('debug', message, more);
  }

  verbose(message: unknown, ...more: unknown[]): void {
    this.write('trace', message, more);
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.write('fatal', message, more);
  }

  /** Nest passes the name of the class last, and a stack or further objects before it. */
  private write(
    level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace',
    message: unknown,
    more: unknown[],
  ): void {
    const context = more.at(-1);
    const stack = more.length > 1 ? more[0] : undefined;
    const fields = {
      ...(typeof context === 'string' ? { context } : {}),
      ...(typeof stack === 'string' ? { stack } : {}),
    };
    if (message instanceof Error) this.target[level]({ ...fields, err: message }, message.message);
    else if (typeof message === 'object' && message !== null) this.target[level]({ ...fields, ...message });
    else this.target[level](fields, String(message));
  }
}

const isStartupChatter = (context: unknown): boolean =>
  context === 'InstanceLoader' ||
  context === 'RoutesResolver' ||
  context === 'RouterExplorer' ||
  context === 'NestFactory' ||
  context === 'NestApplication';
