import { Injectable } from '@nestjs/common';
import type { Transaction } from '@ocs/core-server';
import { readPermissions } from '../profiles/permission-list.rule.js';
import { isAdministrator } from './reach.rule.js';

/** Tables that belong to one account, with the column that names it. */
const LEFTOVERS = [
  'DELETE FROM x_user WHERE LOGIN = ?',
  'DELETE FROM x_session WHERE LOGIN = ?',
  'DELETE FROM x_token WHERE LOGIN = ?',
  'DELETE FROM x_recovery_code WHERE LOGIN = ?',
  'DELETE FROM tags WHERE Login = ?',
  'DELETE FROM auth_attempt WHERE LOGIN = ?',
  'DELETE FROM x_preference WHERE LOGIN = ?',
  "DELETE FROM layouts WHERE CREATOR = ? AND VISIBILITY_SCOPE = 'USER'",
] as const;

/** What keeps changes of accounts and profiles in order. */
@Injectable()
export class AccountTurnRepository {
  /**
   * Waits until no other change of accounts or profiles is under way, in any process; until the transaction ends the
   * others wait. The row is written, not only read: on a cluster of databases only writes collide.
   */
  async take(tx: Transaction): Promise<void> {
    await tx.run(
      'INSERT INTO x_account_turn (ID, TURN) VALUES (1, 1) ON DUPLICATE KEY UPDATE TURN = TURN + 1',
    );
  }

  /** True while an enabled account can manage accounts and profiles. */
  async hasAdministrator(tx: Transaction): Promise<boolean> {
    const profiles = await tx.rows<{ permissionList: string; restricted: number }>(
      `SELECT p.PERMISSIONS AS permissionList, p.RESTRICTED AS restricted FROM x_profile p
       WHERE EXISTS (SELECT 1 FROM operators o LEFT JOIN x_user u ON u.LOGIN = o.ID
         WHERE o.NEW_ACCESSLVL = p.NAME AND COALESCE(u.DISABLED, 0) = 0)`,
    );
    return profiles.some(({ permissionList, restricted }) =>
      isAdministrator({ permissions: readPermissions(permissionList), restricted: restricted === 1 }),
    );
  }

  /** Removes all that belongs to a login, so that a later account of that name starts empty. */
  async clear(login: string, tx: Transaction): Promise<void> {
    for (const statement of LEFTOVERS) await tx.run(statement, [login]);
  }
}
