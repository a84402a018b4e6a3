import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { JobFailure, JobState, LocalisedText } from '@ocs/core-contract';
import { problemOf } from '../http/problem.rule.js';
import type { JobProgress, JobRepository } from './job.repository.js';

/** Work on many things, one at a time. */
export interface JobWork<T> {
  /** `computers.delete`, … */
  readonly kind: string;
  readonly title: LocalisedText;
  readonly items: readonly T[];
  /** How an item that failed is named to the person who asked. */
  readonly describe: (item: T) => { readonly id: string | number; readonly name: string };
  /** Does one item. A DomainError tells why not, in words for that person; the job goes on with the next. */
  readonly each: (item: T) => Promise<void>;
}

/** Items at work at once: the requests of others come first. */
const LANES = 2;

/** Progress is written, and a stop request of another process read, so often. */
const BEAT_MS = 500;

/** Sign of life while nothing advances: well below the minute after which a job is taken for interrupted. */
const SIGN_OF_LIFE_MS = 10_000;

/** Failures kept with their reasons; further ones are only counted. */
const KEPT_FAILURES = 100;

/** The end of a job is written again when the database was away just then. */
const END_ATTEMPTS = 6;

/** One job at work in this process. */
export class JobRun<T> {
  private readonly logger = new Logger('jobs');
  private readonly failures: JobFailure[] = [];
  private done = 0;
  private failed = 0;
  private next = 0;
  private halted: 'stopped' | 'interrupted' | undefined;
  private beating: Promise<void> | undefined;
  private written = { count: 0, at: performance.now() };

  constructor(
    private readonly id: number,
    private readonly work: JobWork<T>,
    private readonly rows: JobRepository,
  ) {}

  /** No further item is begun. `stopped` = somebody asked for it, `interrupted` = the process ends. */
  halt(why: 'stopped' | 'interrupted'): void {
    this.halted ??= why;
  }

  /** Works until all is done or it is halted; never fails. */
  async run(): Promise<void> {
    const timer = setInterval(() => {
      this.beating ??= this.beat().finally(() => {
        this.beating = undefined;
      });
    }, BEAT_MS);
    await Promise.all(Array.from({ length: LANES }, () => this.lane()));
    clearInterval(timer);
    await this.beating;
    await this.end();
  }

  private get progress(): JobProgress {
    return { done: this.done, failed: this.failed, failures: this.failures };
  }

  private async lane(): Promise<void> {
    for (;;) {
      const item = this.work.items[this.next];
      if (this.halted !== undefined || this.next >= this.work.items.length) return;
      this.next++;
      await this.do(item as T);
    }
  }

  private async do(item: T): Promise<void> {
    try {
      await this.work.each(item);
      this.done++;
    } catch (error) {
      this.failed++;
      this.note(item, error);
    }
  }

  private note(item: T, error: unknown): void {
    const { problem, log } = problemOf(error, '');
    if (log !== 'none') this.logger[log]({ msg: 'an item of a job failed', job: this.id, err: error });
    if (this.failures.length >= KEPT_FAILURES) return;
    const { id, name } = this.work.describe(item);
    this.failures.push({
      id: String(id),
      name: [...name].slice(0, 255).join(''),
      code: problem.code,
      message: problem.detail ?? problem.title,
    });
  }

  /** A beat that fails is made up for by the next one. */
  private async beat(): Promise<void> {
    try {
      const count = this.done + this.failed;
      const now = performance.now();
      if (count !== this.written.count || now - this.written.at >= SIGN_OF_LIFE_MS) {
        await this.rows.advance(this.id, this.progress);
        this.written = { count, at: now };
      }
      if (await this.rows.isAskedToStop(this.id)) this.halt('stopped');
    } catch (error) {
      this.logger.warn({ msg: 'the progress of a job could not be written', job: this.id, err: error });
    }
  }

  private async end(): Promise<void> {
    const complete = this.done + this.failed === this.work.items.length;
    const state: JobState = complete ? 'done' : (this.halted ?? 'done');
    for (let attempt = 1; ; attempt++) {
      try {
        await this.rows.end(this.id, state, this.progress);
        this.logger.log({ msg: 'job ended', job: this.id, kind: this.work.kind, state, ...this.counts });
        return;
      } catch (error) {
        if (attempt < END_ATTEMPTS && this.halted !== 'interrupted') await sleep(attempt * 1_000);
        else {
          this.logger.error({ msg: 'the end of a job could not be written', job: this.id, err: error });
          return;
        }
      }
    }
  }

  private get counts(): { readonly done: number; readonly failed: number } {
    return { done: this.done, failed: this.failed };
  }
}
