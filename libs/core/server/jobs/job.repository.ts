import { Injectable } from '@nestjs/common';
import { conflict } from '../http/domain-error.js';
import type { Job, JobFailure, JobState, LocalisedText } from '@ocs/core-contract';
import { Database } from '../database/index.js';

/** What a job starts with. */
export interface NewJob {
  readonly login: string;
  readonly kind: string;
  readonly title: LocalisedText;
  readonly total: number;
}

/** How far a job is. */
export interface JobProgress {
  readonly done: number;
  readonly failed: number;
  readonly failures: readonly JobFailure[];
}

interface JobRow {
  readonly id: number;
  readonly kind: string;
  readonly title: string;
  readonly state: JobState;
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly failures: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
}

/** Jobs one account may have running at once: each of them takes connections and locks from the others. */
const MOST_RUNNING = 5;

/** Jobs shown at once; the older ones of a day with more are of no interest any more. */
const SHOWN = 100;

/** A running job shows a sign of life every few seconds: without one for so long its process has ended. */
const ALIVE = 'HEARTBEAT > UTC_TIMESTAMP(3) - INTERVAL 60 SECOND';

const ADD = `INSERT INTO x_job (LOGIN, KIND, TITLE, STATE, TOTAL, FAILURES, STARTED, HEARTBEAT)
  VALUES (?, ?, ?, 'running', ?, '[]', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))`;

const COUNT_RUNNING = `SELECT COUNT(*) AS n FROM x_job WHERE LOGIN = ? AND STATE = 'running' AND ${ALIVE}`;

const SELECT = `SELECT ID AS id, KIND AS kind, TITLE AS title,
    IF(STATE = 'running' AND NOT (${ALIVE}), 'interrupted', STATE) AS state,
    TOTAL AS total, DONE AS done, FAILED AS failed, FAILURES AS failures,
    DATE_FORMAT(STARTED, '%Y-%m-%dT%TZ') AS startedAt,
    DATE_FORMAT(COALESCE(ENDED, IF(${ALIVE}, NULL, HEARTBEAT)), '%Y-%m-%dT%TZ') AS endedAt
  FROM x_job`;

/** The last sign of life of an ended job is its end, and that of a running one is now. */
const RECENT = `${SELECT} WHERE LOGIN = ? AND HEARTBEAT > UTC_TIMESTAMP(3) - INTERVAL 1 DAY ORDER BY ID DESC LIMIT ${SHOWN}`;

const FIND = `${SELECT} WHERE ID = ? AND LOGIN = ?`;

const ADVANCE = `UPDATE x_job SET DONE = ?, FAILED = ?, FAILURES = ?, HEARTBEAT = UTC_TIMESTAMP(3) WHERE ID = ?`;

const END = `UPDATE x_job SET STATE = ?, DONE = ?, FAILED = ?, FAILURES = ?, HEARTBEAT = UTC_TIMESTAMP(3),
  ENDED = UTC_TIMESTAMP(3) WHERE ID = ?`;

const FORGET = 'DELETE FROM x_job WHERE HEARTBEAT < UTC_TIMESTAMP(3) - INTERVAL 30 DAY LIMIT 1000';

/** The jobs of all accounts (`x_job`); who asks sees only their own. */
@Injectable()
export class JobRepository {
  constructor(private readonly database: Database) {}

  /**
   * Adds a running job and forgets those that ended a month ago.
   * @returns its id
   * @throws DomainError `job.too-many` when the account has five running
   */
  async add({ login, kind, title, total }: NewJob): Promise<number> {
    await this.database.run(FORGET);
    return this.database.transaction(async (tx) => {
      // Two starts of one account at once pass one after the other, so that both count right.
      await tx.one('SELECT ID FROM operators WHERE ID = ? FOR UPDATE', [login]);
      const running = await tx.one<{ n: number }>(COUNT_RUNNING, [login]);
      if ((running?.n ?? 0) >= MOST_RUNNING) {
        throw conflict('job.too-many', `${MOST_RUNNING} of your jobs are running: wait until one has ended.`);
      }
      return (await tx.run(ADD, [login, kind, JSON.stringify(title), total])).insertId;
    });
  }

  /** Jobs of an account that run or ended in the last day, newest first. */
  async recent(login: string): Promise<Job[]> {
    return (await this.database.rows<JobRow>(RECENT, [login])).map(jobOf);
  }

  /** A job of this account, or undefined. */
  async find(login: string, id: number): Promise<Job | undefined> {
    const row = await this.database.one<JobRow>(FIND, [id, login]);
    return row && jobOf(row);
  }

  /** Writes progress and a sign of life. */
  async advance(id: number, { done, failed, failures }: JobProgress): Promise<void> {
    await this.database.run(ADVANCE, [done, failed, JSON.stringify(failures), id]);
  }

  async end(id: number, state: JobState, { done, failed, failures }: JobProgress): Promise<void> {
    await this.database.run(END, [state, done, failed, JSON.stringify(failures), id]);
  }

  /** Asks the process that does the job to stop after the item at hand. */
  async askToStop(login: string, id: number): Promise<void> {
    await this.database.run("UPDATE x_job SET STOP = 1 WHERE ID = ? AND LOGIN = ? AND STATE = 'running'", [
      id,
      login,
    ]);
  }

  async isAskedToStop(id: number): Promise<boolean> {
    return (await this.database.one('SELECT 1 FROM x_job WHERE ID = ? AND STOP = 1', [id])) !== undefined;
  }
}

const jobOf = (row: JobRow): Job => ({
  ...row,
  title: JSON.parse(row.title) as LocalisedText,
  failures: JSON.parse(row.failures) as JobFailure[],
});
