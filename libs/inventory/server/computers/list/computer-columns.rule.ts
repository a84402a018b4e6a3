import type { LocalisedText } from '@ocs/core-contract';
import type { ComputerColumn, FieldFormat, FieldType, Section, SectionField } from '@ocs/inventory-contract';
import type { AdministrativeField } from '../administrative-value.rule.js';

/** Tables with at most one row a computer: lists sort and search in them (spec/console.md 5). */
export type SingleTable = 'hardware' | 'accountinfo' | 'bios' | 'assets_categories';
const SECTION_TABLES: readonly string[] = ['hardware', 'bios'] satisfies SingleTable[];

/** A column of *All computers* with what is needed to read, sort and filter it. */
export interface ListColumn extends ComputerColumn {
  /** For `many` the rows of the computers shown are read afterwards. */
  readonly source:
    | { readonly rows: 'single'; readonly table: SingleTable }
    | { readonly rows: 'many'; readonly table: string };
  readonly column: string;
  readonly type: FieldType;
  /** Set for administrative columns: how its values are kept. */
  readonly field?: AdministrativeField;
}

const TEXT: FieldType = { kind: 'text', width: 255 };
const NUMBER: FieldType = { kind: 'integer', bits: 32 };

/** Columns that are no field of a section. */
const FURTHER: readonly ListColumn[] = [
  {
    id: 'assets_categories.CATEGORY_NAME',
    label: { en: 'Asset category', fr: 'Catégorie d’actifs' },
    default: false,
    align: 'start',
    format: 'plain',
    sortable: true,
    origin: 'computer',
    kind: 'text',
    source: { rows: 'single', table: 'assets_categories' },
    column: 'CATEGORY_NAME',
    type: TEXT,
  },
  {
    id: 'hardware.ID',
    label: { en: 'Number', fr: 'Numéro' },
    default: false,
    align: 'end',
    format: 'code',
    sortable: true,
    origin: 'computer',
    kind: 'number',
    source: { rows: 'single', table: 'hardware' },
    column: 'ID',
    type: NUMBER,
  },
];

/**
 * The columns of *All computers*: what the catalogue marks for lists, and every administrative field. The computer's name
 * comes first and its TAG beside it, then the default columns, then those that can be added.
 */
export function listColumns(
  sections: readonly Section[],
  administrative: readonly AdministrativeField[],
): ListColumn[] {
  const inventory = sections.flatMap((section) =>
    SECTION_TABLES.includes(section.table) || section.storage === 'rows'
      ? section.fields.filter(({ list }) => list !== undefined).map((field) => fromField(section, field))
      : [],
  );
  const columns = [...inventory, ...FURTHER, ...administrative.map(fromAdministrative)];
  return RANKS.flatMap((belongs) => columns.filter(belongs));
}

const isName = ({ id }: ListColumn): boolean => id === 'hardware.NAME';
const isAdministrative = ({ origin }: ListColumn): boolean => origin === 'administrative';
const isSystem = ({ source }: ListColumn): boolean => source.table === 'hardware';

/** The order of the columns: each column belongs to exactly one rank. */
const RANKS: readonly ((column: ListColumn) => boolean)[] = [
  isName,
  (column) => isAdministrative(column) && column.default,
  (column) => !isName(column) && !isAdministrative(column) && column.default,
  (column) => !isName(column) && isSystem(column) && !column.default,
  (column) => !isSystem(column) && !isAdministrative(column) && !column.default,
  (column) => isAdministrative(column) && !column.default,
];

function fromField(section: Section, field: SectionField): ListColumn {
  const { table } = section;
  const column = field.column ?? field.name;
  const format = field.format ?? defaultFormat(field.type);
  const many = section.storage === 'rows';
  return {
    id: `${table}.${column}`,
    label: field.listLabel ?? field.label,
    // Values of several rows never come unasked: they cost a statement more.
    default: field.list === 'default' && !many,
    align: isNumber(field.type) && format !== 'yes-no' && format !== 'code' ? 'end' : 'start',
    format,
    sortable: !many && field.type.kind !== 'longtext',
    origin: originOf(section),
    kind: kindOf(field.type, format),
    source: many
      ? { rows: 'many', table }
      : { rows: 'single', table: table === 'bios' ? 'bios' : 'hardware' },
    column,
    type: field.type,
  };
}

/** Types of a list's cells by what the administrators chose and the database keeps. */
const ADMINISTRATIVE: Readonly<
  Record<AdministrativeField['stored'], { readonly type: FieldType; readonly kind: ComputerColumn['kind'] }>
> = {
  text: { type: TEXT, kind: 'text' },
  number: { type: NUMBER, kind: 'number' },
  day: { type: { kind: 'date' }, kind: 'day' },
};

function fromAdministrative(field: AdministrativeField): ListColumn {
  const { column, label, stored } = field;
  const text: LocalisedText = { en: label, fr: label };
  const { type, kind } = ADMINISTRATIVE[stored];
  return {
    id: `accountinfo.${column}`,
    label: text,
    default: column === 'TAG',
    align: kind === 'number' ? 'end' : 'start',
    format: defaultFormat(type),
    sortable: field.type !== 'longtext',
    origin: 'administrative',
    kind,
    source: { rows: 'single', table: 'accountinfo' },
    column,
    type: field.type === 'longtext' ? { kind: 'longtext' } : type,
    field,
  };
}

function originOf({ table, group }: Section): ComputerColumn['origin'] {
  if (table === 'hardware') return 'computer';
  if (table === 'bios') return 'bios';
  return group === 'network' ? 'network' : 'hardware';
}

const isNumber = (type: FieldType): boolean => type.kind === 'integer' || type.kind === 'decimal';

function kindOf(type: FieldType, format: FieldFormat): ComputerColumn['kind'] {
  if (isNumber(type)) return 'number';
  if (type.kind === 'date') return 'day';
  if (type.kind === 'datetime') return format === 'date' ? 'day' : 'moment';
  return 'text';
}

const defaultFormat = (type: FieldType): FieldFormat =>
  type.kind === 'date' || type.kind === 'datetime' ? 'date' : 'plain';

/** What the API tells of a column. */
export const toComputerColumn = (column: ListColumn): ComputerColumn => ({
  id: column.id,
  label: column.label,
  default: column.default,
  align: column.align,
  format: column.format,
  sortable: column.sortable,
  origin: column.origin,
  kind: column.kind,
});
