import { Injectable } from '@nestjs/common';
import { type Actor, AuditTrail, type CsvRow } from '@ocs/core-server';
import type { Perimeter } from '../perimeters.js';
import { ComputerCellsRepository } from './computer-cells.repository.js';
import type { ListColumn } from './computer-columns.rule.js';
import { ComputerLists } from './computer-lists.js';
import { exactColumns, sortOf } from './list-request.js';
import type { ExportQuery } from './lists.schemas.js';

/** Computers read at a time while a file is sent. */
const BATCH = 500;

/** A list of computers as a table that is read while it is sent. */
export interface ExportedList {
  readonly header: readonly string[];
  readonly rows: AsyncIterable<CsvRow>;
  readonly total: number;
}

/**
 * The CSV of *All computers*: exactly the columns asked for, all rows of the filter and the perimeter (spec/console.md 3).
 * The ids are read at once, so that the file holds each computer once in the order of that moment; cells follow batch by
 * batch, by id.
 */
@Injectable()
export class ComputerExport {
  constructor(
    private readonly lists: ComputerLists,
    private readonly cells: ComputerCellsRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError 400 for a column, filter or sort that does not exist */
  async start(actor: Actor, query: ExportQuery, language: 'en' | 'fr'): Promise<ExportedList> {
    const known = await this.lists.columns();
    const columns = exactColumns(known, query.columns);
    const list = await this.lists.resolve(actor, known, query);
    const ids = await this.lists.ordered(list, sortOf(known, query.sort));
    await this.audit.record(actor, {
      action: 'computers.exported',
      changes: [
        { field: 'count', from: null, to: String(ids.length) },
        ...filtersOf(query).map((to) => ({ field: 'filter', from: null, to })),
      ],
    });
    return {
      header: columns.map(({ label }) => label[language]),
      rows: this.rows(ids, columns, list.perimeter),
      total: ids.length,
    };
  }

  private async *rows(
    ids: readonly number[],
    columns: readonly ListColumn[],
    perimeter: Perimeter,
  ): AsyncGenerator<CsvRow> {
    for (let start = 0; start < ids.length; start += BATCH) {
      const batch = ids.slice(start, start + BATCH);
      const cells = await this.cells.cells(batch, columns, perimeter);
      for (const id of batch) {
        const own = cells.get(id);
        if (own) yield columns.map((column) => own[column.id] ?? null);
      }
    }
  }
}

/** What limits the export, as the audit remembers it. */
const filtersOf = ({ q, state, filter }: ExportQuery): string[] => [
  ...(state === 'active' ? [] : [`state:${state}`]),
  ...(q === undefined ? [] : [`q:${q}`]),
  ...filter,
];
