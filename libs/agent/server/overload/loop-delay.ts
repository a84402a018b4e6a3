/** How often the delay is looked at, in milliseconds. */
const EVERY = 50;

/** Part of the last delay that counts on, so that one quick turn does not hide that the process is busy. */
const KEPT = 0.7;

/**
 * How late this process gets to what it should do: a message that has arrived waits that long before anybody sees it, and
 * no queue of ours knows of it.
 */
export class LoopDelay {
  private last = performance.now();
  private recent = 0;
  private readonly timer: NodeJS.Timeout;

  constructor() {
    this.timer = setInterval(() => {
      const late = this.late();
      this.recent = Math.max(late, this.recent * KEPT);
      this.last = performance.now();
    }, EVERY);
    this.timer.unref();
  }

  /** Milliseconds; the turn that is going on counts too. */
  get now(): number {
    return Math.max(this.recent, this.late());
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private late(): number {
    return Math.max(0, performance.now() - this.last - EVERY);
  }
}
