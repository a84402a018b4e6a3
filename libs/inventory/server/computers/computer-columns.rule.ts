import type { LocalisedText } from '@ocs/core-contract';
import type { ComputerColumn, FieldFormat, FieldType, Section, SectionField } from '@ocs/inventory-contract';

/** An administrative field as the administrators defined it (`accountinfo_config`). */
export interface AdministrativeField {
  /** Column of `accountinfo`: `TAG` or `fields_<n>`. */
  readonly column: string;
  readonly label: string;
}

/** Tables a list of computers may show columns of; each has at most one row a computer (spec/console.md 5). */
export const LIST_TABLES = ['hardware', 'accountinfo', 'bios'] as const;
export type ListTable = (typeof LIST_TABLES)[number];

/** A column of *All computers* with what is needed to read and sort it. */
export interface ListColumn extends ComputerColumn {
  readonly table: ListTable;
  readonly column: string;
  readonly type: FieldType;
}

const TEXT: FieldType = { kind: 'text', width: 255 };

/**
 * The columns of *All computers*: what the catalogue marks for lists, and every administrative field. The computer's name
 * comes first and its TAG beside it, then the default columns, then those that can be added.
 */
export function listColumns(
  sections: readonly Section[],
  administrative: readonly AdministrativeField[],
): ListColumn[] {
  const inventory = sections.flatMap(({ table, fields }) =>
    isListTable(table)
      ? fields.filter(({ list }) => list !== undefined).map((field) => fromField(table, field))
      : [],
  );
  const columns = [...inventory, ...administrative.map(fromAdministrative)];
  return RANKS.flatMap((belongs) => columns.filter(belongs));
}

/** The order of the columns: each column belongs to exactly one rank. */
const RANKS: readonly ((column: ListColumn) => boolean)[] = [
  ({ id }) => id === 'hardware.NAME',
  ({ table, default: shown }) => table === 'accountinfo' && shown,
  ({ id, table, default: shown }) => id !== 'hardware.NAME' && table !== 'accountinfo' && shown,
  ({ id, table, default: shown }) => id !== 'hardware.NAME' && table !== 'accountinfo' && !shown,
  ({ table, default: shown }) => table === 'accountinfo' && !shown,
];

const isListTable = (table: string): table is ListTable => (LIST_TABLES as readonly string[]).includes(table);

function fromField(table: ListTable, field: SectionField): ListColumn {
  const column = field.column ?? field.name;
  const format = field.format ?? defaultFormat(field.type);
  return {
    id: `${table}.${column}`,
    label: field.label,
    default: field.list === 'default',
    align: isNumber(field.type) && format !== 'yes-no' && format !== 'code' ? 'end' : 'start',
    format,
    sortable: field.type.kind !== 'longtext',
    table,
    column,
    type: field.type,
  };
}

function fromAdministrative({ column, label }: AdministrativeField): ListColumn {
  const text: LocalisedText = { en: label, fr: label };
  return {
    id: `accountinfo.${column}`,
    label: text,
    default: column === 'TAG',
    align: 'start',
    format: 'plain',
    sortable: true,
    table: 'accountinfo',
    column,
    type: TEXT,
  };
}

const isNumber = (type: FieldType): boolean => type.kind === 'integer' || type.kind === 'decimal';

const defaultFormat = (type: FieldType): FieldFormat =>
  type.kind === 'date' || type.kind === 'datetime' ? 'date' : 'plain';
