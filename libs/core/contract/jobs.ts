import type { LocalisedText } from './text.js';

/**
 * Work on many things that goes on after the request that started it. `GET /api/jobs` answers one's own running jobs and
 * those that ended in the last day, newest first; `GET /api/jobs/{id}` one of them; `POST /api/jobs/{id}/stop` ends one
 * after the item at hand.
 */
export interface Job {
  readonly id: number;
  /** `computers.delete`, `computers.archive`, `computers.restore`, … */
  readonly kind: string;
  readonly title: LocalisedText;
  readonly state: JobState;
  readonly total: number;
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
