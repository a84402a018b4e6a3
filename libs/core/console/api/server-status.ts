import { HttpBackend, HttpClient } from '@angular/common/http';
import { Injectable, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';

const FIRST_WAIT_SECONDS = 5;
const LONGEST_WAIT_SECONDS = 60;

/**
 * Whether the server answers. When it does not, it is asked again by itself, with growing pauses; pages that wait for
 * their data try again as soon as `recoveries` moves.
 */
@Injectable({ providedIn: 'root' })
export class ServerStatus {
  /** Straight to the network: the question must neither need a session nor end one. */
  private readonly http = new HttpClient(inject(HttpBackend));
  private readonly awayState = signal(false);
  private readonly secondsState = signal(0);
  private readonly recoveryCount = signal(0);
  private wait = FIRST_WAIT_SECONDS;
  private timer: ReturnType<typeof setInterval> | undefined;

  readonly away = this.awayState.asReadonly();
  /** Until the next try. */
  readonly seconds = this.secondsState.asReadonly();
  readonly recoveries = this.recoveryCount.asReadonly();

  /** A request got no answer. */
  missed(): void {
    if (this.awayState()) return;
    this.awayState.set(true);
    this.wait = FIRST_WAIT_SECONDS;
    this.countDown();
  }

  /** A request was answered. */
  answered(): void {
    if (!this.awayState()) return;
    clearInterval(this.timer);
    this.awayState.set(false);
    this.recoveryCount.update((count) => count + 1);
  }

  async tryNow(): Promise<void> {
    clearInterval(this.timer);
    this.secondsState.set(0);
    try {
      await firstValueFrom(this.http.get('/health/ready', { responseType: 'text' }));
      this.answered();
    } catch {
      this.wait = Math.min(this.wait * 2, LONGEST_WAIT_SECONDS);
      this.countDown();
    }
  }

  private countDown(): void {
    clearInterval(this.timer);
    this.secondsState.set(this.wait);
    this.timer = setInterval(() => {
      this.secondsState.update((seconds) => seconds - 1);
      if (this.secondsState() <= 0) void this.tryNow();
    }, 1000);
  }
}
