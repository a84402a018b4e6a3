import { Injectable } from '@nestjs/common';
import { Database, identifier } from '@ocs/core-server';
import type { ComputerCustomisation, ComputerRow } from '@ocs/inventory-contract';
import { readAdministrative } from '../administrative-value.rule.js';
import { type Cell, cellOf, readColumn } from '../column-sql.js';
import type { Condition } from '../perimeter.js';
import type { Perimeter } from '../perimeters.js';
import { inSql, joinsOf } from './column-place.rule.js';
import type { ListColumn } from './computer-columns.rule.js';
import { customisationsOf } from './customisation.rule.js';
import { OWN_SETTING } from './list-conditions.js';

type CellsOfComputer = Readonly<Record<string, Cell>>;

/** Values of a section with several rows shown in one cell; a hostile agent can send thousands. */
const MOST_VALUES = 20;
const BETWEEN_VALUES = ', ';

/**
 * What a list shows of some computers: the cells of the page, read by id. Tables with several rows a computer are only
 * read here, never joined to the list (spec/console.md 5).
 */
@Injectable()
export class ComputerCellsRepository {
  constructor(private readonly database: Database) {}

  /** In the order of the ids. A computer deleted meanwhile, or of no TAG of the perimeter any more, is simply not there. */
  async rows(
    ids: readonly number[],
    columns: readonly ListColumn[],
    perimeter: Perimeter,
  ): Promise<ComputerRow[]> {
    const [cells, customised] = await Promise.all([
      this.cells(ids, columns, perimeter),
      this.customisations(ids),
    ]);
    return ids.flatMap((id) => {
      const own = cells.get(id);
      if (!own) return [];
      const customisations = customised.get(id) ?? [];
      return [{ id, cells: own, customised: customisations.length > 0, customisations }];
    });
  }

  /** Cells by computer, of those that the perimeter shows at this moment; the columns stand in the order asked for. */
  async cells(
    ids: readonly number[],
    columns: readonly ListColumn[],
    { each }: Perimeter,
  ): Promise<ReadonlyMap<number, CellsOfComputer>> {
    if (ids.length === 0) return new Map();
    const [single, ...many] = await Promise.all([
      this.single(
        ids,
        columns.filter(({ source }) => source.rows === 'single'),
        each,
      ),
      ...columns.filter(({ source }) => source.rows === 'many').map((column) => this.many(ids, column)),
    ]);
    const manyOf = new Map(many.map(({ column, values }) => [column.id, values]));
    return new Map(
      [...single].map(([id, cells]) => [
        id,
        Object.fromEntries(
          columns.map(({ id: column }) => {
            const values = manyOf.get(column);
            return [column, values ? (values.get(id) ?? null) : (cells[column] ?? null)] as const;
          }),
        ),
      ]),
    );
  }

  private async single(
    ids: readonly number[],
    columns: readonly ListColumn[],
    perimeter: Condition,
  ): Promise<Map<number, CellsOfComputer>> {
    const found = await this.database.rows<Record<string, unknown> & { id: number }>(
      cellsStatement(columns, perimeter),
      [ids, ...perimeter.values],
    );
    return new Map(
      found.map((row) => [
        row.id,
        Object.fromEntries(columns.map((column, index) => [column.id, cell(column, row[`c${index}`])])),
      ]),
    );
  }

  /** Different values beside each other, in the order in which the agent reported them. */
  private async many(
    ids: readonly number[],
    column: ListColumn,
  ): Promise<{ column: ListColumn; values: ReadonlyMap<number, string> }> {
    const found = await this.database.rows<{ id: number; value: unknown }>(manyStatement(column), [ids]);
    const values = new Map<number, string[]>();
    for (const { id, value } of found) {
      const text = String(cellOf(value, column.type) ?? '');
      const known = values.get(id) ?? [];
      if (text === '' || known.includes(text) || known.length > MOST_VALUES) continue;
      values.set(id, [...known, known.length === MOST_VALUES ? '…' : text]);
    }
    return {
      column,
      values: new Map([...values].map(([id, texts]) => [id, texts.join(BETWEEN_VALUES)])),
    };
  }

  private async customisations(
    ids: readonly number[],
  ): Promise<ReadonlyMap<number, readonly ComputerCustomisation[]>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.rows<{ id: number; name: string }>(SETTINGS, [ids]);
    const names = new Map<number, string[]>();
    for (const { id, name } of rows) names.set(id, [...(names.get(id) ?? []), name]);
    return new Map([...names].map(([id, own]) => [id, customisationsOf(own)]));
  }
}

const SETTINGS = `SELECT DISTINCT d.HARDWARE_ID AS id, d.NAME AS name FROM devices d
  WHERE d.HARDWARE_ID IN (?) AND ${OWN_SETTING}`;

/** Cells of some computers; the nth column comes out as `c<n>`. */
function cellsStatement(columns: readonly ListColumn[], perimeter: Condition): string {
  const cells = columns.map((column, index) => `${readColumn(inSql(column))} AS c${index}`);
  return `SELECT ${['h.ID AS id', ...cells].join(', ')} FROM hardware h${joinsOf(columns)}
    WHERE h.ID IN (?) AND ${perimeter.sql}`;
}

function manyStatement(column: ListColumn): string {
  return `SELECT m.HARDWARE_ID AS id, ${readColumn(inSql(column))} AS value FROM ${identifier(column.source.table)} m
    WHERE m.HARDWARE_ID IN (?) ORDER BY m.ID`;
}

function cell({ type, field }: ListColumn, value: unknown): Cell {
  const plain = cellOf(value, type);
  return field && typeof plain === 'string' ? readAdministrative(field, plain) : plain;
}
