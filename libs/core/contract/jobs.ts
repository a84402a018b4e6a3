import type { LocalisedText } from './text.js';

/**
 * Work on many things that goes on after the request that started it. `GET /api/jobs` answers `{ jobs: Job[] }`, one's own that
 * run and those that ended in the last day, newest first; `GET /api/jobs/{id}` one of them; `POST /api/jobs/{id}/stop` ends
 * one after the items at hand and answers it. At most five run per account: 409 `job.too-many`.
 */
export interface Job {
  readonly id: number;
  /** `computers.delete`, `computers.archive`, `computers.restore`, … */
  readonly kind: string;
  readonly title: LocalisedText;
  readonly state: JobState;
  readonly total: number;
  /** What succeeded; progress is `(done + failed) / total`. */
  readonly done: number;
  readonly failed: number;
  /** The first failures (at most 100) with their reasons. */
  readonly failures: readonly JobFailure[];
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly endedAt: string | null;
}

/** `interrupted`: the process that did it ended; what was done is done, the rest can be asked for again. */
export type JobState = 'running' | 'done' | 'stopped' | 'interrupted';

export interface JobFailure {
  readonly id: string;
  readonly name: string;
  /** Code of the problem, for instance `computer.locked`. */
  readonly code: string;
  readonly message: string;
}
