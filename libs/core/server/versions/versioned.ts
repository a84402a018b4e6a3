import type { CountedTable, VersionCounters, Versions } from './versions.js';

/** Milliseconds after which a value is read anew although nothing was counted: TRUNCATE, for one, is not. */
const LONGEST = 60_000;

interface Kept<Value> {
  readonly version: string;
  readonly until: number;
  readonly value: Promise<Value>;
}

/**
 * Something read from tables, kept in this process until one of the tables changes: a change, whoever made it, has effect
 * at the next request in every process. Where changes are not counted it is read each time.
 */
export class Versioned<Value> {
  private kept: Kept<Value> | undefined;

  constructor(
    private readonly versions: Pick<Versions, 'current'>,
    private readonly tables: readonly CountedTable[],
    private readonly load: () => Promise<Value>,
  ) {}

  /**
   * The value as the database has it now. A failure to read it is thrown, and not kept.
   * @param asOf moment (`performance.now()`) that it must not be older than, where now is more than is needed
   */
  async current(asOf?: number): Promise<Value> {
    const version = this.versionOf(await this.versions.current(asOf));
    if (version === undefined) return this.load();
    const { kept } = this;
    if (kept?.version === version && performance.now() < kept.until) return kept.value;
    // Read after its version: a change in between makes the value newer than its version, never older.
    const value = this.load();
    const read = { version, until: performance.now() + LONGEST, value };
    this.kept = read;
    value.catch(() => {
      if (this.kept === read) this.kept = undefined;
    });
    return value;
  }

  private versionOf(counters: VersionCounters): string | undefined {
    const versions = this.tables.map((table) => counters.get(table));
    return versions.includes(undefined) ? undefined : versions.join(' ');
  }
}
