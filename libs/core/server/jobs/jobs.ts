import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { Job } from '@ocs/core-contract';
import type { Doer } from '../http/actor.js';
import { notFound, unavailable } from '../http/domain-error.js';
import { JobRun, type JobWork } from './job-run.js';
import { JobRepository } from './job.repository.js';

interface RunningJob {
  halt(why: 'stopped' | 'interrupted'): void;
  readonly ended: Promise<void>;
}

/**
 * Work on many things that goes on after its request (libs/core/contract/jobs.ts). The process that was asked does it;
 * every process can tell how far it is and stop it. When the server stops, the item at hand is finished.
 */
@Injectable()
export class Jobs implements BeforeApplicationShutdown {
  private readonly running = new Map<number, RunningJob>();
  private closing = false;

  constructor(private readonly rows: JobRepository) {}

  /**
   * Begins a job and answers at once.
   * @throws DomainError `job.too-many` when the account has five running, `server.stopping`
   */
  async start<T>(actor: Doer, work: JobWork<T>): Promise<Job> {
    if (this.closing) throw unavailable('server.stopping', 'The server is being stopped.', 5);
    const { kind, title, items } = work;
    const id = await this.rows.add({ login: actor.login, kind, title, total: items.length });
    const run = new JobRun(id, work, this.rows);
    if (this.isClosing()) run.halt('interrupted');
    const ended = run.run().finally(() => this.running.delete(id));
    this.running.set(id, { halt: (why) => run.halt(why), ended });
    return this.find(actor.login, id);
  }

  /** Own jobs that run, or ended in the last day; newest first. */
  async recent(login: string): Promise<Job[]> {
    return (await this.rows.recent(login)).map((job) => this.asKnownHere(job));
  }

  /** @throws DomainError `job.not-found`: none of this account has the id */
  async find(login: string, id: number): Promise<Job> {
    const job = await this.rows.find(login, id);
    if (!job) throw notFound('job.not-found', 'There is no such job of yours.');
    return this.asKnownHere(job);
  }

  /** Ends a job after the items at hand; one that has ended stays as it is. @throws DomainError `job.not-found` */
  async stop(login: string, id: number): Promise<Job> {
    await this.find(login, id);
    await this.rows.askToStop(login, id);
    this.running.get(id)?.halt('stopped');
    return this.find(login, id);
  }

  /** Resolves when the job is no longer at work in this process. */
  async ended(id: number): Promise<void> {
    await this.running.get(id)?.ended;
  }

  /** Before the connections are closed: finishes the items at hand and leaves the others. */
  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    for (const job of this.running.values()) job.halt('interrupted');
    await Promise.all([...this.running.values()].map(({ ended }) => ended));
  }

  private isClosing(): boolean {
    return this.closing;
  }

  /** While the database is slow the sign of life may be late: this process knows better of its own jobs. */
  private asKnownHere(job: Job): Job {
    return job.state === 'interrupted' && this.running.has(job.id)
      ? { ...job, state: 'running', endedAt: null }
      : job;
  }
}
