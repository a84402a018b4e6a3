import { Injectable } from '@nestjs/common';
import { deleteByIds, identifier, insertRows, type Transaction } from '@ocs/core-server';
import type { Section } from '@ocs/inventory-contract';
import { agentFields, columnOf } from '../section-catalogue.js';
import type { ComputerRow } from './computer-row.rule.js';
import type { ColumnValue } from './document.js';
import type { ClaimedComputer, SectionPlan } from './inventory-plan.js';
import type { StoredRow } from './row-difference.rule.js';

/** SQL of the ingestion path: set-based, one statement per section and kind of change. */
@Injectable()
export class InventoryRepository {
  /**
   * Finds or creates the computer's row and locks it until the transaction ends, so that inventories of one device follow
   * one another. Twenty first inventories at once find one row: the identity is unique in the database.
   */
  async claim(tx: Transaction, deviceId: string): Promise<ClaimedComputer> {
    const found = await tx.one<{ ID: number }>('SELECT ID FROM hardware WHERE DEVICEID = ? FOR UPDATE', [
      deviceId,
    ]);
    if (found) return { id: found.ID, known: true };
    // Takes the row lock also where another transaction was faster; a failing INSERT would leave a shared lock and deadlock.
    const { insertId } = await tx.run(
      'INSERT INTO hardware (DEVICEID) VALUES (?) ON DUPLICATE KEY UPDATE ID = LAST_INSERT_ID(ID)',
      [deviceId],
    );
    // A row that another first inventory just made has its date already; our own has none yet.
    const made = await tx.one<{ LASTDATE: string | null }>('SELECT LASTDATE FROM hardware WHERE ID = ?', [
      insertId,
    ]);
    return { id: insertId, known: made?.LASTDATE != null };
  }

  /** Stored rows of a section in its sort order, values in the order of {@link storedColumns}. */
  async storedRows(tx: Transaction, section: Section, computerId: number): Promise<StoredRow[]> {
    const columns = storedColumns(section);
    const names = columns.map(identifier).join(', ');
    const order = section.sortBy ? `${identifier(section.sortBy)}, ID` : 'ID';
    const select = `SELECT ID AS id, ${names} FROM ${identifier(section.table)} WHERE HARDWARE_ID = ? ORDER BY ${order}`;
    const rows = await tx.rows<Record<string, ColumnValue>>(select, [computerId]);
    return rows.map((row) => ({
      id: Number(row.id),
      values: columns.map((column) => row[column] ?? null),
    }));
  }

  /** The one stored row of a single section (BIOS, JAVAINFO); no row id: the computer is its key. */
  async storedSingle(
    tx: Transaction,
    section: Section,
    computerId: number,
  ): Promise<readonly ColumnValue[] | undefined> {
    const columns = storedColumns(section);
    const select = `SELECT ${columns.map(identifier).join(', ')} FROM ${identifier(section.table)} WHERE HARDWARE_ID = ?`;
    const row = await tx.one<Record<string, ColumnValue>>(select, [computerId]);
    return row && columns.map((column) => row[column] ?? null);
  }

  async writeSection(
    tx: Transaction,
    computerId: number,
    { section, columns, difference }: SectionPlan,
  ): Promise<void> {
    const { added, removed } = difference;
    if (section.storage === 'single') {
      const [row] = added;
      if (row) await this.writeSingle(tx, section, computerId, columns, row);
      return;
    }
    await deleteByIds(
      tx,
      section.table,
      removed.map((row) => row.id),
    );
    await insertRows(
      tx,
      section.table,
      ['HARDWARE_ID', ...columns],
      added.map((row) => [computerId, ...row]),
    );
  }

  /** The computer's own row: values of the plan, contact times by the database's clock, checksum bits added. */
  async writeComputer(tx: Transaction, computerId: number, row: ComputerRow): Promise<void> {
    const assignments = [...row.values.keys()].map((column) => `${identifier(column)} = ?`);
    const update = `UPDATE hardware SET ${[...assignments, 'CHECKSUM = COALESCE(CHECKSUM, 0) | ? | 1', 'LASTCOME = NOW()', 'LASTDATE = COALESCE(?, NOW())'].join(', ')} WHERE ID = ?`;
    await tx.run(update, [...row.values.values(), row.checksum, row.lastDate ?? null, computerId]);
  }

  private async writeSingle(
    tx: Transaction,
    section: Section,
    computerId: number,
    columns: readonly string[],
    row: readonly ColumnValue[],
  ): Promise<void> {
    const names = columns.map(identifier);
    const values = names.map((name) => `${name} = VALUES(${name})`).join(', ');
    const upsert = `INSERT INTO ${identifier(section.table)} (HARDWARE_ID, ${names.join(', ')}) VALUES ? ON DUPLICATE KEY UPDATE ${values}`;
    await tx.run(upsert, [[[computerId, ...row]]]);
  }
}

/** Columns an agent fills, in the order of its fields. */
export const storedColumns = (section: Section): readonly string[] => agentFields(section).map(columnOf);
