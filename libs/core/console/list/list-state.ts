import { Injectable, computed, effect, inject, signal, untracked, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, type ParamMap, type Params } from '@angular/router';
import { formatFilter, type ListFilter, type ListPreference } from '@ocs/core-contract';
import { PreferencesService } from '../preferences/preferences.service.js';
import { pageAfterResize } from '../table/paging.rule.js';
import { readListPreference, sameColumns, visibleColumns } from './list-columns.rule.js';
import type { ListDefinition, ListQuery } from './list-definition.js';
import { DEFAULT_LIST_SIZE, leftOutFilters, LIST_PAGE_SIZES, toListQuery } from './list-state.rule.js';

/**
 * Where a list stands. The address says it, so that back, reload and sharing work; what the address leaves open comes from what
 * the user arranged for this list, which is written into the address at once: an address always shows others the same list.
 */
@Injectable()
export class ListState<Row> {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly preferences = inject(PreferencesService);
  private readonly address = toSignal(this.route.queryParamMap, {
    initialValue: this.route.snapshot.queryParamMap,
  });
  private readonly source = signal<Signal<ListDefinition<Row> | undefined> | undefined>(undefined);

  readonly definition = computed(() => this.source()?.());
  readonly preference = computed<ListPreference>(() => {
    const definition = this.definition();
    return definition === undefined ? {} : readListPreference(this.preferences.get(key(definition)));
  });
  /** Columns of whoever chose none. */
  readonly defaultColumns = computed(() => visibleColumns(this.definition()?.columns ?? [], undefined));
  readonly columnIds = computed(() => {
    const fromAddress = this.address().get('columns')?.split(',');
    return visibleColumns(this.definition()?.columns ?? [], fromAddress ?? this.preference().columns);
  });

  /** undefined until the definition and the user's preferences are known: nothing is asked twice, no column jumps. */
  readonly query = computed<ListQuery | undefined>(() => {
    const definition = this.definition();
    if (definition === undefined || !this.preferences.ready()) return undefined;
    const address = this.address();
    return toListQuery(
      {
        page: address.get('page'),
        pageSize: address.get('pageSize'),
        sort: address.get('sort'),
        q: address.get('q'),
        filter: address.getAll('filter'),
      },
      {
        sort: definition.defaultSort,
        pageSize: this.preferredSize(),
        columns: this.columnIds(),
        sortable: new Set(definition.columns.filter(({ sortable }) => sortable).map(({ id }) => id)),
        filterable: new Set([
          ...definition.columns.filter(({ filter }) => filter !== undefined).map(({ id }) => id),
          ...(definition.filters ?? []).map(({ id }) => id),
        ]),
        extra: definition.extra ?? {},
      },
    );
  });

  /** Filters the address names and the list does not know. */
  readonly leftOut = computed<readonly string[]>(() => {
    const query = this.query();
    return query === undefined ? [] : leftOutFilters(this.address().getAll('filter'), query);
  });

  constructor() {
    void this.preferences.load();
    // On arrival only: what the user changes here writes the address itself.
    const known = computed(() => this.definition() !== undefined && this.preferences.ready());
    effect(() => {
      const address = this.address();
      if (known()) untracked(() => this.complete(address));
    });
  }

  /** The list this is about; called once by the component. */
  follow(definition: Signal<ListDefinition<Row> | undefined>): void {
    this.source.set(definition);
  }

  search(q: string): void {
    this.go({ q: q === '' ? null : q, page: null }, true);
  }

  sortBy(sort: string): void {
    this.go({ sort, page: null });
  }

  filterBy(filters: readonly ListFilter[]): void {
    this.go({ filter: filters.length === 0 ? null : filters.map(formatFilter), page: null });
  }

  /** Shows everything again. */
  clearFilters(): void {
    this.go({ filter: null, q: null, page: null });
  }

  openPage(page: number): void {
    this.go({ page: page > 1 ? page : null }, true);
  }

  resize(pageSize: number): void {
    const query = this.query();
    const page = query === undefined ? 1 : pageAfterResize(query.page, query.pageSize, pageSize);
    this.remember({ pageSize });
    this.go({ pageSize, page: page > 1 ? page : null });
  }

  /** These columns, from now on. */
  show(columns: readonly string[]): void {
    const isDefault = sameColumns(columns, this.defaultColumns());
    this.remember({ columns: isDefault ? undefined : columns });
    this.go({ columns: isDefault ? null : columns.join(','), ...this.sortAmong(columns) });
  }

  /** Back to the columns and widths of the beginning. */
  resetColumns(): void {
    this.remember({ columns: undefined, widths: undefined });
    this.go({ columns: null, ...this.sortAmong(this.defaultColumns()) });
  }

  setWidth(column: string, width: number): void {
    this.remember({ widths: { ...this.preference().widths, [column]: width } });
  }

  setDensity(density: NonNullable<ListPreference['density']>): void {
    this.remember({ density });
  }

  /** Writes into the address what it left to the user's arrangement. */
  private complete(address: ParamMap): void {
    const columns = this.columnIds();
    const pageSize = this.preferredSize();
    const change = {
      ...(address.has('columns') || sameColumns(columns, this.defaultColumns())
        ? {}
        : { columns: columns.join(',') }),
      ...(address.has('pageSize') || pageSize === DEFAULT_LIST_SIZE ? {} : { pageSize }),
    };
    if (Object.keys(change).length > 0) this.go(change, true);
  }

  private preferredSize(): number {
    return LIST_PAGE_SIZES.find((size) => size === this.preference().pageSize) ?? DEFAULT_LIST_SIZE;
  }

  /** Sorting by a column nobody sees any more would look like no order at all. */
  private sortAmong(columns: readonly string[]): Params {
    const sorted = this.query()?.sort.replace(/^-/, '');
    return sorted === undefined || columns.includes(sorted) ? {} : { sort: null };
  }

  private remember(change: { readonly [K in keyof ListPreference]: ListPreference[K] | undefined }): void {
    const definition = this.definition();
    if (definition === undefined) return;
    const kept = Object.entries({ ...this.preference(), ...change }).filter(
      ([, value]) => value !== undefined,
    );
    this.preferences.set(key(definition), kept.length === 0 ? undefined : Object.fromEntries(kept));
  }

  private go(change: Params, replaceUrl = false): void {
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams: change,
      queryParamsHandling: 'merge',
      replaceUrl,
    });
  }
}

const key = ({ table }: { readonly table: string }): string => `list.${table}`;
