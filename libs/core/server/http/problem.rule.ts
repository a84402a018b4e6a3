import type { Problem } from '@ocs/core-contract';
import { isDatabaseAway } from '../database/database-error.js';
import { DomainError } from './domain-error.js';

/** How an error is answered, and how loudly it is logged. */
export interface ProblemAnswer {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
  /** `error`: a mistake of ours, with stack; `warn`: the surroundings; `none`: the caller's, its request line says enough. */
  readonly log: 'error' | 'warn' | 'none';
}

/** Seconds a caller is asked to wait while the database is away: short, since it is usually a restart. */
const DATABASE_RETRY_SECONDS = 5;

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request is not valid',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'The request took too long to arrive',
  409: 'Conflict with the present state',
  413: 'The request is too large',
  414: 'The address is too long',
  415: 'Media type not supported',
  429: 'Too many attempts',
  500: 'Something went wrong on the server',
  503: 'Not available right now',
};

/** Codes of failures that are found before any code of ours runs, by status. */
const FRAMEWORK_CODES: Readonly<Record<number, string>> = {
  400: 'request.invalid',
  404: 'route.not-found',
  405: 'route.method',
  408: 'request.timeout',
  413: 'request.too-large',
  414: 'request.too-large',
  415: 'request.media-type',
};

/**
 * Turns whatever was thrown into RFC 9457 problem details. Only {@link DomainError} and errors of the framework below
 * 500 may speak; the text of anything else stays in the log (spec/security.md row 34).
 */
export function problemOf(error: unknown, requestId: string): ProblemAnswer {
  if (error instanceof DomainError) {
    return {
      problem: {
        ...error.extensions,
        ...head(error.status, error.code),
        detail: error.detail,
        requestId,
        ...(error.fieldErrors ? { errors: error.fieldErrors } : {}),
      },
      headers:
        error.retryAfterSeconds === undefined
          ? {}
          : { 'retry-after': String(Math.ceil(error.retryAfterSeconds)) },
      log: error.status >= 500 ? 'warn' : 'none',
    };
  }
  if (isDatabaseAway(error)) {
    return {
      problem: { ...head(503, 'database.unavailable'), detail: 'The database cannot be reached.', requestId },
      headers: { 'retry-after': String(DATABASE_RETRY_SECONDS) },
      log: 'warn',
    };
  }
  const status = statusOf(error);
  if (status >= 400 && status < 500) {
    return {
      problem: { ...head(status, FRAMEWORK_CODES[status] ?? 'request.refused'), requestId },
      headers: {},
      log: 'none',
    };
  }
  return { problem: { ...head(500, 'internal'), requestId }, headers: {}, log: 'error' };
}

/** RFC 9457 wants one title per type, and our type is the code: the title only needs to be true of all of its status. */
const head = (status: number, code: string): Pick<Problem, 'type' | 'title' | 'status' | 'code'> => ({
  type: `/problems/${code}`,
  title: TITLES[status] ?? 'The request was refused',
  status,
  code,
});

/** Status of an error of Nest (`getStatus()`) or Fastify (`statusCode`); 500 for all others. */
function statusOf(error: unknown): number {
  if (!(error instanceof Error)) return 500;
  const { getStatus, statusCode } = error as Error & { getStatus?: () => unknown; statusCode?: unknown };
  const status = typeof getStatus === 'function' ? getStatus.call(error) : statusCode;
  return typeof status === 'number' ? status : 500;
}
