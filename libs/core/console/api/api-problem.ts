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
  readonly fieldProblems: readonly FieldProblem[];
  /** Seconds to wait before trying again, where the server says so. */
  readonly retryAfter: number | undefined;

  constructor(problem: Partial<Problem> & { code: string }, retryAfter?: number) {
    super(problem.title ?? problem.code);
    this.name = 'ApiProblem';
    this.code = problem.code;
    this.status = problem.status ?? 0;
    this.requestId = problem.requestId;
    this.fieldProblems = problem.errors ?? [];
    this.retryAfter = retryAfter;
  }

  get isServerAway(): boolean {
    return this.code === SERVER_AWAY;
  }
}

const GATEWAY_STATUSES: ReadonlySet<number> = new Set([0, 502, 503, 504]);

/** Any failure of a request → {@link ApiProblem}. */
export function toApiProblem(failure: unknown): ApiProblem {
  if (failure instanceof ApiProblem) return failure;
  if (!(failure instanceof HttpErrorResponse)) return new ApiProblem({ code: 'console.failed' });
  const retryAfter = Number(failure.headers.get('retry-after') ?? NaN);
  const problem = asProblem(failure.error);
  const code = GATEWAY_STATUSES.has(failure.status)
    ? SERVER_AWAY
    : (problem?.code ?? `http.${failure.status}`);
  return new ApiProblem(
    { ...problem, status: failure.status, code },
    Number.isFinite(retryAfter) ? retryAfter : undefined,
  );
}

function asProblem(body: unknown): Problem | undefined {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
    ? (body as Problem)
    : undefined;
}
