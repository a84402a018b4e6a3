import { Injectable } from '@nestjs/common';
import { Database, OptionsReader, PeriodicJob } from '@ocs/core-server';
import { GroupRevalidation } from './group-revalidation.js';

const EVERY_MS = 60_000;
/** Two rounds: a group that expires before the next round is over is computed in this one. */
const AHEAD_SECONDS = 120;

/** Computes groups ahead of their expiry, so that no agent has to wait for it. A stopping server finishes the group at hand. */
@Injectable()
export class GroupJob extends PeriodicJob {
  constructor(
    database: Database,
    private readonly options: OptionsReader,
    private readonly revalidation: GroupRevalidation,
  ) {
    super(database, {
      name: 'groups',
      lock: 'groups job',
      everyMs: EVERY_MS,
      atStart: true,
      failure: 'revalidating groups failed',
    });
  }

  protected async work(): Promise<void> {
    const scope = { aheadSeconds: AHEAD_SECONDS, enough: () => this.stopping };
    await this.revalidation.run(await this.options.current(), scope);
  }
}
