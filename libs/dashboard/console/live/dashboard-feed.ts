import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import {
  ApiClient,
  ApiProblem,
  SESSION_ENDED,
  ServerStatus,
  liveQuery,
  toApiProblem,
} from '@ocs/core-console';
import type { Dashboard } from '@ocs/dashboard-contract';
import { Attendance } from './attendance.js';
import { waitAfter } from './event-stream.rule.js';
import { FigureStream } from './figure-stream.js';

/** `live`: told as they change; `away`: the stream is being opened again; `paused`: nobody looks. */
export type FeedState = 'live' | 'away' | 'paused';

/** A stream that the server ended in good order is opened again after so long, in milliseconds. */
const REOPEN_MS = 2_000;

interface Told {
  readonly figures: Dashboard;
  /** When they were last known to hold, by the server's clock: milliseconds. */
  readonly heldAt: number;
}

/**
 * The figures of the overview: asked once, then live for as long as somebody looks. Nobody's open page keeps a session from
 * ending.
 */
@Injectable()
export class DashboardFeed {
  private readonly api = inject(ApiClient);
  private readonly server = inject(ServerStatus);
  private readonly stream = inject(FigureStream);
  private readonly attendance = inject(Attendance);

  private readonly first = liveQuery({
    request: () => 'figures',
    load: (_request, abort) => this.api.get<Dashboard>('/api/dashboard', { signal: abort }),
  });
  private readonly told = signal<Told | undefined>(undefined);
  private readonly following = signal<'live' | 'away'>('live');
  /** When figures came last, by this machine's clock. */
  private receivedAt = 0;

  readonly figures = computed(() => this.told()?.figures ?? this.first.value());
  readonly problem = this.first.problem;
  readonly state = computed<FeedState>(() => (this.attendance.present() ? this.following() : 'paused'));
  /** ISO 8601. */
  readonly heldAt = computed(() => {
    const told = this.told();
    return told === undefined ? (this.first.value()?.at ?? '') : new Date(told.heldAt).toISOString();
  });

  constructor() {
    const wanted = computed(() => this.attendance.present() && this.first.value() !== undefined);
    effect((onCleanup) => {
      // A server that is back is asked at once, not when the pause is over.
      this.server.recoveries();
      if (!wanted()) return;
      const stop = new AbortController();
      onCleanup(() => stop.abort());
      untracked(() => void this.follow(stop.signal));
    });
  }

  reload(): void {
    this.first.reload();
  }

  private async follow(stop: AbortSignal): Promise<void> {
    let failures = 0;
    while (!stop.aborted) {
      try {
        await this.stream.listen(stop, (figures) => {
          failures = 0;
          this.following.set('live');
          this.hear(figures);
        });
        await pause(REOPEN_MS, stop);
      } catch (failure) {
        if (stop.aborted) return;
        this.following.set('away');
        const problem = toApiProblem(failure);
        if (isFinal(problem)) return;
        if (problem.isServerAway && failures > 0) this.server.missed();
        failures++;
        await pause(waitAfter(failures, Math.random()), stop);
      }
    }
  }

  private hear(figures: Dashboard | undefined): void {
    const now = Date.now();
    if (figures !== undefined) {
      this.receivedAt = now;
      this.told.set({ figures, heldAt: Date.parse(figures.at) });
      return;
    }
    this.told.update(
      (told) => told && { ...told, heldAt: Date.parse(told.figures.at) + (now - this.receivedAt) },
    );
  }
}

/** The session is over, or the account may not see this any more: asking again changes nothing. */
const isFinal = (problem: ApiProblem): boolean => problem.code === SESSION_ENDED || problem.status === 403;

function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const end = (): void => {
      clearTimeout(timer);
      stop.removeEventListener('abort', end);
      done();
    };
    const timer = setTimeout(end, milliseconds);
    stop.addEventListener('abort', end);
  });
}
