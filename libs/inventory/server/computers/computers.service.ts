import { Injectable } from '@nestjs/common';
import { notFound, type Viewer } from '@ocs/core-server';
import type {
  ComputerDetail,
  ComputerSectionRows,
  Section,
  SectionCatalogueAnswer,
} from '@ocs/inventory-contract';
import { columnOf, SectionCatalogue } from '../section-catalogue.js';
import { AdministrativeFieldsRepository } from './administrative-fields.repository.js';
import { administrativeVersion } from './administrative-value.rule.js';
import type { Cell } from './column-sql.js';
import { ComputerDetailRepository } from './computer-detail.repository.js';
import type { SectionQuery } from './computers.schemas.js';
import { toComputerColumn } from './list/computer-columns.rule.js';
import { ComputerLists } from './list/computer-lists.js';
import { refused } from './list/list-request.js';
import { SectionRowsRepository } from './section-rows.repository.js';

/** Reads single computers for the console and integrators (spec/console.md 9). */
@Injectable()
export class ComputersService {
  constructor(
    private readonly catalogue: SectionCatalogue,
    private readonly administrative: AdministrativeFieldsRepository,
    private readonly lists: ComputerLists,
    private readonly details: ComputerDetailRepository,
    private readonly sectionRows: SectionRowsRepository,
  ) {}

  /** @throws DomainError 404 `computer.not-found` */
  async detail(viewer: Viewer, id: string): Promise<ComputerDetail> {
    const identity = await this.identity(viewer, id);
    const [hardware, bios, administrative, sections, memoryModulesMb, networks] = await Promise.all([
      this.singleRow(identity.id, 'HARDWARE'),
      this.singleRow(identity.id, 'BIOS'),
      this.administrative.valuesOf(identity.id),
      this.sectionRows.counts(identity.id, this.catalogue.sections),
      this.details.memoryModules(identity.id),
      this.details.networks(identity.id),
    ]);
    return {
      ...identity,
      hardware: hardware ?? {},
      bios: bios ?? null,
      administrative,
      sections,
      memoryModulesMb,
      networks,
      administrativeVersion: administrativeVersion(administrative),
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
    const columns = await this.lists.columns();
    return { sections: this.catalogue.sections, computerColumns: columns.map(toComputerColumn) };
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

function fieldSort(section: Section, sort: string | undefined) {
  if (sort === undefined) return undefined;
  const name = sort.replace(/^-/, '');
  const field = section.fields.find((candidate) => columnOf(candidate) === name);
  if (!field) throw refused('sort', `There is no column "${name}" to use here.`);
  return { field, descending: sort.startsWith('-') };
}
