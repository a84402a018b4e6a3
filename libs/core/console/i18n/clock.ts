import { DestroyRef, Injectable, inject, signal } from '@angular/core';

const TICK_MS = 30_000;

/** The time of day as a signal that moves every half minute: one timer for every "3 h ago" of the console. */
@Injectable({ providedIn: 'root' })
export class Clock {
  private readonly moment = signal(Date.now());
  readonly now = this.moment.asReadonly();

  constructor() {
    const timer = setInterval(() => this.moment.set(Date.now()), TICK_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
