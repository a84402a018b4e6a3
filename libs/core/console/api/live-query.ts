import { computed, effect, inject, signal, untracked, type Signal } from '@angular/core';
import { toApiProblem, type ApiProblem } from './api-problem.js';
import { ServerStatus } from './server-status.js';

/** Data of a page that follows its request, typically the address. */
export interface LiveQuery<T> {
  /** The last answer. It stays while the next one loads, so that nothing on the page jumps. */
  readonly value: Signal<T | undefined>;
  readonly loading: Signal<boolean>;
  readonly problem: Signal<ApiProblem | undefined>;
  reload(): void;
}

export interface LiveQueryOptions<R, T> {
  /** What to ask; read as a signal. `undefined` asks nothing. */
  readonly request: () => R | undefined;
  readonly load: (request: R, signal: AbortSignal) => Promise<T>;
  /** Whether the last answer may stay on screen under the new request; always, unless said otherwise. */
  readonly keeps?: (previous: R, next: R) => boolean;
}

/**
 * Asks whenever the request changes; an answer that nobody waits for any more is dropped. Tries again by itself when the
 * server comes back. Call in an injection context.
 */
export function liveQuery<R, T>(options: LiveQueryOptions<R, T>): LiveQuery<T> {
  const server = inject(ServerStatus);
  const value = signal<T | undefined>(undefined);
  const loading = signal(false);
  const problem = signal<ApiProblem | undefined>(undefined);
  const attempt = signal(0);
  const request = computed(options.request, { equal: sameContent });
  let answered: R | undefined;

  effect((onCleanup) => {
    const asked = request();
    attempt();
    const abort = new AbortController();
    onCleanup(() => abort.abort());
    untracked(() => {
      if (asked === undefined) return;
      if (answered !== undefined && options.keeps?.(answered, asked) === false) value.set(undefined);
      loading.set(true);
      options.load(asked, abort.signal).then(
        (answer) => {
          if (abort.signal.aborted) return;
          answered = asked;
          value.set(answer);
          problem.set(undefined);
          loading.set(false);
        },
        (failure: unknown) => {
          if (abort.signal.aborted) return;
          problem.set(toApiProblem(failure));
          loading.set(false);
        },
      );
    });
  });

  let recoveries = server.recoveries();
  effect(() => {
    if (server.recoveries() === recoveries) return;
    recoveries = server.recoveries();
    if (untracked(problem)?.isServerAway === true) attempt.update((count) => count + 1);
  });

  return { value, loading, problem, reload: () => attempt.update((count) => count + 1) };
}

const sameContent = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
