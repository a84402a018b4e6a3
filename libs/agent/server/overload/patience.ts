import { Line } from './line.js';
import { Overloaded } from './overloaded.js';

interface Waiter {
  readonly until: number;
  readonly sendAway: () => void;
}

/**
 * Answers in time, so that no agent hangs on a slow database; the work itself goes on. All wait equally long, so one
 * timer serves all of them.
 */
export class Patience {
  /** In the order of their time. */
  private readonly waiters = new Line<Waiter>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly milliseconds: number) {}

  /** What the work gives. @throws Overloaded when it takes too long, and what the work throws */
  with<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        until: performance.now() + this.milliseconds,
        sendAway: () => {
          reject(new Overloaded('patience'));
        },
      };
      const leave = this.waiters.join(waiter);
      this.timer ??= this.wake(this.milliseconds);
      work.then(
        (value) => {
          leave();
          resolve(value);
        },
        (error: unknown) => {
          leave();
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
    });
  }

  private wake(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => {
      this.look();
    }, milliseconds).unref();
  }

  private look(): void {
    const now = performance.now();
    for (let waiter = this.waiters.first; waiter; waiter = this.waiters.first) {
      if (waiter.until > now) {
        this.timer = this.wake(waiter.until - now);
        return;
      }
      this.waiters.take();
      waiter.sendAway();
    }
    this.timer = undefined;
  }
}
