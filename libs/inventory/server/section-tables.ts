import { Database, identifier } from '@ocs/core-server';
import type { FieldType, Section } from '@ocs/inventory-contract';
import { agentFields, columnOf, type SectionCatalogue } from './section-catalogue.js';

/**
 * Creates the tables and columns that sections of the catalogue need and the database lacks, so that a new section needs
 * nothing but its file. Only adds; the product's own tables come from its migrations.
 *
 * @returns what was added, for the log
 */
export async function ensureSectionTables(
  database: Database,
  catalogue: SectionCatalogue,
): Promise<readonly string[]> {
  const rows = await database.rows<{ tableName: string; columnName: string }>(
    'SELECT TABLE_NAME AS tableName, COLUMN_NAME AS columnName FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE()',
  );
  const columns = new Set(rows.map((row) => `${row.tableName}.${row.columnName}`.toLowerCase()));
  const tables = new Set(rows.map((row) => row.tableName.toLowerCase()));
  const added: string[] = [];
  for (const section of catalogue.sections) {
    if (section.storage !== 'rows' && section.storage !== 'single' && section.storage !== 'append') continue;
    if (!tables.has(section.table.toLowerCase())) {
      await database.run(createTable(section));
      added.push(section.table);
      continue;
    }
    for (const field of agentFields(section)) {
      const name = `${section.table}.${columnOf(field)}`;
      if (columns.has(name.toLowerCase())) continue;
      const addColumn = `ALTER TABLE ${identifier(section.table)} ADD COLUMN ${identifier(columnOf(field))} ${columnType(field.type)} NULL`;
      await database.run(addColumn);
      added.push(name);
    }
  }
  return added;
}

function createTable(section: Section): string {
  const fields = agentFields(section).map(
    (field) => `${identifier(columnOf(field))} ${columnType(field.type)} NULL`,
  );
  const keys =
    section.storage === 'single'
      ? ['HARDWARE_ID int NOT NULL', ...fields, 'PRIMARY KEY (HARDWARE_ID)']
      : [
          'ID int NOT NULL AUTO_INCREMENT',
          'HARDWARE_ID int NOT NULL',
          ...fields,
          'PRIMARY KEY (ID)',
          'KEY HARDWARE_ID (HARDWARE_ID)',
        ];
  const indexes = (section.indexes ?? []).map(
    (column) => `KEY ${identifier(column)} (${identifier(column)})`,
  );
  return `CREATE TABLE IF NOT EXISTS ${identifier(section.table)} (${[...keys, ...indexes].join(', ')})
    ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci ROW_FORMAT=DYNAMIC`;
}

const INTEGERS: Readonly<Record<number, string>> = { 8: 'tinyint', 16: 'smallint', 32: 'int', 64: 'bigint' };
/** Bytes of a TEXT column. */
const TEXT_BYTES = 65_535;

function columnType(type: FieldType): string {
  switch (type.kind) {
    case 'text':
      return `varchar(${Math.trunc(type.width)})`;
    case 'longtext':
      return type.maxBytes !== undefined && type.maxBytes <= TEXT_BYTES ? 'text' : 'longtext';
    case 'integer':
      return `${INTEGERS[type.bits] ?? 'int'}${type.unsigned ? ' unsigned' : ''}`;
    case 'decimal':
      return `decimal(${Math.trunc(type.precision)},${Math.trunc(type.scale)})`;
    case 'date':
    case 'datetime':
      return type.kind;
  }
}
