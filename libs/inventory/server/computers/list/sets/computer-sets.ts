import { Injectable } from '@nestjs/common';
import type { ComputerState } from '@ocs/inventory-contract';
import type { Condition } from '../../perimeter.js';
import type { Perimeter } from '../../perimeters.js';
import type { SingleTable } from '../computer-columns.rule.js';
import { ComputerSetsRepository, type Fleet } from './computer-sets.repository.js';
import { IdSet } from './id-set.js';
import type { Membership, Rows } from './membership.js';
import { ShortMemo } from '../short-memo.js';

/** Figures and pages may be as old as this. */
const KNOWN_MS = 3_000;
/** Sets in use are read anew in the background from this age on: nobody waits for them. */
const RENEWED_AFTER_MS = 1_000;
/** Sets remembered at a time; one of a hundred thousand computers takes about 13 kB. */
const MOST_SETS = 200;

const TAGGED = { from: 'accountinfo a', id: 'a.HARDWARE_ID' } as const;
const ANY: Condition = { sql: 'TRUE', values: [] };

/** The computers of a perimeter by their state. */
export type StateSets = Readonly<Record<ComputerState, IdSet>>;

/**
 * Which computers a list holds, remembered for a few seconds: every computer, those of each perimeter and those of each
 * filter are read once for everybody who asks, and combined here. Whoever changes computers in this process makes it forget them.
 *
 * The memory decides what is counted and found, never what may be read: rows are delivered under the perimeter of that moment.
 */
@Injectable()
export class ComputerSets {
  private readonly fleets = new ShortMemo<Fleet>(KNOWN_MS, 1, { renewedAfter: RENEWED_AFTER_MS });
  private readonly sets = new ShortMemo<IdSet>(KNOWN_MS, MOST_SETS, { renewedAfter: RENEWED_AFTER_MS });

  constructor(private readonly repository: ComputerSetsRepository) {}

  forget(): void {
    this.fleets.forget();
    this.sets.forget();
  }

  /** Begins to read what every list needs. Whoever needs it then hears of a failure. */
  prepare(): void {
    this.fleet().catch(() => undefined);
  }

  /** Every computer there is. */
  async everything(): Promise<IdSet> {
    return (await this.fleet()).all;
  }

  /** The computers of a perimeter. */
  async states(perimeter: Perimeter): Promise<StateSets> {
    const [fleet, visible] = await Promise.all([this.fleet(), this.visible(perimeter)]);
    const all = visible === null ? fleet.all : fleet.all.and(visible);
    const archived = visible === null ? fleet.archived : fleet.archived.and(visible);
    return { all, archived, active: all.without(archived) };
  }

  /** Ids that have a row in a table with at most one row each, computers or not, within a perimeter. */
  async withRows(table: SingleTable, perimeter: Perimeter): Promise<IdSet> {
    const [rows, visible] = await Promise.all([this.rowsOf(table), this.visible(perimeter)]);
    return visible === null ? rows : rows.and(visible);
  }

  /** Those of `computers` for which all filters hold. */
  async filtered(computers: Promise<IdSet>, filters: readonly Membership[]): Promise<IdSet> {
    const [start, ...fitting] = await Promise.all([
      computers,
      ...filters.map(async ({ rows }) => Promise.all(rows.map(async (one) => this.of(one)))),
    ]);
    return fitting.reduce((left, sets, index) => {
      const some = sets.reduce((one, other) => one.or(other), IdSet.EMPTY);
      return filters[index]?.none === true ? left.without(some) : left.and(some);
    }, start);
  }

  /** Ids that rows name, whether a computer has them or not. */
  private async of(rows: Rows): Promise<IdSet> {
    const { from, id, fits } = rows;
    return this.sets.get(JSON.stringify([from, id, fits.sql, fits.values]), async () =>
      this.repository.read(rows),
    );
  }

  /** Ids whose TAG fits a perimeter; null where there is no limit. */
  private async visible({ tags }: Perimeter): Promise<IdSet | null> {
    return tags === null ? null : this.of({ ...TAGGED, fits: tags });
  }

  private async rowsOf(table: SingleTable): Promise<IdSet> {
    if (table === 'accountinfo') return this.of({ ...TAGGED, fits: ANY });
    if (table === 'bios') return this.of({ from: 'bios b', id: 'b.HARDWARE_ID', fits: ANY });
    // Categories hang on the computer's own row.
    const { all, groups } = await this.fleet();
    return all.or(groups);
  }

  private async fleet(): Promise<Fleet> {
    return this.fleets.get('', async () => this.repository.fleet());
  }
}
