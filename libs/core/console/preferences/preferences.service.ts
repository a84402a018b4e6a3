import { Injectable, inject, signal } from '@angular/core';
import type { Preferences } from '@ocs/core-contract';
import { ApiClient } from '../api/api-client.js';

/** Pause after the last change before it is sent: dragging a column is one change, not fifty. */
const PAUSE_MS = 600;

/**
 * What the signed-in user arranged for themselves, kept on the server so that it follows them to every browser. Asked once
 * after sign in; a server that does not answer costs the arrangement, never the page.
 */
@Injectable({ providedIn: 'root' })
export class PreferencesService {
  private readonly api = inject(ApiClient);
  private readonly values = signal<Preferences | undefined>(undefined);
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private asking: Promise<void> | undefined;

  /** The answer is there, or known not to come. */
  ready(): boolean {
    return this.values() !== undefined;
  }

  /** Asks the server, once; further calls wait for the same answer. */
  load(): Promise<void> {
    this.asking ??= this.api.get<Preferences>('/api/preferences').then(
      (values) => this.values.update((early) => ({ ...values, ...early })),
      () => this.values.update((early) => early ?? {}),
    );
    return this.asking;
  }

  /** Another account may come next. */
  forget(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.asking = undefined;
    this.values.set(undefined);
  }

  /** Reads a signal. What stands there may come from another version of the product: check it. */
  get(key: string): unknown {
    return this.values()?.[key];
  }

  /** Holds at once, and is kept a moment later; undefined forgets it. */
  set(key: string, value: object | undefined): void {
    this.values.update((values) => ({ ...values, [key]: value }));
    clearTimeout(this.timers.get(key));
    this.timers.set(
      key,
      setTimeout(() => {
        this.timers.delete(key);
        this.keep(key, value).catch(() => {
          // Not kept: the arrangement holds until the page is closed.
        });
      }, PAUSE_MS),
    );
  }

  private keep(key: string, value: object | undefined): Promise<unknown> {
    return this.api.put(`/api/preferences/${encodeURIComponent(key)}`, { value: value ?? null });
  }
}
