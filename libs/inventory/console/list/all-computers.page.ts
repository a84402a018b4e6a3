import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink, type Params } from '@angular/router';
import {
  CellTemplate,
  Formats,
  LanguageService,
  MarkedText,
  PageHeader,
  Pager,
  ProblemNotice,
  QuickSearch,
  ResultTable,
  SectionTabs,
  liveQuery,
  pageAfterResize,
  pageCount,
  readStored,
  store,
  type SectionTab,
  type TableColumn,
} from '@ocs/core-console';
import type { ComputerColumn, ComputerRow } from '@ocs/inventory-contract';
import { ComputersApi } from '../computers.api.js';
import { CustomMarker } from '../custom-marker.js';
import { splitUnit, valueText } from '../field-text.rule.js';
import { inventoryTexts } from '../inventory-texts.js';
import { OsIcon } from '../os-icon.js';
import {
  LAST_INVENTORY_COLUMN,
  NAME_COLUMN,
  OS_COLUMN,
  USER_COLUMN,
  columnWidth,
  defaultColumns,
} from './computer-columns.rule.js';
import { ListMemory } from './list-memory.js';
import { PAGE_SIZES, toListRequest } from './list-state.rule.js';
import { NoComputers } from './no-computers.js';

const PAGE_SIZE_KEY = 'ocs.computers.pageSize';
const STATES = ['active', 'archived', 'all'] as const;

/** *All computers* (spec/console.md 5). Filter, sorting and page live in the address. */
@Component({
  selector: 'app-all-computers-page',
  imports: [
    CellTemplate,
    CustomMarker,
    MarkedText,
    NoComputers,
    OsIcon,
    PageHeader,
    Pager,
    ProblemNotice,
    QuickSearch,
    ResultTable,
    RouterLink,
    SectionTabs,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './all-computers.page.html',
  styleUrl: './all-computers.page.css',
})
export class AllComputersPage {
  protected readonly t = inventoryTexts.inject();
  protected readonly formats = inject(Formats);
  private readonly language = inject(LanguageService);
  private readonly api = inject(ComputersApi);
  private readonly router = inject(Router);

  readonly page = input<string>();
  readonly pageSize = input<string>();
  readonly sort = input<string>();
  readonly q = input<string>();
  readonly state = input<string>();

  protected readonly pageSizes = PAGE_SIZES;
  protected readonly nameColumn = NAME_COLUMN;
  protected readonly request = computed(() =>
    toListRequest(
      { page: this.page(), pageSize: this.pageSize(), sort: this.sort(), q: this.q(), state: this.state() },
      readStored(PAGE_SIZE_KEY),
    ),
  );
  protected readonly list = liveQuery({
    request: this.request,
    load: (request, signal) => this.api.list(request, signal),
  });
  protected readonly catalogue = liveQuery({ request: () => 'once', load: () => this.api.catalogue() });
  protected readonly problem = computed(() => this.list.problem() ?? this.catalogue.problem());

  /** While rows are on screen, the banner of an absent server is enough. */
  protected readonly shownProblem = computed(() =>
    this.rows() !== undefined && this.problem()?.isServerAway === true ? undefined : this.problem(),
  );

  protected readonly columns = computed(() =>
    defaultColumns(this.catalogue.value()?.computerColumns ?? []).map((column) => this.toTableColumn(column)),
  );
  protected readonly rows = computed(() =>
    this.catalogue.value() === undefined ? undefined : this.list.value()?.rows,
  );
  protected readonly count = computed(() => this.list.value()?.counts[this.request().state]);
  protected readonly tabs = computed<readonly SectionTab[]>(() =>
    STATES.map((state) => {
      const count = this.list.value()?.counts[state];
      return {
        id: state,
        label: this.t(`list.${state}`),
        query: { state: state === 'active' ? null : state, page: null },
        ...(count === undefined ? {} : { count }),
      };
    }),
  );
  protected readonly matches = computed(() => {
    const total = this.count();
    const list = this.list.value();
    return list === undefined || total === undefined
      ? ''
      : this.t('list.matches', { count: list.total, total });
  });

  constructor() {
    const memory = inject(ListMemory);
    effect(() => {
      const { page, sort, q } = this.request();
      memory.address = {
        page: page > 1 ? page : null,
        sort: this.sort() === undefined ? null : sort,
        q: q || null,
        state: this.state() ?? null,
      };
    });
    // A page behind the end, after computers went away or from an old address: the last one there is.
    effect(() => {
      const list = this.list.value();
      if (list === undefined || list.rows.length > 0 || list.total === 0 || this.list.loading()) return;
      this.go({ page: pageCount(list.total, list.pageSize) });
    });
  }

  protected cell(row: ComputerRow, column: string): string {
    return String(row.cells[column] ?? '');
  }

  protected system(row: ComputerRow): string {
    return this.cell(row, OS_COLUMN);
  }

  /** Below the name on narrow screens, where the other columns are dropped. */
  protected summary(row: ComputerRow): string {
    return [this.cell(row, USER_COLUMN), this.system(row)].filter((text) => text !== '').join(' · ');
  }

  protected search(q: string): void {
    this.go({ q: q === '' ? null : q, page: null });
  }

  protected sortBy(sort: string): void {
    this.go({ sort, page: null });
  }

  protected resize(pageSize: number): void {
    const { page, pageSize: oldSize } = this.request();
    store(PAGE_SIZE_KEY, String(pageSize));
    const newPage = pageAfterResize(page, oldSize, pageSize);
    this.go({ pageSize, page: newPage > 1 ? newPage : null });
  }

  protected reload(): void {
    this.list.reload();
    if (this.catalogue.problem() !== undefined) this.catalogue.reload();
  }

  private go(change: Params): void {
    void this.router.navigate([], {
      queryParams: change,
      queryParamsHandling: 'merge',
      replaceUrl: 'q' in change,
    });
  }

  private toTableColumn(column: ComputerColumn): TableColumn<ComputerRow> {
    const { label, unit } = splitUnit(column.label[this.language.current()]);
    const width = columnWidth(column);
    const raw = (row: ComputerRow): string | number | null => row.cells[column.id] ?? null;
    return {
      id: column.id,
      label,
      ...(unit === undefined ? {} : { unit }),
      ...(width === undefined ? {} : { width }),
      align: column.align,
      sortable: column.sortable,
      secondary: column.id !== NAME_COLUMN && column.id !== LAST_INVENTORY_COLUMN,
      mono: column.format === 'code',
      text: (row) => valueText(raw(row), column.format, this.formats),
      ...(column.format === 'ago'
        ? { exact: (row: ComputerRow) => (raw(row) === null ? null : this.formats.moment(String(raw(row)))) }
        : {}),
    };
  }
}
