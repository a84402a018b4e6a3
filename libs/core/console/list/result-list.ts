import { CdkOverlayOrigin } from '@angular/cdk/overlay';
import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  contentChild,
  contentChildren,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { formatFilter } from '@ocs/core-contract';
import type { ApiProblem } from '../api/api-problem.js';
import { liveQuery } from '../api/live-query.js';
import { Formats } from '../i18n/formats.js';
import { coreTexts } from '../i18n/core-texts.js';
import { CellTemplate } from '../table/cell-template.js';
import { pageCount } from '../table/paging.rule.js';
import { Pager } from '../table/pager.js';
import { ResultTable } from '../table/result-table.js';
import { ThemeService } from '../theme/theme.service.js';
import { Icon } from '../ui/icon.js';
import { Notice } from '../ui/notice.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { Popover } from '../ui/popover.js';
import { QuickSearch } from '../ui/quick-search.js';
import { ColumnMenu, type MenuColumn } from './column-menu.js';
import { CsvExport } from './csv-export.js';
import { FilterChips } from './filter-chips.js';
import type { ExtraFilter, ListDefinition, ListQuery, ListSelection } from './list-definition.js';
import { RowSelection } from './list-selection.js';
import { ListState } from './list-state.js';
import { LIST_PAGE_SIZES } from './list-state.rule.js';
import { ListActions, ListEmpty } from './list-templates.js';

/**
 * Every list of the console: filter chips, quick filter, columns and layouts, sortable table, selection with its actions, pager,
 * CSV (spec/console.md 3). What it shows is declared as a {@link ListDefinition}; where it stands lives in the address.
 */
@Component({
  selector: 'app-list',
  imports: [
    CdkOverlayOrigin,
    ColumnMenu,
    CsvExport,
    FilterChips,
    Icon,
    MatButton,
    NgTemplateOutlet,
    Notice,
    Pager,
    Popover,
    ProblemNotice,
    QuickSearch,
    ResultTable,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [ListState],
  templateUrl: './result-list.html',
  styleUrl: './result-list.css',
  host: { '[attr.data-rows]': 'density()', '[class.with-bar]': 'selected() !== undefined' },
})
export class ResultList<Row> {
  protected readonly t = coreTexts.inject();
  protected readonly formats = inject(Formats);
  protected readonly state = inject<ListState<Row>>(ListState);
  private readonly theme = inject(ThemeService);

  /** Name of the table for screen readers. */
  readonly label = input.required<string>();
  /** undefined while what it needs is on its way. */
  readonly definition = input.required<ListDefinition<Row> | undefined>();
  /** What the definition needs could not be had: shown instead, and `retry` asks for it again. */
  readonly definitionProblem = input<ApiProblem>();
  /** Rows without the quick filter, where the page knows it: "18 of 214". */
  readonly of = input<number>();
  /** Words of the quick filter's box. */
  readonly searchLabel = input<string>();
  /** Rows of a total of zero under no filter are no reason for filters: hides the tools, for a page that says it better. */
  readonly bare = input(false);
  readonly retry = output();
  /** The query of each list that is shown, for what follows from it: neighbours, counts. */
  readonly shown = output<ListQuery>();

  protected readonly pageSizes = LIST_PAGE_SIZES;
  protected readonly cells = contentChildren<CellTemplate<Row>>(CellTemplate);
  protected readonly emptyTemplate = contentChild(ListEmpty);
  protected readonly actions = contentChild<ListActions<Row>>(ListActions);
  protected readonly choosingColumns = signal(false);
  protected readonly scrolled = signal(false);

  protected readonly query = this.state.query;
  readonly list = liveQuery({
    request: this.query,
    load: (query, signal) => this.ask(query, signal),
  });
  protected readonly rows = computed(() => this.list.value()?.rows);
  protected readonly total = computed(() => this.list.value()?.total);
  protected readonly problem = computed(() => this.definitionProblem() ?? this.list.problem());
  /** While rows are on screen, the banner of an absent server is enough. */
  protected readonly shownProblem = computed(() =>
    this.rows() !== undefined && this.problem()?.isServerAway === true ? undefined : this.problem(),
  );

  protected readonly columns = computed(() => {
    const known = new Map((this.definition()?.columns ?? []).map((column) => [column.id, column]));
    let beside = 0;
    return this.state.columnIds().flatMap((id) => {
      const column = known.get(id);
      if (column === undefined) return [];
      // On narrow screens the name stays, and the first column that is made for them.
      const stays = column.fixed === true || (column.secondary !== true && beside++ === 0);
      return [{ ...column, secondary: !stays }];
    });
  });
  protected readonly menuColumns = computed<readonly MenuColumn[]>(() => this.definition()?.columns ?? []);
  protected readonly filterFields = computed<readonly ExtraFilter[]>(() => {
    const definition = this.definition();
    const ofColumns = (definition?.columns ?? []).flatMap(({ id, label, filter }) =>
      filter === undefined ? [] : [{ id, label, filter }],
    );
    return [...ofColumns, ...(definition?.filters ?? [])];
  });
  protected readonly isFiltered = computed(
    () => (this.query()?.filters.length ?? 0) > 0 || (this.query()?.q ?? '') !== '',
  );
  protected readonly matches = computed(() => {
    const total = this.total();
    if (total === undefined) return '';
    const of = this.of();
    return of === undefined
      ? this.formats.number(total)
      : this.t('list.matches', { count: total, total: of });
  });
  protected readonly density = computed(() => this.state.preference().density ?? this.theme.density());
  protected readonly rowId = computed(
    () => this.definition()?.rowId?.bind(this.definition()) ?? ((row: Row) => row),
  );

  protected readonly selection = new RowSelection<Row>({
    rows: computed(() => this.rows() ?? []),
    idOf: (row) => this.definition()?.rowId?.(row) ?? '',
    nameOf: (row) => this.definition()?.rowName?.(row) ?? String(this.definition()?.rowId?.(row) ?? ''),
  });
  protected readonly selectable = computed(
    () => this.definition()?.rowId !== undefined && this.actions() !== undefined,
  );
  /** What the bar is about; undefined without a selection. */
  protected readonly selected = computed<ListSelection<Row> | undefined>(() => {
    const query = this.query();
    const all = this.selection.all();
    const count = all ? (this.total() ?? 0) : this.selection.ids().length;
    if (!this.selectable() || count === 0 || query === undefined) return undefined;
    return {
      all,
      count,
      ids: this.selection.ids(),
      rows: this.selection.rows(),
      query,
      clear: () => this.selection.clear(),
    };
  });
  protected readonly selectedWords = computed(() => {
    const count = this.selected()?.count ?? 0;
    if (this.selection.all()) return this.t.plural('selection.all', count);
    const elsewhere = count - this.selection.onPage();
    return elsewhere === 0
      ? this.t.plural('selection.page', count)
      : this.t.plural('selection.pages', count, { elsewhere });
  });

  constructor() {
    this.state.follow(this.definition);
    // Ticked rows of one list mean nothing in another.
    const listKey = computed(
      () => {
        const query = this.query();
        return query && [query.q, query.filters.map(formatFilter), query.extra];
      },
      { equal: sameContent },
    );
    effect(() => {
      listKey();
      untracked(() => this.selection.clear());
    });
    effect(() => {
      const query = this.query();
      if (query !== undefined) this.shown.emit(query);
    });
    // A page behind the end, after rows went away or from an old address: the last one there is.
    effect(() => {
      const page = this.list.value();
      if (page === undefined || page.rows.length > 0 || page.total === 0 || this.list.loading()) return;
      this.state.openPage(pageCount(page.total, page.pageSize));
    });
  }

  /** Asks again, for instance after rows were changed. */
  reload(): void {
    this.list.reload();
  }

  protected tryAgain(): void {
    this.retry.emit();
    this.list.reload();
  }

  protected follow(event: Event): void {
    if (event.target instanceof Element) this.scrolled.set(event.target.scrollLeft > 0);
  }

  private async ask(query: ListQuery, signal: AbortSignal): ReturnType<ListDefinition<Row>['load']> {
    const definition = untracked(this.definition);
    return definition === undefined
      ? { rows: [], total: 0, page: 1, pageSize: query.pageSize }
      : definition.load(query, signal);
  }
}

const sameContent = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
