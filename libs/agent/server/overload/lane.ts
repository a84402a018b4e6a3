import { Line } from './line.js';
import { Overloaded, type Shortage } from './overloaded.js';
import { expectedWait, paceAfter, startingPace, type Pace, type PaceBounds } from './pace.rule.js';

export interface LaneSettings {
  /** Messages at work at the same time, at most. */
  readonly places: number;
  /** Messages that may wait for a place. */
  readonly waiting: number;
  /** How long they wait at most, in milliseconds. */
  readonly patience: number;
  /** What the work on a message should take, in milliseconds; without it all places are always used. */
  readonly target?: number;
  /** What a message has waited already before anybody saw it, in milliseconds. */
  readonly delay?: () => number;
}

interface Waiter {
  admit(): void;
  readonly timer: NodeJS.Timeout;
}

/** Gives a place back; calling it again does nothing. `unusual`: the work says nothing about what others take. */
export type Leave = (unusual?: boolean) => void;

/** Of the places, those that stay whatever the work takes: each may be waiting for the database, not for the others. */
const LEAST_PART = 4;

/**
 * A number of places for work, and a short queue before them: first come, first served. Who could not be served in time
 * is turned away at once, and when the work takes too long there are fewer places ({@link paceAfter}).
 */
export class Lane {
  private taken = 0;
  private readonly queue = new Line<Waiter>();
  private readonly bounds: PaceBounds;
  private pace: Pace;

  constructor(
    readonly name: Shortage,
    private readonly settings: LaneSettings,
  ) {
    const { places, target = Infinity } = settings;
    this.bounds = { least: Math.ceil(places / LEAST_PART), most: places, target };
    this.pace = startingPace(this.bounds);
  }

  /** Messages that have a place. */
  get atWork(): number {
    return this.taken;
  }

  /** Messages that wait for one. */
  get waiting(): number {
    return this.queue.size;
  }

  /** Places there are at the moment. */
  get places(): number {
    return Math.floor(this.pace.limit);
  }

  /** Whether the next one would be turned away at once. */
  get isFull(): boolean {
    if (this.taken < this.places) return false;
    if (this.queue.size >= this.settings.waiting) return true;
    // As many that come at once are no overload: they wait, however slow the work is.
    if (this.queue.size < this.settings.places) return false;
    return this.delay() + expectedWait(this.pace, this.queue.size) > this.longestWait;
  }

  /** Nobody waits longer than the work itself takes: the answer would come late. */
  private get longestWait(): number {
    return Math.min(this.settings.patience, Math.max(this.bounds.target, this.pace.average));
  }

  /**
   * Takes a place, now or after a short wait.
   * @returns to be called exactly when the work has ended
   * @throws Overloaded at once when it would come too late, later when no place became free in time
   */
  async enter(): Promise<Leave> {
    if (this.isFull) throw new Overloaded(this.name);
    if (this.taken < this.places) this.taken++;
    else await this.wait();
    const began = performance.now();
    let left = false;
    return (unusual = false) => {
      if (left) return;
      left = true;
      if (!unusual) this.measure(began);
      this.leave();
    };
  }

  private delay(): number {
    return this.settings.delay?.() ?? 0;
  }

  private measure(began: number): void {
    const now = performance.now();
    const crowded = this.taken >= this.places;
    this.pace = paceAfter(this.pace, this.bounds, { now, worked: now - began, crowded });
  }

  /** Free places pass to the first in the queue, so nobody can overtake. */
  private leave(): void {
    this.taken--;
    while (this.taken < this.places) {
      const waiter = this.queue.take();
      if (!waiter) return;
      this.taken++;
      clearTimeout(waiter.timer);
      waiter.admit();
    }
  }

  private wait(): Promise<void> {
    return new Promise((admit, refuse) => {
      const timer = setTimeout(() => {
        leave();
        refuse(new Overloaded(this.name));
      }, this.settings.patience);
      const leave = this.queue.join({ admit, timer });
    });
  }
}
