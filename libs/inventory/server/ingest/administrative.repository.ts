import { Injectable } from '@nestjs/common';
import { identifier, type Transaction } from '@ocs/core-server';
import { fit, type FieldType } from '@ocs/inventory-contract';
import type { AdministrativeEntry } from './administrative.rule.js';

/** A column of `accountinfo`: TAG, or one an administrator defined. */
export interface AdministrativeColumn {
  readonly name: string;
  readonly type: FieldType;
}

const TAG: AdministrativeColumn = { name: 'TAG', type: { kind: 'text', width: 255 } };

const TYPES: Readonly<Record<string, FieldType>> = {
  int: { kind: 'integer', bits: 32 },
  date: { kind: 'date' },
  datetime: { kind: 'datetime' },
  longtext: { kind: 'longtext' },
};

/** Reads and writes the administrative data of a computer while an inventory is stored. */
@Injectable()
export class AdministrativeRepository {
  /**
   * Columns in table order, without HARDWARE_ID. Read anew each time, as the console adds columns while the server runs;
   * but what most agents send is the TAG, and that one is always there.
   *
   * @param sent names an agent sent, where only those matter
   */
  async columns(tx: Transaction, sent?: readonly string[]): Promise<readonly AdministrativeColumn[]> {
    if (sent?.every((name) => name === TAG.name)) return [TAG];
    const rows = await tx.rows<{ name: string; type: string; width: number | null }>(
      `SELECT COLUMN_NAME AS name, DATA_TYPE AS type, CHARACTER_MAXIMUM_LENGTH AS width FROM information_schema.COLUMNS
       WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'accountinfo' AND COLUMN_NAME <> 'HARDWARE_ID' ORDER BY ORDINAL_POSITION`,
    );
    return rows.map(({ name, type, width }) => ({
      name,
      type: TYPES[type] ?? { kind: 'text', width: Number(width ?? 255) },
    }));
  }

  /** Stored values in table order, undefined when the computer has no row. */
  async stored(tx: Transaction, computerId: number): Promise<readonly AdministrativeEntry[] | undefined> {
    const row = await tx.one<Record<string, string | number | null>>(
      'SELECT * FROM accountinfo WHERE HARDWARE_ID = ?',
      [computerId],
    );
    return row && administrativeEntries(row);
  }

  /** Creates the row, or changes the given columns of the one that is there. */
  write(
    tx: Transaction,
    computerId: number,
    values: ReadonlyMap<string, string | null>,
    columns: readonly AdministrativeColumn[],
  ): void {
    const set = columns.filter((column) => values.has(column.name));
    const row = set.map(({ name, type }) => {
      const value = values.get(name) ?? null;
      return value === null ? null : fit(type, value);
    });
    const names = set.map((column) => identifier(column.name));
    const updates = names.map((name) => `${name} = VALUES(${name})`);
    const upsert = `INSERT INTO accountinfo (${['HARDWARE_ID', ...names].join(', ')}) VALUES ? ON DUPLICATE KEY UPDATE ${updates.join(', ') || 'HARDWARE_ID = HARDWARE_ID'}`;
    tx.later(upsert, [[[computerId, ...row]]]);
  }
}

/** A row of `accountinfo` without its key. */
export const administrativeEntries = (
  row: Readonly<Record<string, string | number | null>>,
): readonly AdministrativeEntry[] =>
  Object.entries(row)
    .filter(([name]) => name !== 'HARDWARE_ID')
    .map(([name, value]) => ({ name, value: value === null ? null : String(value) }));
