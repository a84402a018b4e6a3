import { Injectable } from '@nestjs/common';
import { Database, OptionsReader, PeriodicJob } from '@ocs/core-server';
import { KnownValues } from './known-values.js';
import { rebuildDue } from './rebuild-due.rule.js';
import { ValueCacheRepository } from './value-cache.repository.js';
import { VALUE_CACHES } from './value-caches.js';

const EVERY_MS = 10 * 60_000;

/**
 * Builds the lists of values anew when INVENTORY_CACHE_REVALIDATE days have passed; never in an agent's request. A stopping
 * server finishes the list at hand and leaves the others to the next start.
 */
@Injectable()
export class ValueCacheJob extends PeriodicJob {
  constructor(
    database: Database,
    private readonly options: OptionsReader,
    private readonly lists: ValueCacheRepository,
    private readonly known: KnownValues,
  ) {
    super(database, {
      name: 'value-lists',
      lock: 'lists of values',
      everyMs: EVERY_MS,
      failure: 'rebuilding the lists of values failed',
    });
  }

  protected override async isDue(): Promise<boolean> {
    const options = await this.options.current();
    const days = options.number('INVENTORY_CACHE_REVALIDATE');
    return rebuildDue(
      options.isOn('INVENTORY_CACHE_ENABLED'),
      days,
      await this.lists.rebuiltAt(),
      secondsNow(),
    ).due;
  }

  protected async work(): Promise<void> {
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
