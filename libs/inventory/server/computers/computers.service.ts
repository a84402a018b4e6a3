import { Injectable } from '@nestjs/common';
import { type DomainError, invalid, notFound, type Viewer } from '@ocs/core-server';
import type {
  ComputerDetail,
  ComputerList,
  ComputerSectionRows,
  Section,
  SectionCatalogueAnswer,
} from '@ocs/inventory-contract';
import { columnOf, SectionCatalogue } from '../section-catalogue.js';
import { AdministrativeFieldsRepository } from './administrative-fields.repository.js';
import type { Cell } from './column-sql.js';
import { type ListColumn, listColumns } from './computer-columns.rule.js';
import { ComputerDetailRepository } from './computer-detail.repository.js';
import { ComputerListRepository, type ListRequest } from './computer-list.repository.js';
import type { ListQuery, SectionQuery } from './computers.schemas.js';
import { SectionRowsRepository } from './section-rows.repository.js';

/** Reads computers for the console and integrators (spec/console.md 5 and 9). */
@Injectable()
export class ComputersService {
  constructor(
    private readonly catalogue: SectionCatalogue,
    private readonly administrative: AdministrativeFieldsRepository,
    private readonly lists: ComputerListRepository,
    private readonly details: ComputerDetailRepository,
    private readonly sectionRows: SectionRowsRepository,
  ) {}

  /** @throws DomainError 400 for a column that does not exist */
  async list(viewer: Viewer, query: ListQuery): Promise<ComputerList> {
    const known = listColumns(this.catalogue.sections, await this.administrative.fields());
    const request: ListRequest = {
      columns: chosenColumns(known, query.columns),
      sort: sortOf(known, query.sort),
      q: query.q,
      state: query.state,
      offset: (query.page - 1) * query.pageSize,
      limit: query.pageSize,
    };
    const [{ rows, total }, counts] = await Promise.all([
      this.lists.page(viewer, request),
      this.lists.counts(viewer),
    ]);
    return {
      rows,
      total: total ?? counts[query.state],
      page: query.page,
      pageSize: query.pageSize,
      counts,
    };
  }

  /** @throws DomainError 404 `computer.not-found` */
  async detail(viewer: Viewer, id: string): Promise<ComputerDetail> {
    const identity = await this.identity(viewer, id);
    const [hardware, bios, administrative, sections, memoryModulesMb] = await Promise.all([
      this.singleRow(identity.id, 'HARDWARE'),
      this.singleRow(identity.id, 'BIOS'),
      this.administrative.valuesOf(identity.id),
      this.sectionRows.counts(identity.id, this.catalogue.sections),
      this.details.memoryModules(identity.id),
    ]);
    return {
      ...identity,
      hardware: hardware ?? {},
      bios: bios ?? null,
      administrative,
      sections,
      memoryModulesMb,
    };
  }

  /** @throws DomainError 404 `computer.not-found`, `section.not-found`; 400 for a field that does not exist */
  async section(viewer: Viewer, id: string, name: string, query: SectionQuery): Promise<ComputerSectionRows> {
    const identity = await this.identity(viewer, id);
    const section = this.catalogue.get(name);
    if (!section) throw notFound('section.not-found', `There is no inventory section "${name}".`);
    const { rows, total } =
      section.storage === 'administrative'
        ? await this.administrativeRows(identity.id, query)
        : await this.sectionRows.page(identity.id, section, {
            sort: fieldSort(section, query.sort),
            q: query.q,
            offset: (query.page - 1) * query.pageSize,
            limit: query.pageSize,
          });
    return { section: name, rows, total, page: query.page, pageSize: query.pageSize };
  }

  /** The catalogue as this server knows it. */
  async sections(): Promise<SectionCatalogueAnswer> {
    const columns = listColumns(this.catalogue.sections, await this.administrative.fields());
    return {
      sections: this.catalogue.sections,
      computerColumns: columns.map(({ id, label, default: shown, align, format, sortable }) => ({
        id,
        label,
        default: shown,
        align,
        format,
        sortable,
      })),
    };
  }

  private async identity(viewer: Viewer, text: string) {
    const id = /^\d{1,10}$/.test(text) ? Number(text) : 0;
    const identity = await this.details.identity(viewer, id);
    if (!identity) throw notFound('computer.not-found', 'There is no such computer.');
    return identity;
  }

  private async singleRow(
    computer: number,
    name: string,
  ): Promise<Readonly<Record<string, Cell>> | undefined> {
    return this.sectionRows.single(computer, this.catalogue.require(name));
  }

  /** The administrative section holds pairs on the wire; here they are the fields with their labels. */
  private async administrativeRows(
    computer: number,
    { q, page, pageSize }: SectionQuery,
  ): Promise<{ rows: Record<string, Cell>[]; total: number }> {
    const values = await this.administrative.valuesOf(computer);
    const wanted = q?.toLowerCase();
    const rows = values
      .filter(
        ({ label, value }) =>
          wanted === undefined || `${label}\n${value ?? ''}`.toLowerCase().includes(wanted),
      )
      .map(({ label, value }) => ({ KEYNAME: label, KEYVALUE: value }));
    return { rows: rows.slice((page - 1) * pageSize, page * pageSize), total: rows.length };
  }
}

function chosenColumns(known: readonly ListColumn[], ids: readonly string[]): readonly ListColumn[] {
  const columns = new Set([
    ...known.filter((column) => column.default),
    ...ids.map((id) => knownColumn(known, id, 'columns')),
  ]);
  return [...columns];
}

/** `-hardware.LASTDATE` is newest first. */
function sortOf(known: readonly ListColumn[], sort: string): ListRequest['sort'] {
  const descending = sort.startsWith('-');
  const column = knownColumn(known, sort.replace(/^-/, ''), 'sort');
  if (!column.sortable) throw unknownColumn('sort', column.id);
  return { column, descending };
}

function knownColumn(known: readonly ListColumn[], id: string, field: string): ListColumn {
  const column = known.find((candidate) => candidate.id === id);
  if (!column) throw unknownColumn(field, id);
  return column;
}

function fieldSort(section: Section, sort: string | undefined) {
  if (sort === undefined) return undefined;
  const name = sort.replace(/^-/, '');
  const field = section.fields.find((candidate) => columnOf(candidate) === name);
  if (!field) throw unknownColumn('sort', name);
  return { field, descending: sort.startsWith('-') };
}

const unknownColumn = (field: string, id: string): DomainError =>
  invalid('request.invalid', 'The query of the request has values that are not accepted.', [
    { field, code: 'choice', message: `There is no column "${id}" to use here.` },
  ]);
