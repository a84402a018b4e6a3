import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Database, DatabaseError, OptionsReader } from '@ocs/core-server';
import { GroupRevalidation } from './group-revalidation.js';

const EVERY_MS = 60_000;
/** Two rounds: a group that expires before the next round is over is computed in this one. */
const AHEAD_SECONDS = 120;

/**
 * Computes groups ahead of their expiry, so that no agent has to wait for it. Of all processes one does it at a time; the
 * lock goes with its connection, so a killed process leaves none behind.
 */
@Injectable()
export class GroupJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('groups');
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> | undefined;
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly options: OptionsReader,
    private readonly revalidation: GroupRevalidation,
  ) {}

  onApplicationBootstrap(): void {
    this.timer ??= setInterval(() => void this.run(), EVERY_MS).unref();
    void this.run();
  }

  /** Before the connections are closed: waits for the group at hand and leaves the others. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.round;
  }

  /** One round; joins the one that is going on. Never fails: errors are logged and the next round tries again. */
  run(): Promise<void> {
    this.round ??= this.revalidate().finally(() => {
      this.round = undefined;
    });
    return this.round;
  }

  private async revalidate(): Promise<void> {
    try {
      await this.database.withLock('groups job', 0, async () => {
        const scope = { aheadSeconds: AHEAD_SECONDS, enough: () => this.stopping };
        await this.revalidation.run(await this.options.current(), scope);
      });
    } catch (error) {
      if (error instanceof DatabaseError && error.failure === 'busy') return;
      this.logger.error({ msg: 'revalidating groups failed', err: error });
    }
  }
}
