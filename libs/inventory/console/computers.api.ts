import { Injectable, inject } from '@angular/core';
import { ApiClient, listParameters, type ListQuery } from '@ocs/core-console';
import { MAX_PAGE_SIZE, type Job } from '@ocs/core-contract';
import type {
  ComputerDetail,
  ComputerList,
  ComputerSectionRows,
  ComputerSelection,
  Distribution,
  GroupName,
  SectionCatalogueAnswer,
} from '@ocs/inventory-contract';

/** A row of a section by column name. */
export type SectionRow = ComputerSectionRows['rows'][number];

/** What can be done to many computers at once. */
export type ManyComputersAction = 'delete' | 'archive' | 'restore';

/** Every row of a section, as far as the console takes them. */
export interface SectionContent {
  readonly rows: readonly SectionRow[];
  /** Rows the server holds; more than `rows` only beyond {@link MAX_SECTION_ROWS}. */
  readonly total: number;
}

/** More rows of one section than this nobody reads: bounds what one page can cost (only logs that pile up reach it). */
export const MAX_SECTION_ROWS = 10 * MAX_PAGE_SIZE;

/** The computers' part of the API. */
@Injectable({ providedIn: 'root' })
export class ComputersApi {
  private readonly api = inject(ApiClient);
  private knownCatalogue: Promise<SectionCatalogueAnswer> | undefined;

  list(query: ListQuery, signal: AbortSignal): Promise<ComputerList> {
    return this.api.get('/api/computers', { query: listParameters(query), signal });
  }

  /** Goes on after the answer: watch the job. */
  act(action: ManyComputersAction, selection: ComputerSelection): Promise<Job> {
    return this.api.post(`/api/computers/${action}`, { selection });
  }

  /** How many computers have each value of a column. */
  distribution(column: string, query: ListQuery, signal?: AbortSignal): Promise<Distribution> {
    return this.api.get('/api/computers/distribution', {
      query: { ...listParameters(query), columns: undefined, column },
      ...(signal === undefined ? {} : { signal }),
    });
  }

  /** Groups to filter by. */
  async groups(signal: AbortSignal): Promise<readonly GroupName[]> {
    return (await this.api.get<{ groups: readonly GroupName[] }>('/api/groups', { signal })).groups;
  }

  detail(id: number, signal: AbortSignal): Promise<ComputerDetail> {
    return this.api.get(`/api/computers/${id}`, { signal });
  }

  /** The sections and columns the server knows; asked once. */
  catalogue(): Promise<SectionCatalogueAnswer> {
    this.knownCatalogue ??= this.api
      .get<SectionCatalogueAnswer>('/api/inventory/sections')
      .catch((failure: unknown) => {
        this.knownCatalogue = undefined;
        throw failure;
      });
    return this.knownCatalogue;
  }

  /** All rows of a section, asked page by page: searching and sorting in it then needs no request. */
  async section(id: number, section: string, signal: AbortSignal): Promise<SectionContent> {
    const ask = (page: number): Promise<ComputerSectionRows> =>
      this.api.get(`/api/computers/${id}/sections/${encodeURIComponent(section)}`, {
        query: { page, pageSize: MAX_PAGE_SIZE },
        signal,
      });
    const first = await ask(1);
    const pages = Math.ceil(Math.min(first.total, MAX_SECTION_ROWS) / MAX_PAGE_SIZE);
    const others = await Promise.all(
      Array.from({ length: Math.max(0, pages - 1) }, (_, index) => ask(index + 2)),
    );
    return { rows: [first, ...others].flatMap((page) => page.rows), total: first.total };
  }
}
