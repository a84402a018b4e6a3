import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@ocs/core-server';
import type { GroupDefinition } from './group-definition.rule.js';
import { memberChange, type MemberChange, type MemberRow } from './member-change.rule.js';

/** How long computed members are valid, in seconds (options GROUPS_CACHE_REVALIDATE and GROUPS_CACHE_OFFSET). */
export interface GroupValidity {
  readonly seconds: number;
  /** Groups that expire within this time count as expired. */
  readonly aheadSeconds: number;
}

/** A computer's place in one group. */
export interface GroupRow {
  readonly groupId: number;
  readonly name: string | null;
  /** `groups_cache.STATIC`. */
  readonly state: number | null;
}

const PSEUDO_COMPUTERS = ['_SYSTEMGROUP_', '_DOWNLOADGROUP_'];
const NO_CHANGE: MemberChange = { added: [], removed: [], selected: 0 };
const IDS_PER_STATEMENT = 5_000;

/** Reads and writes groups and their members. Times are the database's clock: one for all processes. */
@Injectable()
export class GroupRepository {
  constructor(private readonly database: Database) {}

  /** The definition of a group, undefined when it is gone or was computed in the meantime. */
  async expiredDefinition(
    groupId: number,
    { seconds, aheadSeconds }: GroupValidity,
  ): Promise<GroupDefinition | undefined> {
    return this.database.one<GroupDefinition>(
      `SELECT REQUEST AS request, XMLDEF AS xml FROM \`groups\`
       WHERE HARDWARE_ID = ? AND (REVALIDATE_FROM IS NULL OR REVALIDATE_FROM < UNIX_TIMESTAMP() + ? - ?)`,
      [groupId, aheadSeconds, seconds],
    );
  }

  /**
   * Writes the outcome of a computation: the selected computers become the computed members, and the group is valid
   * again.
   *
   * @param selected undefined leaves the members as they are
   * @param offsetSeconds how much longer than usual the group stays valid
   * @returns undefined when the group was deleted or defined anew in the meantime; then nothing is written
   */
  async store(
    groupId: number,
    definition: GroupDefinition,
    selected: readonly number[] | undefined,
    offsetSeconds: number,
  ): Promise<MemberChange | undefined> {
    return this.database.transaction(async (tx) => {
      const present = await tx.one<GroupDefinition>(
        'SELECT REQUEST AS request, XMLDEF AS xml FROM `groups` WHERE HARDWARE_ID = ? FOR UPDATE',
        [groupId],
      );
      if (present?.request !== definition.request || present.xml !== definition.xml) return undefined;
      const change = selected ? await replaceComputed(tx, groupId, selected) : NO_CHANGE;
      await tx.run(
        'UPDATE `groups` SET CREATE_TIME = UNIX_TIMESTAMP(), REVALIDATE_FROM = UNIX_TIMESTAMP() + ? WHERE HARDWARE_ID = ?',
        [offsetSeconds, groupId],
      );
      return change;
    });
  }

  /** The groups a computer has a row in, whether it is a member or kept out. */
  async groupsOf(computerId: number): Promise<readonly GroupRow[]> {
    return this.database.rows<GroupRow>(
      `SELECT c.GROUP_ID AS groupId, g.NAME AS name, c.STATIC AS state
       FROM groups_cache c LEFT JOIN hardware g ON g.ID = c.GROUP_ID WHERE c.HARDWARE_ID = ? ORDER BY c.GROUP_ID`,
      [computerId],
    );
  }
}

/** Writes only what changed: most members stay the same from one computation to the next. */
async function replaceComputed(
  tx: Transaction,
  groupId: number,
  selected: readonly number[],
): Promise<MemberChange> {
  const rows = await tx.rows<MemberRow>(
    'SELECT HARDWARE_ID AS computerId, STATIC AS state FROM groups_cache WHERE GROUP_ID = ?',
    [groupId],
  );
  const pseudo = await tx.rows<{ id: number }>('SELECT ID AS id FROM hardware WHERE DEVICEID IN (?)', [
    PSEUDO_COMPUTERS,
  ]);
  const change = memberChange(rows, selected, new Set(pseudo.map(({ id }) => id)));
  for (const ids of chunks(change.removed)) {
    await tx.run(
      'DELETE FROM groups_cache WHERE GROUP_ID = ? AND (STATIC = 0 OR STATIC IS NULL) AND HARDWARE_ID IN (?)',
      [groupId, ids],
    );
  }
  for (const ids of chunks(change.added)) {
    // A row that was made by hand since it was read stays; an id without a computer gets none.
    await tx.run(
      `INSERT INTO groups_cache (HARDWARE_ID, GROUP_ID, STATIC) SELECT ID, ?, 0 FROM hardware WHERE ID IN (?)
       ON DUPLICATE KEY UPDATE groups_cache.STATIC = groups_cache.STATIC`,
      [groupId, ids],
    );
  }
  return change;
}

function* chunks(ids: readonly number[]): Generator<readonly number[]> {
  for (let from = 0; from < ids.length; from += IDS_PER_STATEMENT)
    yield ids.slice(from, from + IDS_PER_STATEMENT);
}
