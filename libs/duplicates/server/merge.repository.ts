import { Injectable } from '@nestjs/common';
import { identifier, type Transaction } from '@ocs/core-server';
import type { RowTreatment } from './merge-tables.rule.js';

/** Every bit of the checksum: what a null counts as, since nobody knows what changed (spec/agent-protocol.md 3.5). */
const EVERY_SECTION = 67108863;

/** What the running inventory of the surviving computer said, where it matters for its merged row. */
export interface SentValues {
  /** HARDWARE/CHECKSUM; undefined = the stored bits count, which hold more than those of this inventory. */
  readonly checksum?: number | undefined;
  /** The inventory came from a service account, so the user known before stays. */
  readonly byService: boolean;
}

/** SQL of replacing one computer by another; `from` is the one that goes, `to` the one that stays. */
@Injectable()
export class MergeRepository {
  /**
   * Locks both computers until the transaction ends, in the order of their ids, so that two computers that take each other
   * for a duplicate do not replace one another both.
   * @returns those of the two that (still) are computers
   */
  async lock(tx: Transaction, from: number, to: number): Promise<ReadonlySet<number>> {
    const rows = await tx.rows<{ id: number; deviceId: string }>(
      'SELECT ID AS id, DEVICEID AS deviceId FROM hardware WHERE ID IN (?) ORDER BY ID FOR UPDATE',
      [[from, to]],
    );
    return new Set(rows.filter(({ deviceId }) => !deviceId.startsWith('_')).map(({ id }) => id));
  }

  /** Point 2 of spec/agent-protocol.md 4.2; a missing checksum costs neither quality nor fidelity here. */
  async inheritComputerRow(
    tx: Transaction,
    from: number,
    to: number,
    { checksum, byService }: SentValues,
  ): Promise<void> {
    await tx.run(
      `UPDATE hardware n JOIN hardware o ON o.ID = ?
       SET n.QUALITY = COALESCE(o.QUALITY, 0), n.FIDELITY = o.FIDELITY,
           n.CHECKSUM = COALESCE(o.CHECKSUM, ?) | COALESCE(?, n.CHECKSUM, ?),
           n.USERID = IF(?, COALESCE(o.USERID, n.USERID), n.USERID)
       WHERE n.ID = ?`,
      [from, EVERY_SECTION, checksum ?? null, EVERY_SECTION, byService ? 1 : 0, to],
    );
  }

  /** Columns that hold the id of a computer under another name than HARDWARE_ID. */
  async moveReferences(tx: Transaction, from: number, to: number): Promise<void> {
    await tx.run('UPDATE download_enable SET SERVER_ID = ? WHERE SERVER_ID = ?', [to, from]);
    // One id or several with commas, as text.
    await tx.run(
      `UPDATE schedule_wol SET MACHINE_ID = TRIM(BOTH ',' FROM REPLACE(CONCAT(',', MACHINE_ID, ','), ?, ?))
       WHERE FIND_IN_SET(?, MACHINE_ID) > 0`,
      [`,${from},`, `,${to},`, String(from)],
    );
  }

  async treatRows(
    tx: Transaction,
    table: string,
    treatment: RowTreatment,
    from: number,
    to: number,
  ): Promise<void> {
    switch (treatment) {
      case 'inherit':
        if (await this.hasRows(tx, table, from)) await this.takeOver(tx, table, from, to);
        break;
      case 'take-over':
        await this.takeOver(tx, table, from, to);
        break;
      case 'move':
        await this.move(tx, table, from, to);
        break;
      case 'membership':
        await this.moveMembership(tx, from, to);
        break;
      case 'delete':
        await this.delete(tx, table, from);
        break;
    }
  }

  /** Whether a computer has rows that somebody filled: administrative data with nothing but the default TAG has not. */
  async hasOwnData(tx: Transaction, table: string, computerId: number): Promise<boolean> {
    const select = `SELECT * FROM ${identifier(table)} WHERE HARDWARE_ID = ?`;
    const rows = await tx.rows<Record<string, string | number | null>>(select, [computerId]);
    return rows.some((row) => Object.entries(row).some(([column, value]) => isOwn(column, value)));
  }

  /** Told to other products in the transaction that replaces (spec/glpi.md 8): ids as text. */
  async trace(tx: Transaction, from: number, to: number): Promise<void> {
    await tx.run('INSERT INTO deleted_equiv (DATE, DELETED, EQUIVALENT) VALUES (NOW(), ?, ?)', [
      String(from),
      String(to),
    ]);
  }

  async deleteComputerRow(tx: Transaction, computerId: number): Promise<void> {
    await tx.run('DELETE FROM hardware WHERE ID = ?', [computerId]);
  }

  private async takeOver(tx: Transaction, table: string, from: number, to: number): Promise<void> {
    await this.delete(tx, table, to);
    await this.move(tx, table, from, to);
  }

  /** Where both were put into one group by hand, or out of it, the replaced computer's word counts as for all its data. */
  private async moveMembership(tx: Transaction, from: number, to: number): Promise<void> {
    await tx.run(
      `INSERT INTO groups_cache (HARDWARE_ID, GROUP_ID, STATIC)
       SELECT ?, o.GROUP_ID, o.STATIC FROM groups_cache o WHERE o.HARDWARE_ID = ? AND o.STATIC IN (1, 2)
       ON DUPLICATE KEY UPDATE STATIC = VALUES(STATIC)`,
      [to, from],
    );
    await this.delete(tx, 'groups_cache', from);
  }

  private async hasRows(tx: Transaction, table: string, computerId: number): Promise<boolean> {
    const select = `SELECT 1 FROM ${identifier(table)} WHERE HARDWARE_ID = ? LIMIT 1`;
    return (await tx.one(select, [computerId])) !== undefined;
  }

  private async move(tx: Transaction, table: string, from: number, to: number): Promise<void> {
    const update = `UPDATE ${identifier(table)} SET HARDWARE_ID = ? WHERE HARDWARE_ID = ?`;
    await tx.run(update, [to, from]);
  }

  private async delete(tx: Transaction, table: string, computerId: number): Promise<void> {
    const deletion = `DELETE FROM ${identifier(table)} WHERE HARDWARE_ID = ?`;
    await tx.run(deletion, [computerId]);
  }
}

/** Ids and the default TAG (spec/database.md, accountinfo) are nobody's word. */
const isOwn = (column: string, value: string | number | null): boolean =>
  column !== 'ID' && column !== 'HARDWARE_ID' && value !== null && !(column === 'TAG' && value === 'NA');
