import type { FieldProblem } from '@ocs/core-contract';

/** What a {@link DomainError} may carry besides its sentence. */
export interface DomainErrorExtras {
  /** One entry per rejected field of the request. */
  readonly fieldErrors?: readonly FieldProblem[];
  /** Seconds after which trying again makes sense: becomes the header Retry-After. */
  readonly retryAfterSeconds?: number;
  /** Further members of the problem, for instance the present state a change collided with (RFC 9457 3.2). */
  readonly extensions?: Readonly<Record<string, unknown>>;
  /** What led to it; goes to the log, never into the answer. */
  readonly cause?: unknown;
}

/**
 * A failure the product knows and can name. Services throw it, {@link ProblemFilter} turns it into RFC 9457 problem
 * details; everything else that is thrown is a mistake of the program and answers 500 without details.
 */
export class DomainError extends Error {
  readonly fieldErrors: readonly FieldProblem[] | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly extensions: Readonly<Record<string, unknown>>;

  /**
   * @param status HTTP status of the answer
   * @param code   stable machine-readable code, `<subject>.<what>`; key of the console's translation
   * @param detail one English sentence about this occurrence, fit for the person who asked
   */
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    extras: DomainErrorExtras = {},
  ) {
    super(detail, extras.cause === undefined ? undefined : { cause: extras.cause });
    this.name = 'DomainError';
    this.fieldErrors = extras.fieldErrors;
    this.retryAfterSeconds = extras.retryAfterSeconds;
    this.extensions = extras.extensions ?? {};
  }
}

/** 400: the request cannot be understood as sent; `fieldErrors` name the fields. */
export const invalid = (code: string, detail: string, fieldErrors?: readonly FieldProblem[]): DomainError =>
  new DomainError(400, code, detail, fieldErrors ? { fieldErrors } : {});

/** 401: nobody is signed in, or the session has ended. */
export const unauthorized = (code: string, detail: string): DomainError => new DomainError(401, code, detail);

/** 403: signed in, but not allowed. */
export const forbidden = (code: string, detail: string): DomainError => new DomainError(403, code, detail);

/** 404: there is no such thing, or it lies outside the caller's perimeter (both look alike on purpose). */
export const notFound = (code: string, detail: string): DomainError => new DomainError(404, code, detail);

/** 409: the request contradicts the present state; `extensions` may tell that state. */
export const conflict = (
  code: string,
  detail: string,
  extensions?: Readonly<Record<string, unknown>>,
): DomainError => new DomainError(409, code, detail, extensions ? { extensions } : {});

/** 429: too many attempts. */
export const tooMany = (code: string, detail: string, retryAfterSeconds: number): DomainError =>
  new DomainError(429, code, detail, { retryAfterSeconds });

/** 503: cannot be served now, may well be later. */
export const unavailable = (
  code: string,
  detail: string,
  retryAfterSeconds: number,
  cause?: unknown,
): DomainError => new DomainError(503, code, detail, { retryAfterSeconds, cause });
