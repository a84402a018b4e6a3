import { Injectable } from '@nestjs/common';
import { Database, identifiers } from '@ocs/core-server';
import type { AdministrativeValue } from '@ocs/inventory-contract';
import type { AdministrativeField } from './computer-columns.rule.js';

interface FieldRow {
  readonly id: number;
  readonly fixedColumn: string | null;
  readonly name: string | null;
  readonly comment: string | null;
}

/** Administrative fields and their values: `accountinfo_config` and `accountinfo` (spec/database.md 3.7). */
@Injectable()
export class AdministrativeFieldsRepository {
  constructor(private readonly database: Database) {}

  /** The fields in the administrators' order. One whose column does not exist (any more) is left out. */
  async fields(): Promise<AdministrativeField[]> {
    const [rows, columns] = await Promise.all([
      this.database.rows<FieldRow>(
        `SELECT ID AS id, NAME_ACCOUNTINFO AS fixedColumn, NAME AS name, COMMENT AS comment
         FROM accountinfo_config WHERE ACCOUNT_TYPE = 'COMPUTERS' ORDER BY SHOW_ORDER, ID`,
      ),
      this.columns(),
    ]);
    return rows.flatMap((row) => {
      const wanted = row.fixedColumn ?? `fields_${row.id}`;
      const column = columns.find((name) => name.toLowerCase() === wanted.toLowerCase());
      return column === undefined ? [] : [{ column, label: labelOf(row, column) }];
    });
  }

  /** Every field with its value for one computer. */
  async valuesOf(computer: number): Promise<AdministrativeValue[]> {
    const fields = await this.fields();
    if (fields.length === 0) return [];
    const row = await this.database.one<Record<string, unknown>>(valuesStatement(fields), [computer]);
    return fields.map(({ column, label }) => {
      const value = row?.[column];
      return { column, label, value: value === null || value === undefined ? null : text(value) };
    });
  }

  private async columns(): Promise<string[]> {
    const rows = await this.database.rows<{ name: string }>(
      `SELECT COLUMN_NAME AS name FROM information_schema.COLUMNS
       WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'accountinfo' AND COLUMN_NAME <> 'HARDWARE_ID'`,
    );
    return rows.map(({ name }) => name).filter((name) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name));
  }
}

const labelOf = ({ comment, name }: FieldRow, column: string): string =>
  [comment, name, column].find((text) => text !== null && text.trim() !== '') ?? column;

const valuesStatement = (fields: readonly AdministrativeField[]): string =>
  `SELECT ${identifiers(fields.map(({ column }) => column))} FROM accountinfo WHERE HARDWARE_ID = ?`;

/** Fields are texts, days and numbers: what the driver hands over is one of the two. */
const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
