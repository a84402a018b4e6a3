import { computed, signal, type Signal } from '@angular/core';
import type { TableSelection } from '../table/table-selection.js';

type RowId = string | number;

export interface SelectionSource<Row> {
  readonly rows: Signal<readonly Row[]>;
  idOf(row: Row): RowId;
  nameOf(row: Row): string;
}

/**
 * The rows someone ticked, on whichever page, or all results of the list: two distinct choices. Ticked rows survive paging and
 * sorting; `clear` when the list becomes another one.
 */
export class RowSelection<Row> implements TableSelection<Row> {
  private readonly ticked = signal<ReadonlyMap<RowId, Row>>(new Map());
  private readonly everything = signal(false);
  private lastToggled: RowId | undefined;

  constructor(private readonly source: SelectionSource<Row>) {}

  /** Every result of the list is meant, seen or not. */
  readonly all = this.everything.asReadonly();
  readonly ids = computed(() => [...this.ticked().keys()]);
  readonly rows = computed(() => (this.everything() ? this.source.rows() : [...this.ticked().values()]));
  /** Ticked ones among the rows of the page. */
  readonly onPage = computed(
    () => this.source.rows().filter((row) => this.ticked().has(this.source.idOf(row))).length,
  );
  readonly page = computed(() => {
    const rows = this.source.rows().length;
    if (this.everything()) return rows > 0 ? 'all' : 'none';
    if (this.onPage() === 0) return 'none';
    return this.onPage() === rows ? 'all' : 'some';
  });

  nameOf(row: Row): string {
    return this.source.nameOf(row);
  }

  isSelected(row: Row): boolean {
    return this.everything() || this.ticked().has(this.source.idOf(row));
  }

  toggle(row: Row, range: boolean): void {
    const rows = this.source.rows();
    const id = this.source.idOf(row);
    const next = new Map(this.everything() ? this.pairs(rows) : this.ticked());
    const wanted = !next.has(id);
    for (const touched of range ? this.rangeTo(row, rows) : [row]) {
      if (wanted) next.set(this.source.idOf(touched), touched);
      else next.delete(this.source.idOf(touched));
    }
    this.lastToggled = id;
    this.everything.set(false);
    this.ticked.set(next);
  }

  togglePage(): void {
    const rows = this.source.rows();
    const next = new Map(this.everything() ? [] : this.ticked());
    if (this.page() === 'all') for (const row of rows) next.delete(this.source.idOf(row));
    else for (const [id, row] of this.pairs(rows)) next.set(id, row);
    this.everything.set(false);
    this.ticked.set(next);
  }

  selectAll(): void {
    this.ticked.set(new Map());
    this.everything.set(true);
  }

  clear(): void {
    this.lastToggled = undefined;
    this.everything.set(false);
    if (this.ticked().size > 0) this.ticked.set(new Map());
  }

  private rangeTo(row: Row, rows: readonly Row[]): readonly Row[] {
    const to = rows.indexOf(row);
    const from = rows.findIndex((other) => this.source.idOf(other) === this.lastToggled);
    if (from === -1) return [row];
    return rows.slice(Math.min(from, to), Math.max(from, to) + 1);
  }

  private pairs(rows: readonly Row[]): readonly (readonly [RowId, Row])[] {
    return rows.map((row) => [this.source.idOf(row), row] as const);
  }
}
