import { Injectable } from '@nestjs/common';
import { Database, type Viewer } from '@ocs/core-server';
import { OWN_SETTING } from './list/list-conditions.js';
import { type Condition, withinPerimeter } from './perimeter.js';

/** What identifies a computer, and its state. */
export interface ComputerIdentity {
  readonly id: number;
  readonly deviceId: string;
  readonly archived: boolean;
  readonly customised: boolean;
}

/** One computer by its id, if the viewer may see it. */
@Injectable()
export class ComputerDetailRepository {
  constructor(private readonly database: Database) {}

  /** Undefined for an unknown id, a group, or a computer outside the perimeter. */
  async identity(viewer: Viewer, id: number): Promise<ComputerIdentity | undefined> {
    const perimeter = withinPerimeter(viewer);
    const row = await this.database.one<{ deviceId: string; archived: number; customised: number }>(
      identityStatement(perimeter),
      [id, ...perimeter.values],
    );
    return (
      row && { id, deviceId: row.deviceId, archived: row.archived === 1, customised: row.customised === 1 }
    );
  }

  /** Sum of the memory modules in MB; null when none says its size. */
  async memoryModules(id: number): Promise<number | null> {
    const row = await this.database.one<{ sum: string | number | null }>(
      'SELECT SUM(CAST(CAPACITY AS UNSIGNED)) AS sum FROM memories WHERE HARDWARE_ID = ?',
      [id],
    );
    const sum = Number(row?.sum ?? 0);
    return sum === 0 ? null : sum;
  }

  /** Networks of its cards with the names administrators gave them (`subnet`), each once. */
  async networks(id: number): Promise<{ subnet: string; name: string | null }[]> {
    return this.database.rows(NETWORKS, [id]);
  }
}

const identityStatement = (perimeter: Condition): string =>
  `SELECT h.DEVICEID AS deviceId, h.ARCHIVE IS NOT NULL AS archived,
     EXISTS (SELECT 1 FROM devices d WHERE d.HARDWARE_ID = h.ID AND ${OWN_SETTING}) AS customised
   FROM hardware h WHERE h.ID = ? AND ${perimeter.sql}`;

const NETWORKS = `SELECT n.IPSUBNET AS subnet, MIN(NULLIF(s.NAME, '')) AS name
  FROM networks n LEFT JOIN subnet s ON s.NETID = n.IPSUBNET
  WHERE n.HARDWARE_ID = ? AND n.IPSUBNET <> '' GROUP BY n.IPSUBNET ORDER BY INET6_ATON(n.IPSUBNET), n.IPSUBNET`;
