/** A failure as the API tells it (RFC 9457, `application/problem+json`). */
export interface Problem {
  /** Stable identifier of the kind of problem, for instance `/problems/validation`. */
  readonly type: string;
  /** Short sentence for people, in English. The console shows its own translation of `code`. */
  readonly title: string;
  readonly status: number;
  /** What exactly went wrong this time. */
  readonly detail?: string;
  /** Machine-readable code, for instance `computer.not-found`; key of the console's translation. */
  readonly code: string;
  /** Id of the request, also in the log: what a user quotes to support. */
  readonly requestId: string;
  /** One entry per rejected field. */
  readonly errors?: readonly FieldProblem[];
}

export interface FieldProblem {
  /** Path of the field in the request: `password`, `filters.0.value`. */
  readonly field: string;
  readonly code: string;
  readonly message: string;
}
