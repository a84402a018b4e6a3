import { Injectable } from '@nestjs/common';
import { Database } from '@ocs/core-server';
import type { Override } from './override.js';

/** Reads what computers and groups set for themselves. */
@Injectable()
export class OverrideRepository {
  constructor(private readonly database: Database) {}

  /**
   * Rows of the computer and, where groups count, of the groups it belongs to (computed and included ones,
   * spec/agent-protocol.md 5).
   */
  async of(computerId: number, withGroups: boolean): Promise<readonly Override[]> {
    const rows = await this.database.rows<{
      name: string;
      owner: number;
      number: number | null;
      text: string | null;
    }>(
      `SELECT NAME AS name, HARDWARE_ID AS owner, IVALUE AS number, TVALUE AS text FROM devices WHERE HARDWARE_ID = ?
       UNION ALL
       SELECT d.NAME, d.HARDWARE_ID, d.IVALUE, d.TVALUE FROM groups_cache g JOIN devices d ON d.HARDWARE_ID = g.GROUP_ID
       WHERE ? AND g.HARDWARE_ID = ? AND g.STATIC IN (0, 1)`,
      [computerId, withGroups ? 1 : 0, computerId],
    );
    return rows.map(({ name, owner, number, text }) => ({
      name,
      from: Number(owner) === computerId ? 'computer' : 'group',
      ownerId: Number(owner),
      number,
      text,
    }));
  }
}
