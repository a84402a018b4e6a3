import { Injectable, Logger } from '@nestjs/common';
import { Batcher } from '../database/batcher.js';
import { Database } from '../database/database.js';

/** Tables whose changes are counted in `x_version` (migration 1700000000700): settings that change now and then. */
export type CountedTable =
  | 'assets_categories'
  | 'blacklist_macaddresses'
  | 'blacklist_serials'
  | 'blacklist_subnet'
  | 'config'
  | 'download_available'
  | 'download_enable'
  | 'groups'
  | 'regconfig'
  | 'software_categories'
  | 'software_category_exp';

/** Counters of changes at one moment, by table; a table that is not in it is not counted in this database. */
export type VersionCounters = ReadonlyMap<string, string>;

/** Milliseconds after which the triggers are looked at again: a table that was dropped and restored lost them. */
const CHECK_EVERY = 60_000;
/** INSERT, UPDATE and DELETE. */
const TRIGGERS_OF_A_TABLE = 3;

/**
 * Tells whether tables changed since they were read last. Triggers count the changes, so that SQL of other products and old
 * consoles counts as well; the counters are read at each request, for all requests of a moment together.
 */
@Injectable()
export class Versions {
  private readonly logger = new Logger('versions');
  private readonly reading = new Batcher<undefined, VersionCounters>({
    together: async (askers) => {
      const counters = await this.readTogether();
      return askers.map(() => counters);
    },
    most: Infinity,
  });
  /** The last counters, and when their reading began. */
  private latest: { readonly begun: number; readonly counters: VersionCounters } | undefined;
  private counted: ReadonlySet<string> = new Set();
  private checkedAt = -Infinity;
  private told = false;

  constructor(private readonly database: Database) {}

  /**
   * The counters as they are now.
   * @param asOf moment (`performance.now()`) that they must not be older than, where now is more than is needed
   */
  async current(asOf?: number): Promise<VersionCounters> {
    const { latest } = this;
    if (latest && asOf !== undefined && latest.begun >= asOf) return latest.counters;
    return this.reading.do(undefined);
  }

  private async readTogether(): Promise<VersionCounters> {
    const begun = performance.now();
    const counters = await this.read();
    this.latest = { begun, counters };
    return counters;
  }

  private async read(): Promise<VersionCounters> {
    if (performance.now() - this.checkedAt >= CHECK_EVERY) await this.check();
    if (this.counted.size === 0) return new Map();
    const rows = await this.database.rows<{ name: string; version: number | string }>(
      'SELECT NAME AS name, VERSION AS version FROM x_version',
    );
    return new Map(
      rows
        .filter(({ name }) => this.counted.has(name))
        .map(({ name, version }) => [name, String(version)] as const),
    );
  }

  /** Only tables with all of their triggers are counted; where there are none, everything is read at each request. */
  private async check(): Promise<void> {
    const rows = await this.database.rows<{ name: string; triggers: number | string }>(
      `SELECT EVENT_OBJECT_TABLE AS name, COUNT(*) AS triggers FROM information_schema.TRIGGERS
       WHERE TRIGGER_SCHEMA = DATABASE() AND TRIGGER_NAME LIKE 'x\\_version\\_%' GROUP BY EVENT_OBJECT_TABLE`,
    );
    this.counted = new Set(
      rows.filter(({ triggers }) => Number(triggers) === TRIGGERS_OF_A_TABLE).map(({ name }) => name),
    );
    this.checkedAt = performance.now();
    if (this.counted.size > 0 || this.told) return;
    this.told = true;
    this.logger.warn(
      'Settings are read anew for every agent: the account of the database may not create triggers that count their changes (right TRIGGER, and log_bin_trust_function_creators where a binary log is kept).',
    );
  }
}
