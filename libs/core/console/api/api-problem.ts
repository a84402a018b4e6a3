import { HttpErrorResponse } from '@angular/common/http';
import type { FieldProblem, Problem } from '@ocs/core-contract';

/** The server could not be reached at all, or a gateway answered in its place. */
export const SERVER_AWAY = 'server.away';
/** The session is over; the console is on its way to the sign-in page. */
export const SESSION_ENDED = 'session.ended';

/** A failed request as the console works with it: always a code, whatever stood between here and the server. */
export class ApiProblem extends Error {
  readonly code: string;
  /** 0 when no answer came. */
  readonly status: number;
  /** To quote to support; undefined when the server did not answer. */
  readonly requestId: string | undefined;
  /** The server's own words about this one case; in English. */
  readonly detail: string | undefined;
  readonly fieldProblems: readonly FieldProblem[];
  /** What stands in the database now, with conflicts of edits: the problem's extension `current`. */
  readonly current: unknown;
  /** Seconds to wait before trying again, where the server says so. */
  readonly retryAfter: number | undefined;

  constructor(problem: Partial<Problem> & { code: string; current?: unknown }, retryAfter?: number) {
    super(problem.title ?? problem.code);
    this.name = 'ApiProblem';
    this.code = problem.code;
    this.status = problem.status ?? 0;
    this.requestId = problem.requestId;
    this.detail = problem.detail;
    this.fieldProblems = problem.errors ?? [];
    this.current = problem.current;
    this.retryAfter = retryAfter;
  }

  get isServerAway(): boolean {
    return this.code === SERVER_AWAY;
  }

  /** Somebody changed the same thing meanwhile. */
  get isConflict(): boolean {
    return this.status === 409;
  }
}

const GATEWAY_STATUSES: ReadonlySet<number> = new Set([0, 502, 503, 504]);

/** Any failure of a request → {@link ApiProblem}. */
export function toApiProblem(failure: unknown): ApiProblem {
  if (failure instanceof ApiProblem) return failure;
  if (!(failure instanceof HttpErrorResponse)) return new ApiProblem({ code: 'console.failed' });
  const retryAfter = Number(failure.headers.get('retry-after') ?? NaN);
  return problemOf(failure.status, failure.error, Number.isFinite(retryAfter) ? retryAfter : undefined);
}

/** The problem behind an answer that is none. */
export function problemOf(status: number, body: unknown, retryAfter?: number): ApiProblem {
  const problem = asProblem(body);
  const code = GATEWAY_STATUSES.has(status) ? SERVER_AWAY : (problem?.code ?? `http.${status}`);
  return new ApiProblem({ ...problem, status, code }, retryAfter);
}

function asProblem(body: unknown): Problem | undefined {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
    ? (body as Problem)
    : undefined;
}
