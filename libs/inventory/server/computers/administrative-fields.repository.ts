import { Injectable } from '@nestjs/common';
import { Database, identifier, type Sql } from '@ocs/core-server';
import type { AdministrativeValue } from '@ocs/inventory-contract';
import { legacyText } from '../administrative/legacy-text.rule.js';
import {
  type AdministrativeChoice,
  type AdministrativeField,
  administrativeType,
  hasChoices,
  readAdministrative,
} from './administrative-value.rule.js';

interface FieldRow {
  readonly id: number;
  readonly fixedColumn: string | null;
  readonly type: number | null;
  readonly name: string | null;
  readonly comment: string | null;
  readonly tabName: string | null;
  readonly tab: number | null;
}

interface ColumnRow {
  readonly name: string;
  readonly type: string;
}

/** The first tab of administrative data. */
const FIRST_TAB = 1;

/** Administrative fields and their values: `accountinfo_config` and `accountinfo` (spec/database.md 3.7). */
@Injectable()
export class AdministrativeFieldsRepository {
  constructor(private readonly database: Database) {}

  /** The fields in the administrators' order. One whose column does not exist (any more) is left out. */
  async fields(sql: Sql = this.database): Promise<AdministrativeField[]> {
    const rows = await sql.rows<FieldRow>(
      `SELECT f.ID AS id, f.NAME_ACCOUNTINFO AS fixedColumn, f.TYPE AS type, f.NAME AS name, f.COMMENT AS comment,
              f.ID_TAB AS tab, t.TVALUE AS tabName
       FROM accountinfo_config f LEFT JOIN config t ON t.NAME = CONCAT('TAB_ACCOUNTAG_', f.ID_TAB)
       WHERE f.ACCOUNT_TYPE = 'COMPUTERS' ORDER BY f.SHOW_ORDER, f.ID`,
    );
    const [columns, choices] = [await this.columns(sql), await this.choices(sql)];
    return rows.flatMap((row) => {
      const wanted = row.fixedColumn ?? `fields_${row.id}`;
      const column = columns.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
      if (column === undefined) return [];
      const field: AdministrativeField = {
        column: column.name,
        label: labelOf(row, column.name),
        type: administrativeType(row.type),
        stored: storedAs(column.type),
        choices: [],
        tab: row.tab === FIRST_TAB || row.tabName === null || row.tabName.trim() === '' ? null : row.tabName,
      };
      return [hasChoices(field) ? { ...field, choices: choices.get(row.name ?? '') ?? [] } : field];
    });
  }

  /** Every field with its value for one computer; values are words, not codes. */
  async valuesOf(computer: number, sql: Sql = this.database): Promise<AdministrativeValue[]> {
    const fields = await this.fields(sql);
    if (fields.length === 0) return [];
    const row = await sql.one<Record<string, string | null>>(valuesStatement(fields), [computer]);
    return fields.map((field) => {
      const value = row?.[field.column] ?? null;
      return {
        column: field.column,
        label: field.label,
        value: value === null ? null : readAdministrative(field, value),
        type: field.type,
        choices: field.choices.map(({ word }) => word),
        tab: field.tab,
      };
    });
  }

  private async columns(sql: Sql): Promise<ColumnRow[]> {
    const rows = await sql.rows<ColumnRow>(
      `SELECT COLUMN_NAME AS name, DATA_TYPE AS type FROM information_schema.COLUMNS
       WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'accountinfo' AND COLUMN_NAME <> 'HARDWARE_ID'`,
    );
    return rows.filter(({ name }) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name));
  }

  /** Words of the lists by the name of their field, in the order of their codes (`ACCOUNT_VALUE_<name>_<n>`). */
  private async choices(sql: Sql): Promise<ReadonlyMap<string, AdministrativeChoice[]>> {
    const rows = await sql.rows<{ name: string; word: string | null }>(
      "SELECT NAME AS name, TVALUE AS word FROM config WHERE NAME LIKE 'ACCOUNT\\_VALUE\\_%'",
    );
    const found = new Map<string, AdministrativeChoice[]>();
    for (const { name, word } of rows) {
      const [, field, code] = /^ACCOUNT_VALUE_(.+)_(\d+)$/.exec(name) ?? [];
      if (field === undefined || code === undefined || word === null) continue;
      found.set(field, [...(found.get(field) ?? []), { code, word: legacyText(word) }]);
    }
    for (const choices of found.values()) choices.sort((a, b) => Number(a.code) - Number(b.code));
    return found;
  }
}

const labelOf = ({ comment, name }: FieldRow, column: string): string =>
  [comment, name, column].find((text) => text !== null && text.trim() !== '') ?? column;

function storedAs(type: string): AdministrativeField['stored'] {
  if (/^(date|datetime|timestamp)$/i.test(type)) return 'day';
  return /^(tinyint|smallint|mediumint|int|bigint|decimal|float|double)$/i.test(type) ? 'number' : 'text';
}

/** Values as text: a day as yyyy-mm-dd (none for the zero date), a number in digits. */
function valuesStatement(fields: readonly AdministrativeField[]): string {
  const cells = fields.map((field) => `${storedText(field)} AS ${identifier(field.column)}`);
  return `SELECT ${cells.join(', ')} FROM accountinfo WHERE HARDWARE_ID = ?`;
}

function storedText({ column, stored }: AdministrativeField): string {
  const name = identifier(column);
  switch (stored) {
    case 'day':
      return `NULLIF(DATE_FORMAT(${name}, '%Y-%m-%d'), '0000-00-00')`;
    case 'number':
      return `CAST(${name} AS CHAR)`;
    default:
      return name;
  }
}
