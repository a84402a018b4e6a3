import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Database, DatabaseError, OptionsReader } from '@ocs/core-server';
import { KnownValues } from './known-values.js';
import { rebuildDue } from './rebuild-due.rule.js';
import { ValueCacheRepository } from './value-cache.repository.js';
import { VALUE_CACHES } from './value-caches.js';

const EVERY_MS = 10 * 60_000;

/**
 * Builds the lists of values anew when INVENTORY_CACHE_REVALIDATE days have passed. Never in an agent's request, and of all
 * processes one does it at a time; the lock goes with its connection, so a killed process leaves none behind.
 */
@Injectable()
export class ValueCacheJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('value-lists');
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> | undefined;
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly options: OptionsReader,
    private readonly lists: ValueCacheRepository,
    private readonly known: KnownValues,
  ) {}

  onApplicationBootstrap(): void {
    this.timer ??= setInterval(() => void this.run(), EVERY_MS).unref();
  }

  /** Before the connections are closed: waits for the list at hand and leaves the others to the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.round;
  }

  /** Rebuilds when it is time; joins a round that is going on. Never fails: errors are logged and the next round tries again. */
  run(): Promise<void> {
    this.round ??= this.rebuild().finally(() => {
      this.round = undefined;
    });
    return this.round;
  }

  private async rebuild(): Promise<void> {
    try {
      if (await this.isDue()) {
        await this.database.withLock('lists of values', 0, async () => {
          // Asked again: another process may just have finished.
          if (await this.isDue()) await this.rebuildAll();
        });
      }
    } catch (error) {
      if (error instanceof DatabaseError && error.failure === 'busy') return;
      this.logger.error({ msg: 'rebuilding the lists of values failed', err: error });
    }
  }

  private async isDue(): Promise<boolean> {
    const options = await this.options.current();
    const days = options.number('INVENTORY_CACHE_REVALIDATE');
    return rebuildDue(
      options.isOn('INVENTORY_CACHE_ENABLED'),
      days,
      await this.lists.rebuiltAt(),
      secondsNow(),
    ).due;
  }

  private async rebuildAll(): Promise<void> {
    const started = secondsNow();
    for (const cache of VALUE_CACHES) {
      if (this.stopping) return;
      await this.lists.rebuild(cache);
    }
    this.known.clear();
    await this.lists.noteRebuilt(started);
    this.logger.log({ msg: 'lists of values rebuilt', seconds: secondsNow() - started });
  }
}

const secondsNow = (): number => Math.floor(Date.now() / 1000);
