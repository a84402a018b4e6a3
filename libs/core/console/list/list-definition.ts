import type { FilterOperator, ListFilter, Page } from '@ocs/core-contract';
import type { TableColumn } from '../table/table-column.js';

/**
 * A list of the console, declared as data for `<app-list [definition]="…">`: what it asks, which columns it may show, what
 * they can be filtered by. Everything else (filters, quick filter, columns, layouts, widths, sorting, paging, selection, CSV,
 * preferences, empty and error states) is the same for every list (spec/console.md 3).
 */
export interface ListDefinition<Row> {
  /** Name of the table: key of the preferences (`list.<table>`) and of the layouts. */
  readonly table: string;
  /** Every column there is, in the order the menu offers them. Those with `fixed` come first and stay. */
  readonly columns: readonly ListColumn<Row>[];
  /** Filters on what is no column, for instance the group a computer is in. */
  readonly filters?: readonly ExtraFilter[];
  /** `hardware.LASTDATE` or `-hardware.LASTDATE`. */
  readonly defaultSort: string;
  /** Asks the API: pass {@link listParameters} of the query on to it. */
  load(query: ListQuery, signal: AbortSignal): Promise<Page<Row>>;
  /** Makes rows selectable, and keeps their DOM elements over a reload. */
  rowId?(row: Row): string | number;
  /** How a row is called beside its check box, for screen readers; with `rowId`. */
  rowName?(row: Row): string;
  /** Path of the CSV in the API (`/api/computers/export`); without it there is no export. */
  readonly exportPath?: string;
  /** Further parameters of every request, for instance the tab: `{ state: 'archived' }`. */
  readonly extra?: Readonly<Record<string, string>>;
  /** Layouts (named sets of columns) are offered, unless false. */
  readonly layouts?: boolean;
  /** The quick filter is offered, unless false. */
  readonly searchable?: boolean;
}

/** A column of a list. */
export interface ListColumn<Row> extends TableColumn<Row> {
  /** Shown to whoever chose no columns of their own. */
  readonly default: boolean;
  /** Always shown and always first: what names the row. At least one column of a list is. */
  readonly fixed?: boolean;
  /** Where it comes from, in the menu of columns: `BIOS`, `administrative`. */
  readonly origin?: string;
  /** Which filters make sense; without it the column cannot be filtered. */
  readonly filter?: FilterInput;
}

/** A filter on something that is no column of the list. */
export interface ExtraFilter {
  /** Its name in the address and the API. */
  readonly id: string;
  readonly label: string;
  readonly filter: FilterInput;
  /** Comes from links only: shown when in force, not offered. */
  readonly hidden?: boolean;
}

/** How a filter is typed in. */
export interface FilterInput {
  readonly kind: FilterKind;
  /** Operators on offer; those of the kind unless said otherwise. */
  readonly operators?: readonly FilterOperator[];
  /** What may be chosen; with kind `choice`. */
  readonly choices?: readonly FilterChoice[];
}

/** `moment` and `day` are typed as days; `choice` is one of a list. */
export type FilterKind = 'text' | 'number' | 'moment' | 'day' | 'choice';

export interface FilterChoice {
  readonly value: string;
  readonly label: string;
}

/** What a list shows: everything in it stands in the address or follows from it. */
export interface ListQuery {
  readonly page: number;
  readonly pageSize: number;
  readonly sort: string;
  /** Quick filter. */
  readonly q: string;
  /** Ids of the visible columns in their order: the quick filter looks into them, the CSV has them. */
  readonly columns: readonly string[];
  readonly filters: readonly ListFilter[];
  readonly extra: Readonly<Record<string, string>>;
}

/** The rows an action is about, given to `<ng-template appListActions let-selection>`. */
export interface ListSelection<Row> {
  /** Everything the list shows under its filters, not only what was ticked. */
  readonly all: boolean;
  readonly count: number;
  /** Ids that were ticked, on whichever page; empty with `all`. */
  readonly ids: readonly (string | number)[];
  /** The rows behind `ids`; with `all` those of the page, as a sample. */
  readonly rows: readonly Row[];
  readonly query: ListQuery;
  clear(): void;
}

/** Context of the template of the actions. */
export interface ListActionsContext<Row> {
  readonly $implicit: ListSelection<Row>;
}

/** The context of `<ng-template appListEmpty let-query>`: what found nothing. */
export interface ListEmptyContext {
  readonly $implicit: ListQuery;
}
