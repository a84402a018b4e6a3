import { Injectable } from '@nestjs/common';
import { containing, Database, identifier, type SqlValue } from '@ocs/core-server';
import type { ComputerSectionSummary, Section, SectionField } from '@ocs/inventory-contract';
import { columnOf } from '../section-catalogue.js';
import {
  type Cell,
  cellOf,
  isText,
  readColumn,
  sortColumn,
  type SqlColumn,
  sqlColumn,
} from './column-sql.js';
import type { Condition } from './perimeter.js';

/** Which rows of a section are asked for. */
export interface SectionRequest {
  readonly sort: { readonly field: SectionField; readonly descending: boolean } | undefined;
  /** Some text of the row contains it. */
  readonly q: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

type SectionRow = Readonly<Record<string, Cell>>;

/** Where the rows of a section lie: a table expression, and each field's column in it. */
interface Source {
  readonly from: string;
  /** Column that holds the computer's id. */
  readonly computer: string;
  readonly columns: readonly SqlColumn[];
  /** Order when none is asked for. */
  readonly order: readonly string[];
}

/** Texts of the look-up tables that stand for "not reported" (spec/database.md 3.2). */
const NOT_REPORTED = 'Unavailable';

const LOOK_UPS: Readonly<Record<string, string>> = {
  NAME: 'n.NAME',
  PUBLISHER: `NULLIF(p.PUBLISHER, '${NOT_REPORTED}')`,
  VERSION: `NULLIF(v.VERSION, '${NOT_REPORTED}')`,
  PRETTYVERSION: `NULLIF(v.PRETTYVERSION, '${NOT_REPORTED}')`,
  MAJOR: 'v.MAJOR',
  MINOR: 'v.MINOR',
  PATCH: 'v.PATCH',
};

/** Rows of any section of the catalogue, straight from its table. The caller has checked the perimeter. */
@Injectable()
export class SectionRowsRepository {
  constructor(private readonly database: Database) {}

  /** How many rows each section has for a computer, in one statement. */
  async counts(computer: number, sections: readonly Section[]): Promise<ComputerSectionSummary[]> {
    const tables = sections.filter(({ storage }) => storage !== 'computer');
    const row =
      tables.length === 0
        ? undefined
        : await this.database.one<Record<string, number>>(
            countsStatement(tables),
            tables.map(() => computer),
          );
    const byName = new Map(tables.map(({ name }, index) => [name, row?.[`c${index}`] ?? 0]));
    // The computer's own row is there, or we would not be asked.
    return sections.map(({ name }) => ({ name, rows: byName.get(name) ?? 1 }));
  }

  async page(
    computer: number,
    section: Section,
    request: SectionRequest,
  ): Promise<{ rows: SectionRow[]; total: number }> {
    const source = sourceOf(section);
    const filter = filterOf(source, request.q);
    const values: readonly SqlValue[] = [computer, ...filter.values];
    const [count, rows] = await Promise.all([
      this.database.one<{ n: number }>(countStatement(source, filter), values),
      this.database.rows<Record<string, unknown>>(pageStatement(source, filter, request), [
        ...values,
        request.limit,
        request.offset,
      ]),
    ]);
    return { total: count?.n ?? 0, rows: rows.map((row) => toCells(row, source.columns)) };
  }

  /** All fields of a section with at most one row a computer; undefined when there is none. */
  async single(computer: number, section: Section): Promise<SectionRow | undefined> {
    const { rows } = await this.page(computer, section, {
      sort: undefined,
      q: undefined,
      offset: 0,
      limit: 1,
    });
    return rows[0];
  }
}

/** One count a section; the nth comes out as `c<n>`. */
function countsStatement(sections: readonly Section[]): string {
  const counts = sections.map(
    ({ table }, index) => `(SELECT COUNT(*) FROM ${identifier(table)} WHERE HARDWARE_ID = ?) AS c${index}`,
  );
  return `SELECT ${counts.join(', ')}`;
}

const countStatement = ({ from, computer }: Source, filter: Condition): string =>
  `SELECT COUNT(*) AS n FROM ${from} WHERE ${computer} = ? AND ${filter.sql}`;

function pageStatement(source: Source, filter: Condition, request: SectionRequest): string {
  const cells = source.columns.map((column, index) => `${readColumn(column)} AS c${index}`);
  return `SELECT ${cells.join(', ')} FROM ${source.from} WHERE ${source.computer} = ? AND ${filter.sql}
    ORDER BY ${orderOf(source, request)} LIMIT ? OFFSET ?`;
}

function sourceOf(section: Section): Source {
  switch (section.storage) {
    case 'software':
      return {
        from: `software t JOIN software_name n ON n.ID = t.NAME_ID
          LEFT JOIN software_publisher p ON p.ID = t.PUBLISHER_ID LEFT JOIN software_version v ON v.ID = t.VERSION_ID`,
        computer: 't.HARDWARE_ID',
        columns: section.fields.map((field) => softwareColumn(field)),
        order: ['n.NAME', 't.ID'],
      };
    case 'computer':
      return { from: 'hardware t', computer: 't.ID', columns: ownColumns(section), order: ['t.ID'] };
    default:
      return {
        from: `${identifier(section.table)} t`,
        computer: 't.HARDWARE_ID',
        columns: ownColumns(section),
        order:
          section.storage === 'single'
            ? ['t.HARDWARE_ID']
            : [...(section.sortBy === undefined ? [] : [`t.${identifier(section.sortBy)}`]), 't.ID'],
      };
  }
}

const ownColumns = (section: Section): SqlColumn[] =>
  section.fields.map((field) => sqlColumn('t', columnOf(field), field.type, field.format));

function softwareColumn(field: SectionField): SqlColumn {
  const name = columnOf(field);
  const lookUp = LOOK_UPS[name];
  return lookUp === undefined
    ? sqlColumn('t', name, field.type, field.format)
    : { sql: lookUp, name, type: field.type, format: field.format };
}

function filterOf({ columns }: Source, q: string | undefined): Condition {
  if (q === undefined) return { sql: 'TRUE', values: [] };
  const texts = columns.filter(({ type }) => isText(type));
  return {
    sql: texts.length === 0 ? 'FALSE' : `(${texts.map(({ sql }) => `${sql} LIKE ?`).join(' OR ')})`,
    values: texts.map(() => containing(q)),
  };
}

function orderOf({ columns, order }: Source, { sort }: SectionRequest): string {
  const column = sort && columns.find(({ name }) => name === columnOf(sort.field));
  if (!column) return order.join(', ');
  const direction = sort.descending ? 'DESC' : 'ASC';
  return [...sortColumn(column).map((sql) => `${sql} ${direction}`), ...order].join(', ');
}

const toCells = (row: Readonly<Record<string, unknown>>, columns: readonly SqlColumn[]): SectionRow =>
  Object.fromEntries(columns.map(({ name, type }, index) => [name, cellOf(row[`c${index}`], type)]));
