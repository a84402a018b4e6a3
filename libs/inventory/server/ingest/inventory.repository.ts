import { Injectable } from '@nestjs/common';
import { deleteByIds, identifier, insertRows, type SqlValue, type Transaction } from '@ocs/core-server';
import type { Section } from '@ocs/inventory-contract';
import { agentFields, columnOf } from '../section-catalogue.js';
import { administrativeEntries } from './administrative.repository.js';
import type { AdministrativeEntry } from './administrative.rule.js';
import type { ComputerRow } from './computer-row.rule.js';
import type { ColumnValue } from './document.js';
import { parseFingerprint, type Fingerprint } from './fingerprint.rule.js';
import type { ClaimedComputer, SectionPlan } from './inventory-plan.js';
import type { StoredRow } from './row-difference.rule.js';

/** A computer as its inventory finds it. */
export interface Claim {
  readonly computer: ClaimedComputer;
  /** Undefined as well when another program stored the last inventory. */
  readonly fingerprint: Fingerprint | undefined;
  /** A fingerprint is kept, valid or not. */
  readonly hasFingerprint: boolean;
  /** The stored administrative data; undefined when the computer has none. */
  readonly administrative: readonly AdministrativeEntry[] | undefined;
}

/** A row of {@link CLAIM}: what is wanted for the claim, and all columns of `accountinfo`. */
interface ClaimedRow {
  readonly x_id: number;
  readonly x_kept: number | null;
  readonly x_sections: string | null;
  readonly [administrative: string]: string | number | null;
}

const CLAIM = `SELECT h.ID AS x_id, f.HARDWARE_ID AS x_kept, IF(f.LASTDATE <=> h.LASTDATE, f.SECTIONS, NULL) AS x_sections, a.*
  FROM hardware h LEFT JOIN x_fingerprint f ON f.HARDWARE_ID = h.ID LEFT JOIN accountinfo a ON a.HARDWARE_ID = h.ID
  WHERE h.DEVICEID = ? FOR UPDATE`;

/** SQL of the ingestion path: set-based, one statement per section and kind of change. */
@Injectable()
export class InventoryRepository {
  /**
   * Finds or creates the computer's row and locks it until the transaction ends, so that inventories of one device follow
   * one another. Twenty first inventories at once find one row: the identity is unique in the database.
   */
  async claim(tx: Transaction, deviceId: string): Promise<Claim> {
    const found = await tx.one<ClaimedRow>(CLAIM, [deviceId]);
    if (found) return claimOf(found);
    // Takes the row lock also where another transaction was faster; a failing INSERT would leave a shared lock and deadlock.
    const { insertId } = await tx.run(
      'INSERT INTO hardware (DEVICEID) VALUES (?) ON DUPLICATE KEY UPDATE ID = LAST_INSERT_ID(ID)',
      [deviceId],
    );
    // A row that another first inventory just made has its date already; our own has none yet.
    const made = await tx.one<{ LASTDATE: string | null }>('SELECT LASTDATE FROM hardware WHERE ID = ?', [
      insertId,
    ]);
    if (made?.LASTDATE != null) {
      const other = await tx.one<ClaimedRow>(CLAIM, [deviceId]);
      if (other) return claimOf(other);
    }
    return {
      computer: { id: insertId, known: false },
      fingerprint: undefined,
      hasFingerprint: false,
      administrative: undefined,
    };
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

  /**
   * The computer's own row: values of the plan, contact times by the database's clock, checksum bits added. With
   * `fingerprint`, the one that is kept for the computer is replaced by it in the same statement.
   */
  async writeComputer(
    tx: Transaction,
    computerId: number,
    row: ComputerRow,
    fingerprint?: string,
  ): Promise<void> {
    const assignments = [...row.values.keys()].map((column) => `h.${identifier(column)} = ?`);
    const lastDate = row.lastDate ?? null;
    const values: SqlValue[] = [...row.values.values(), row.checksum, lastDate];
    let table = 'hardware h';
    if (fingerprint !== undefined) {
      table = 'hardware h JOIN x_fingerprint f ON f.HARDWARE_ID = h.ID';
      assignments.push('f.SECTIONS = ?', 'f.LASTDATE = COALESCE(?, NOW())');
      values.splice(row.values.size, 0, fingerprint, lastDate);
    }
    const update = `UPDATE ${table} SET ${[...assignments, 'h.CHECKSUM = COALESCE(h.CHECKSUM, 0) | ? | 1', 'h.LASTCOME = NOW()', 'h.LASTDATE = COALESCE(?, NOW())'].join(', ')} WHERE h.ID = ?`;
    await tx.run(update, [...values, computerId]);
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

function claimOf({ x_id, x_kept, x_sections, ...administrative }: ClaimedRow): Claim {
  return {
    computer: { id: x_id, known: true },
    fingerprint: parseFingerprint(x_sections),
    hasFingerprint: x_kept !== null,
    administrative: administrative.HARDWARE_ID == null ? undefined : administrativeEntries(administrative),
  };
}

/** Columns an agent fills, in the order of its fields. */
export const storedColumns = (section: Section): readonly string[] => agentFields(section).map(columnOf);
