import { Injectable, computed, inject, signal } from '@angular/core';
import { toApiProblem, type ApiProblem } from '@ocs/core-console';
import { ArrivalsApi } from './arrivals.api.js';

export type ImportState = 'waiting' | 'sending' | 'done' | 'failed' | 'stopped';
export type ImportFault = 'invalid' | 'refused' | 'tooBig' | 'away' | 'failed';

/** A file on its way into the inventory. */
export interface ImportedFile {
  readonly id: number;
  readonly file: File;
  readonly state: ImportState;
  readonly fault?: ImportFault;
  /** What the server said, in its own words, for whoever looks into it. */
  readonly detail?: string;
}

/** Files sent at a time: the agents come first. */
const AT_ONCE = 2;

/** Hands files over one after the other; goes on while another page is looked at. */
@Injectable({ providedIn: 'root' })
export class ImportQueue {
  private readonly api = inject(ArrivalsApi);
  private nextId = 1;

  private readonly entries = signal<readonly ImportedFile[]>([]);
  readonly files = this.entries.asReadonly();
  readonly done = computed(() => this.countOf('done'));
  readonly failed = computed(() => this.countOf('failed'));
  readonly settled = computed(() => this.done() + this.failed() + this.countOf('stopped'));
  readonly running = computed(() => this.countOf('waiting') + this.countOf('sending') > 0);

  add(files: readonly File[]): void {
    const added = files.map((file): ImportedFile => ({ id: this.nextId++, file, state: 'waiting' }));
    this.entries.update((entries) => [...entries, ...added]);
    this.sendNext();
  }

  /** What is being sent arrives; the rest stays out. */
  stop(): void {
    this.replaceAll('waiting', ({ id, file }) => ({ id, file, state: 'stopped' }));
  }

  /** Tries again what failed or was left out. */
  repeat(): void {
    this.replaceAll('failed', ({ id, file }) => ({ id, file, state: 'waiting' }));
    this.replaceAll('stopped', ({ id, file }) => ({ id, file, state: 'waiting' }));
    this.sendNext();
  }

  clear(): void {
    if (!this.running()) this.entries.set([]);
  }

  private sendNext(): void {
    while (this.countOf('sending') < AT_ONCE) {
      const next = this.entries().find(({ state }) => state === 'waiting');
      if (next === undefined) return;
      this.replace({ id: next.id, file: next.file, state: 'sending' });
      void this.send(next);
    }
  }

  private async send({ id, file }: ImportedFile): Promise<void> {
    try {
      await this.api.import(file);
      this.replace({ id, file, state: 'done' });
    } catch (failure) {
      const problem = toApiProblem(failure);
      const { detail } = problem;
      const fault = faultOf(problem);
      this.replace({ id, file, state: 'failed', fault, ...(detail === undefined ? {} : { detail }) });
    }
    this.sendNext();
  }

  private countOf(state: ImportState): number {
    return this.entries().filter((entry) => entry.state === state).length;
  }

  private replace(changed: ImportedFile): void {
    this.entries.update((entries) => entries.map((entry) => (entry.id === changed.id ? changed : entry)));
  }

  private replaceAll(state: ImportState, by: (entry: ImportedFile) => ImportedFile): void {
    this.entries.update((entries) => entries.map((entry) => (entry.state === state ? by(entry) : entry)));
  }
}

function faultOf({ isServerAway, status }: ApiProblem): ImportFault {
  if (isServerAway) return 'away';
  if (status === 400 || status === 415) return 'invalid';
  if (status === 413) return 'tooBig';
  return status === 403 || status === 401 ? 'refused' : 'failed';
}
