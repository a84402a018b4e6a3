import { Injectable, computed, inject, signal } from '@angular/core';
import type { Job } from '@ocs/core-contract';
import { ApiClient } from '../api/api-client.js';
import { toApiProblem } from '../api/api-problem.js';

/** Between two looks at running jobs; longer after a failed one. */
const PAUSE_MS = 1_000;
const PAUSE_AFTER_FAILURE_MS = 5_000;

/**
 * The user's work in the background. The server is asked only while something runs, or when a job was just started.
 */
@Injectable({ providedIn: 'root' })
export class JobsService {
  private readonly api = inject(ApiClient);
  private readonly known = signal<readonly Job[]>([]);
  private readonly dismissed = signal<ReadonlySet<number>>(new Set());
  private readonly waiting = new Map<number, ((job: Job) => void)[]>();
  private readonly panel = signal(false);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private generation = 0;

  /** Running ones and those that ended while the console was open, newest first. */
  readonly jobs = computed(() => this.known().filter(({ id }) => !this.dismissed().has(id)));
  readonly running = computed(() => this.known().filter(({ state }) => state === 'running'));

  /** The panel with progress and failures is open. */
  readonly panelOpen = this.panel.asReadonly();

  showPanel(open = true): void {
    this.panel.set(open);
  }

  /** After sign in: takes up what still runs from before. What ended earlier is not told again. */
  async takeUp(): Promise<void> {
    const generation = this.generation;
    try {
      const { jobs } = await this.ask();
      if (generation !== this.generation) return;
      this.merge(jobs.filter(({ state }) => state === 'running'));
      this.lookAgain(PAUSE_MS);
    } catch {
      // Nothing to show; the next job that is started is watched all the same.
    }
  }

  /** Watches a job that was just started; resolves when it has ended, however it ended. */
  watch(job: Job): Promise<Job> {
    this.merge([job]);
    if (job.state !== 'running') return Promise.resolve(job);
    const ended = new Promise<Job>((resolve) => {
      this.waiting.set(job.id, [...(this.waiting.get(job.id) ?? []), resolve]);
    });
    this.lookAgain(PAUSE_MS);
    return ended;
  }

  /** Ends a job after the item at hand. */
  async stop(job: Job): Promise<void> {
    await this.api.post(`/api/jobs/${job.id}/stop`, {});
    this.lookAgain(0);
  }

  /** Takes the ended ones off the list. */
  dismissEnded(): void {
    const ended = this.known().filter(({ state }) => state !== 'running');
    this.dismissed.update((ids) => new Set([...ids, ...ended.map(({ id }) => id)]));
  }

  /** Another account may come next. */
  forget(): void {
    this.generation++;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waiting.clear();
    this.panel.set(false);
    this.known.set([]);
    this.dismissed.set(new Set());
  }

  private lookAgain(pause: number): void {
    clearTimeout(this.timer);
    if (this.running().length === 0) return;
    this.timer = setTimeout(() => void this.look(), pause);
  }

  private async look(): Promise<void> {
    const generation = this.generation;
    let pause = PAUSE_MS;
    try {
      const { jobs } = await this.ask();
      if (generation !== this.generation) return;
      const watched = new Map(this.known().map((job) => [job.id, job]));
      this.merge(jobs.filter(({ id, state }) => watched.has(id) || state === 'running'));
      // A job the server no longer tells of ended without a word.
      const told = new Set(jobs.map(({ id }) => id));
      this.merge(
        this.running()
          .filter(({ id }) => !told.has(id))
          .map((job) => ({ ...job, state: 'interrupted' as const })),
      );
    } catch (failure) {
      if (generation !== this.generation || toApiProblem(failure).status === 401) return;
      pause = PAUSE_AFTER_FAILURE_MS;
    }
    this.lookAgain(pause);
  }

  private ask(): Promise<{ jobs: readonly Job[] }> {
    return this.api.get('/api/jobs');
  }

  private merge(news: readonly Job[]): void {
    if (news.length === 0) return;
    const byId = new Map(this.known().map((job) => [job.id, job]));
    for (const job of news) byId.set(job.id, job);
    this.known.set([...byId.values()].sort((a, b) => b.id - a.id));
    for (const job of news) {
      if (job.state === 'running') continue;
      for (const resolve of this.waiting.get(job.id) ?? []) resolve(job);
      this.waiting.delete(job.id);
    }
  }
}
