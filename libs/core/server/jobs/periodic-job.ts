import { type BeforeApplicationShutdown, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Database, DatabaseError } from '../database/index.js';

export interface PeriodicJobSettings {
  /** Context of its lines in the log. */
  readonly name: string;
  /** Named lock: of all processes one does the job at a time. It goes with its connection, so a killed process leaves none behind. */
  readonly lock: string;
  readonly everyMs: number;
  /** Also when the server starts, not only an interval later. */
  readonly atStart?: boolean;
  /** What the log says of a round that failed. */
  readonly failure: string;
}

/** Something the server does by itself again and again. Rounds never overlap, neither here nor with those of other processes. */
export abstract class PeriodicJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  protected readonly logger: Logger;
  /** The server stops: leave what has not begun. */
  protected stopping = false;
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> | undefined;

  constructor(
    private readonly locks: Database,
    private readonly settings: PeriodicJobSettings,
  ) {
    this.logger = new Logger(settings.name);
  }

  /** One round, under the lock. What it throws is logged, and the next round tries again. */
  protected abstract work(): Promise<void>;

  /** Whether there is anything to do; asked before the lock is taken, and again under it. */
  protected async isDue(): Promise<boolean> {
    return true;
  }

  onApplicationBootstrap(): void {
    this.timer ??= setInterval(() => void this.run(), this.settings.everyMs).unref();
    if (this.settings.atStart === true) void this.run();
  }

  /** Before the connections are closed: waits for the round at hand. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.round;
  }

  /** One round; joins the one that is going on. Never fails. */
  run(): Promise<void> {
    this.round ??= this.guarded().finally(() => {
      this.round = undefined;
    });
    return this.round;
  }

  private async guarded(): Promise<void> {
    const started = performance.now();
    try {
      if (!(await this.isDue())) return;
      await this.locks.withLock(this.settings.lock, 0, async () => {
        // Asked again: another process may just have finished.
        if (await this.isDue()) await this.work();
      });
      this.logger.debug({ msg: 'round done', ms: Math.round(performance.now() - started) });
    } catch (error) {
      if (error instanceof DatabaseError && error.failure === 'busy') return;
      this.logger.error({ msg: this.settings.failure, err: error });
    }
  }
}
