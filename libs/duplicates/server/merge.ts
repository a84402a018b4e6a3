import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@ocs/core-server';
import { computerTables, isLockedByOthers, MergeParticipants, SectionCatalogue } from '@ocs/inventory-server';
import { rowTreatment } from './merge-tables.rule.js';
import { MergeRepository, type SentValues } from './merge.repository.js';

/** One computer that is to go, and the one that takes its place. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly sent: SentValues;
  /** The survivor replaced another computer in this inventory already and has that one's data. */
  readonly isFurther?: boolean;
  /** Option TRACE_DELETED: other products follow the computer by `deleted_equiv`. */
  readonly traced: boolean;
  /** Option LOCK_REUSE_TIME, seconds after which another program's lock is void; 0 = never. */
  readonly lockReuseTime: number;
}

/**
 * - `replaced`         done;
 * - `old-gone`         somebody else replaced or deleted the old computer meanwhile;
 * - `survivor-gone`    … or the one that was to stay;
 * - `locked`           another program is changing the old computer.
 */
export type ReplacementOutcome = 'replaced' | 'old-gone' | 'survivor-gone' | 'locked';

/**
 * Replaces one computer by another, the way a re-installed machine keeps its TAG, groups and packages
 * (spec/agent-protocol.md 4.2): the new id survives, the old one disappears, nothing is left under it. One transaction:
 * whatever fails, both computers are as they were.
 */
@Injectable()
export class ComputerMerge {
  constructor(
    private readonly database: Database,
    private readonly repository: MergeRepository,
    private readonly catalogue: SectionCatalogue,
    private readonly participants: MergeParticipants,
  ) {}

  async replace(replacement: Replacement): Promise<ReplacementOutcome> {
    const { from, to } = replacement;
    if (from === to) throw new Error(`Computer ${from} cannot replace itself.`);
    // Outside the transaction: it may ask every table of the database for its columns.
    const tables = await computerTables(this.database);
    return this.database.transaction((tx) => this.replaceIn(tx, replacement, tables));
  }

  private async replaceIn(
    tx: Transaction,
    { from, to, sent, isFurther = false, traced, lockReuseTime }: Replacement,
    tables: readonly string[],
  ): Promise<ReplacementOutcome> {
    const there = await this.repository.lock(tx, from, to);
    if (!there.has(to)) return 'survivor-gone';
    if (!there.has(from)) return 'old-gone';
    if (await isLockedByOthers(tx, from, lockReuseTime)) return 'locked';
    await this.repository.inheritComputerRow(tx, from, to, sent);
    // Before the tables: what a domain hands over itself is no longer there to be deleted.
    await this.participants.merge(tx, from, to);
    await this.repository.moveReferences(tx, from, to);
    for (const table of tables) {
      const treatment = rowTreatment(table, this.catalogue.sections);
      // Two new inventories of one machine at once: the empty row of the one must not wipe out what the other inherited.
      const nothingToGive =
        isFurther &&
        (treatment === 'inherit' || treatment === 'take-over') &&
        !(await this.repository.hasOwnData(tx, table, from));
      await this.repository.treatRows(tx, table, nothingToGive ? 'delete' : treatment, from, to);
    }
    await this.repository.deleteComputerRow(tx, from);
    if (traced) await this.repository.trace(tx, from, to);
    return 'replaced';
  }
}
