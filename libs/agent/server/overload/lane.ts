import { Overloaded, type Shortage } from './overloaded.js';

export interface LaneSettings {
  /** Messages at work at the same time. */
  readonly places: number;
  /** Messages that may wait for a place. */
  readonly waiting: number;
  /** How long they wait at most, in milliseconds. */
  readonly patience: number;
}

interface Waiter {
  admit(): void;
  readonly timer: NodeJS.Timeout;
}

/** A number of places for work, and a short queue before them: first come, first served; beyond it nobody waits. */
export class Lane {
  private taken = 0;
  private readonly queue = new Set<Waiter>();

  constructor(
    readonly name: Shortage,
    private readonly settings: LaneSettings,
  ) {}

  /** Messages that have a place. */
  get atWork(): number {
    return this.taken;
  }

  /** Messages that wait for one. */
  get waiting(): number {
    return this.queue.size;
  }

  /** Whether the next one would be turned away at once. */
  get isFull(): boolean {
    return this.taken >= this.settings.places && this.queue.size >= this.settings.waiting;
  }

  /**
   * Takes a place, now or after a short wait.
   * @returns gives the place back; to be called exactly when the work has ended, calling it again does nothing
   * @throws Overloaded at once when the queue is full, later when no place became free in time
   */
  async enter(): Promise<() => void> {
    if (this.isFull) throw new Overloaded(this.name);
    if (this.taken < this.settings.places) this.taken++;
    else await this.wait();
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.leave();
    };
  }

  /** The place of the one who leaves passes to the first in the queue, so nobody can overtake. */
  private leave(): void {
    const [first] = this.queue;
    if (!first) {
      this.taken--;
      return;
    }
    this.queue.delete(first);
    clearTimeout(first.timer);
    first.admit();
  }

  private wait(): Promise<void> {
    return new Promise((admit, refuse) => {
      const waiter: Waiter = {
        admit,
        timer: setTimeout(() => {
          this.queue.delete(waiter);
          refuse(new Overloaded(this.name));
        }, this.settings.patience),
      };
      this.queue.add(waiter);
    });
  }
}
