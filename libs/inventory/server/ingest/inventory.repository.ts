import { Injectable } from '@nestjs/common';
import {
  deleteByIdsLater,
  identifier,
  insertRowsLater,
  type Sql,
  type SqlValue,
  type Transaction,
} from '@ocs/core-server';
import type { Section } from '@ocs/inventory-contract';
import { agentFields, columnOf } from '../section-catalogue.js';
import { administrativeEntries } from './administrative.repository.js';
import type { ComputerRow } from './computer-row.rule.js';
import type { ColumnValue } from './document.js';
import { parseFingerprint } from './fingerprint.rule.js';
import { FoundComputer, type ComputerStanding } from './found-computer.js';
import type { SectionPlan } from './inventory-plan.js';
import type { StoredRow } from './row-difference.rule.js';

/** A row of {@link STANDING}: what is wanted for the standing, and all columns of `accountinfo`. */
interface StandingRow {
  readonly x_id: number;
  readonly x_kept: number | null;
  readonly x_sections: string | null;
  readonly [administrative: string]: string | number | null;
}

interface FoundRow extends StandingRow {
  readonly x_inventory: number | string | null;
  readonly x_contact: number | string | null;
  readonly x_quality: number | string | null;
  readonly x_fidelity: number | string | null;
  readonly x_lock: number | string | null;
  readonly x_session: number | string | null;
}

const STANDING =
  'h.ID AS x_id, f.HARDWARE_ID AS x_kept, IF(f.LASTDATE <=> h.LASTDATE, f.SECTIONS, NULL) AS x_sections';
const JOINED =
  'hardware h LEFT JOIN x_fingerprint f ON f.HARDWARE_ID = h.ID LEFT JOIN accountinfo a ON a.HARDWARE_ID = h.ID';

const CLAIM = `SELECT ${STANDING}, a.* FROM ${JOINED} WHERE h.DEVICEID = ? FOR UPDATE`;

const FIND = `SELECT ${STANDING}, UNIX_TIMESTAMP(h.LASTDATE) AS x_inventory, UNIX_TIMESTAMP(h.LASTCOME) AS x_contact,
    h.QUALITY AS x_quality, h.FIDELITY AS x_fidelity,
    (SELECT TIMESTAMPDIFF(SECOND, l.SINCE, NOW()) FROM locks l WHERE l.HARDWARE_ID = h.ID) AS x_lock,
    (SELECT MAX(p.TIMESTAMP) FROM prolog_conntrack p WHERE p.DEVICEID = h.DEVICEID) AS x_session, a.*
  FROM ${JOINED} WHERE h.DEVICEID = ? AND LEFT(h.DEVICEID, 1) <> '_'`;

/** SQL of the ingestion path: set-based, one statement per section and kind of change. */
@Injectable()
export class InventoryRepository {
  /** Finds a computer with what its inventory depends on, in one statement. Compared by the column's collation: case does not count. */
  async find(sql: Sql, deviceId: string): Promise<FoundComputer | undefined> {
    const found = await sql.one<FoundRow>(FIND, [deviceId]);
    if (!found) return undefined;
    const { x_inventory, x_contact, x_quality, x_fidelity, x_lock, x_session, ...standing } = found;
    const known = {
      id: found.x_id,
      lastInventory: numberOf(x_inventory),
      lastContact: numberOf(x_contact),
      quality: numberOf(x_quality),
      fidelity: numberOf(x_fidelity),
    };
    return new FoundComputer(known, numberOf(x_lock), numberOf(x_session), standingOf(standing));
  }

  /** Locks the computer until the transaction ends, so that inventories of one device follow one another. */
  async claim(tx: Transaction, deviceId: string): Promise<ComputerStanding | undefined> {
    const found = await tx.one<StandingRow>(CLAIM, [deviceId]);
    return found && standingOf(found);
  }

  /**
   * Makes the row of a computer that nobody knows yet. The identity is unique in the database: of twenty first inventories at
   * once one makes the row, the others fail after it was committed.
   * @returns the computer's id
   * @throws QueryError of a duplicate key when the computer is known by now
   */
  async add(tx: Transaction, deviceId: string, row: ComputerRow): Promise<number> {
    const columns = [...row.values.keys()].map((column) => `${identifier(column)}, `).join('');
    const places = '?, '.repeat(row.values.size);
    const insert = `INSERT INTO hardware (${columns}DEVICEID, CHECKSUM, LASTCOME, LASTDATE) VALUES (${places}?, DEFAULT(CHECKSUM) | ? | 1, NOW(), COALESCE(?, NOW()))`;
    const values: SqlValue[] = [...row.values.values(), deviceId, row.checksum, row.lastDate ?? null];
    return (await tx.run(insert, values)).insertId;
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

  writeSection(tx: Transaction, computerId: number, { section, columns, difference }: SectionPlan): void {
    const { added, removed } = difference;
    if (section.storage === 'single') {
      const [row] = added;
      if (row) this.writeSingle(tx, section, computerId, columns, row);
      return;
    }
    deleteByIdsLater(
      tx,
      section.table,
      removed.map((row) => row.id),
    );
    insertRowsLater(
      tx,
      section.table,
      ['HARDWARE_ID', ...columns],
      added.map((row) => [computerId, ...row]),
    );
  }

  /** The computer's own row: values of the plan, contact times by the database's clock, checksum bits added. */
  writeComputer(tx: Transaction, computerId: number, row: ComputerRow): void {
    const update = `UPDATE hardware h SET ${assignmentsOf(row)} WHERE h.ID = ?`;
    tx.later(update, [...assignedValues(row), computerId]);
  }

  /**
   * The computer's own row and its fingerprint in one statement, as long as the fingerprint is the one that was seen; locks
   * both until the transaction ends.
   * @returns false when another inventory came between: nothing was written
   */
  async writeComputerIfSame(
    sql: Sql,
    { id, storedFingerprint }: ComputerStanding,
    row: ComputerRow,
    fingerprint: string,
  ): Promise<boolean> {
    const update = `UPDATE hardware h JOIN x_fingerprint f ON f.HARDWARE_ID = h.ID
      SET ${assignmentsOf(row)}, f.LASTDATE = COALESCE(?, NOW()), f.SECTIONS = ?
      WHERE h.ID = ? AND f.SECTIONS = ? AND f.LASTDATE <=> h.LASTDATE`;
    const { affectedRows } = await sql.run(update, [
      ...assignedValues(row),
      row.lastDate ?? null,
      fingerprint,
      id,
      storedFingerprint,
    ]);
    return affectedRows > 0;
  }

  private writeSingle(
    tx: Transaction,
    section: Section,
    computerId: number,
    columns: readonly string[],
    row: readonly ColumnValue[],
  ): void {
    const names = columns.map(identifier);
    const values = names.map((name) => `${name} = VALUES(${name})`).join(', ');
    const upsert = `INSERT INTO ${identifier(section.table)} (HARDWARE_ID, ${names.join(', ')}) VALUES ? ON DUPLICATE KEY UPDATE ${values}`;
    tx.later(upsert, [[[computerId, ...row]]]);
  }
}

const assignmentsOf = ({ values }: ComputerRow): string =>
  [
    ...[...values.keys()].map((column) => `h.${identifier(column)} = ?`),
    'h.CHECKSUM = COALESCE(h.CHECKSUM, 0) | ? | 1',
    'h.LASTCOME = NOW()',
    'h.LASTDATE = COALESCE(?, NOW())',
  ].join(', ');

const assignedValues = ({ values, checksum, lastDate }: ComputerRow): readonly SqlValue[] => [
  ...values.values(),
  checksum,
  lastDate ?? null,
];

function standingOf({ x_id, x_kept, x_sections, ...administrative }: StandingRow): ComputerStanding {
  return {
    id: x_id,
    fingerprint: parseFingerprint(x_sections),
    storedFingerprint: x_sections,
    hasFingerprint: x_kept !== null,
    administrative: administrative.HARDWARE_ID == null ? undefined : administrativeEntries(administrative),
  };
}

const numberOf = (value: number | string | null): number | null => (value === null ? null : Number(value));

/** Columns an agent fills, in the order of its fields. */
export const storedColumns = (section: Section): readonly string[] => agentFields(section).map(columnOf);
