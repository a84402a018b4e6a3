import { Injectable } from '@nestjs/common';
import { Database, type Sql, type Transaction } from '@ocs/core-server';
import { EXCLUDED, INCLUDED } from '../membership.rule.js';
import type { StoredComputerGroup } from './computer-group.rule.js';

const GROUPS = `SELECT h.ID AS id, h.NAME AS name, h.DESCRIPTION AS description, g.REQUEST AS request, g.XMLDEF AS xml,
    c.STATIC AS state
  FROM hardware h LEFT JOIN \`groups\` g ON g.HARDWARE_ID = h.ID
  LEFT JOIN groups_cache c ON c.GROUP_ID = h.ID AND c.HARDWARE_ID = ?
  WHERE h.DEVICEID = '_SYSTEMGROUP_'`;
const ALL = `${GROUPS} ORDER BY h.NAME, h.ID`;
const OPEN = `${GROUPS} AND (h.WORKGROUP = 'GROUP_4_ALL' OR c.STATIC IN (0, 1)) ORDER BY h.NAME, h.ID`;
const ONE = `${GROUPS} AND h.ID = ?`;

const NAMES = "SELECT ID AS id, NAME AS name FROM hardware WHERE DEVICEID = '_SYSTEMGROUP_'";
const ALL_NAMES = `${NAMES} ORDER BY NAME, ID`;
const OPEN_NAMES = `${NAMES} AND WORKGROUP = 'GROUP_4_ALL' ORDER BY NAME, ID`;

/** A computer's rows in groups, as the console changes them: `groups_cache` (spec/console.md 9.4 and 10). */
@Injectable()
export class ComputerGroupsRepository {
  constructor(private readonly database: Database) {}

  /** @param everything also groups that are not open to everybody */
  async of(computerId: number, everything: boolean): Promise<readonly StoredComputerGroup[]> {
    return this.database.rows<StoredComputerGroup>(everything ? ALL : OPEN, [computerId]);
  }

  /** Every group by name; a name may be empty. */
  async names(
    everything: boolean,
  ): Promise<readonly { readonly id: number; readonly name: string | null }[]> {
    return this.database.rows(everything ? ALL_NAMES : OPEN_NAMES);
  }

  async find(
    computerId: number,
    groupId: number,
    sql: Sql = this.database,
  ): Promise<StoredComputerGroup | undefined> {
    return sql.one<StoredComputerGroup>(ONE, [computerId, groupId]);
  }

  /** The row of the group's definition: whoever computes the members waits until the transaction ends. */
  async lock(tx: Transaction, groupId: number): Promise<void> {
    await tx.one('SELECT HARDWARE_ID FROM `groups` WHERE HARDWARE_ID = ? FOR UPDATE', [groupId]);
  }

  /** Puts a computer into a group, or keeps it out, by hand. */
  async setByHand(
    tx: Transaction,
    computerId: number,
    groupId: number,
    state: typeof INCLUDED | typeof EXCLUDED,
  ): Promise<void> {
    await tx.run(
      `INSERT INTO groups_cache (HARDWARE_ID, GROUP_ID, STATIC) VALUES (?, ?, ?)
       ON DUPLICATE KEY UPDATE STATIC = VALUES(STATIC)`,
      [computerId, groupId, state],
    );
  }

  /** Leaves the computer to the group's definition, which is computed at the next occasion. */
  async leaveToDefinition(tx: Transaction, computerId: number, groupId: number): Promise<void> {
    await tx.run('DELETE FROM groups_cache WHERE HARDWARE_ID = ? AND GROUP_ID = ? AND STATIC <> 0', [
      computerId,
      groupId,
    ]);
    await tx.run('UPDATE `groups` SET REVALIDATE_FROM = 0 WHERE HARDWARE_ID = ?', [groupId]);
  }
}
