import { Injectable } from '@nestjs/common';
import type { Transaction, Viewer } from '@ocs/core-server';
import { type Condition, withinPerimeter } from '../computers/perimeter.js';

/** A computer that is being changed: its row is locked until the transaction ends. */
export interface LockedComputer {
  readonly id: number;
  readonly deviceId: string;
  /** `hardware.NAME`, or the device id of a computer that never told its name. */
  readonly name: string;
  /** null: no administrative row, or no TAG in it. */
  readonly tag: string | null;
  readonly archived: boolean;
}

/** Locks computers for a change. */
@Injectable()
export class ComputerChangeRepository {
  /**
   * Locks the computer's row without waiting: an inventory that is being stored holds it, and the one who asked shall not
   * wait for it (error 1205 or 3572).
   *
   * @returns undefined for an unknown id, a group, or a computer outside the perimeter
   */
  async lock(tx: Transaction, viewer: Viewer, id: number): Promise<LockedComputer | undefined> {
    const found = await tx.one('SELECT ID FROM hardware WHERE ID = ? FOR UPDATE NOWAIT', [id]);
    if (!found) return undefined;
    const perimeter = withinPerimeter(viewer);
    const row = await tx.one<{
      deviceId: string;
      name: string | null;
      tag: string | null;
      archived: number;
    }>(identityStatement(perimeter), [id, ...perimeter.values]);
    return (
      row && {
        id,
        deviceId: row.deviceId,
        name: row.name === null || row.name === '' ? row.deviceId : row.name,
        tag: row.tag,
        archived: row.archived === 1,
      }
    );
  }
}

const identityStatement = (perimeter: Condition): string =>
  `SELECT h.DEVICEID AS deviceId, h.NAME AS name, h.ARCHIVE IS NOT NULL AS archived, a.TAG AS tag
   FROM hardware h LEFT JOIN accountinfo a ON a.HARDWARE_ID = h.ID WHERE h.ID = ? AND ${perimeter.sql}`;
