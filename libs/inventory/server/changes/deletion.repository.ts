import { Injectable } from '@nestjs/common';
import { Database, identifier, type Transaction } from '@ocs/core-server';
import { computerTables } from './computer-tables.repository.js';
import type { DeletionTreatment } from './deletion-tables.rule.js';

/** SQL of deleting and archiving computers (spec/console.md 5.1 and 8.8). */
@Injectable()
export class DeletionRepository {
  constructor(private readonly database: Database) {}

  /** Tables that may hold rows of a computer. */
  async tables(): Promise<readonly string[]> {
    return computerTables(this.database);
  }

  /** The machine is known again when it comes back, not an unknown device until then: by the addresses of its cards. */
  async deleteDiscovered(tx: Transaction, computerId: number): Promise<void> {
    const cards = await tx.rows<{ mac: string }>(
      "SELECT DISTINCT MACADDR AS mac FROM networks WHERE HARDWARE_ID = ? AND MACADDR <> ''",
      [computerId],
    );
    if (cards.length > 0) {
      await tx.run('DELETE FROM netmap WHERE MAC IN (?)', [cards.map(({ mac }) => mac)]);
    }
  }

  /** Those of the tables that have rows of the computer, asked at once: most of them have none. */
  async tablesWithRows(
    tx: Transaction,
    tables: readonly string[],
    computerId: number,
  ): Promise<readonly string[]> {
    if (tables.length === 0) return [];
    const found = await tx.rows<{ at: number }>(
      rowsStatement(tables),
      tables.flatMap((_, at) => [at, computerId]),
    );
    const places = new Set(found.map(({ at }) => Number(at)));
    return tables.filter((_, at) => places.has(at));
  }

  async treatRows(
    tx: Transaction,
    table: string,
    treatment: DeletionTreatment,
    computerId: number,
  ): Promise<void> {
    const statement =
      treatment === 'delete'
        ? `DELETE FROM ${identifier(table)} WHERE HARDWARE_ID = ?`
        : `UPDATE ${identifier(table)} SET HARDWARE_ID = NULL WHERE HARDWARE_ID = ?`;
    await tx.run(statement, [computerId]);
  }

  /**
   * Columns that name the computer otherwise. Activations whose fragments it served go with their assignments, as when an
   * activation is removed (spec/console.md 14.3); a planned wake-up may name several computers, with commas.
   */
  async deleteReferences(tx: Transaction, computerId: number): Promise<void> {
    const activations = await tx.rows<{ id: number }>(
      'SELECT ID AS id FROM download_enable WHERE SERVER_ID = ?',
      [computerId],
    );
    if (activations.length > 0) {
      const ids = activations.map(({ id }) => id);
      await tx.run(
        `DELETE FROM devices WHERE IVALUE IN (?)
         AND NAME IN ('DOWNLOAD', 'DOWNLOAD_FORCE', 'DOWNLOAD_SCHEDULE', 'DOWNLOAD_POSTCMD')`,
        [ids],
      );
      await tx.run('DELETE FROM download_enable WHERE ID IN (?)', [ids]);
    }
    await tx.run('DELETE FROM schedule_wol WHERE MACHINE_ID = ?', [String(computerId)]);
    await tx.run(
      `UPDATE schedule_wol SET MACHINE_ID = TRIM(BOTH ',' FROM REPLACE(CONCAT(',', MACHINE_ID, ','), ?, ','))
       WHERE FIND_IN_SET(?, MACHINE_ID) > 0`,
      [`,${computerId},`, String(computerId)],
    );
  }

  async deleteComputerRow(tx: Transaction, computerId: number): Promise<void> {
    await tx.run('DELETE FROM hardware WHERE ID = ?', [computerId]);
  }

  /** Told to other products in the transaction that deletes (spec/glpi.md 8): the id as text. */
  async trace(tx: Transaction, computerId: number): Promise<void> {
    await tx.run('INSERT INTO deleted_equiv (DATE, DELETED, EQUIVALENT) VALUES (NOW(), ?, NULL)', [
      String(computerId),
    ]);
  }

  async setArchived(tx: Transaction, computerId: number, archived: boolean): Promise<void> {
    await tx.run('UPDATE hardware SET ARCHIVE = ? WHERE ID = ?', [archived ? 1 : null, computerId]);
  }

  /** Names of computers, for a report about many of them; an id without a computer is not among them. */
  async names(ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const names = new Map<number, string>();
    for (let from = 0; from < ids.length; from += IDS_PER_STATEMENT) {
      const rows = await this.database.rows<{ id: number; name: string | null; deviceId: string }>(
        'SELECT ID AS id, NAME AS name, DEVICEID AS deviceId FROM hardware WHERE ID IN (?)',
        [ids.slice(from, from + IDS_PER_STATEMENT)],
      );
      for (const { id, name, deviceId } of rows)
        names.set(id, name === null || name === '' ? deviceId : name);
    }
    return names;
  }
}

const IDS_PER_STATEMENT = 5_000;

const rowsStatement = (tables: readonly string[]): string =>
  tables
    .map(
      (table) =>
        `SELECT ? AS at FROM DUAL WHERE EXISTS (SELECT 1 FROM ${identifier(table)} WHERE HARDWARE_ID = ?)`,
    )
    .join(' UNION ALL ');
