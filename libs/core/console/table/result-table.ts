import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  contentChildren,
  effect,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
  type TemplateRef,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { coreTexts } from '../i18n/core-texts.js';
import { Icon } from '../ui/icon.js';
import { CellTemplate } from './cell-template.js';
import { CutTitle } from './cut-title.js';
import { MarkedText } from './marked-text.js';
import { RowLinks } from './row-links.js';
import { ColumnHandle } from './column-handle.js';
import { boundedWidth, PLAIN_COLUMN_WIDTH, pixelsOf } from './column-width.rule.js';
import { nextSort, parseSort } from './sort.rule.js';
import type { CellContext, TableColumn } from './table-column.js';
import type { TableSelection } from './table-selection.js';

const LONGEST_SKELETON = 12;
/** Column of the check boxes, in pixels; the same width stands in the style sheet. */
const SELECTION_WIDTH = 40;

/**
 * The one table of the console: columns as data, sorting told to the page, old rows dimmed while new ones load. Long
 * lists are drawn in steps of `step` rows as one scrolls, and as a whole for print.
 */
@Component({
  selector: 'app-result-table',
  imports: [ColumnHandle, Icon, MarkedText, MatButton, NgTemplateOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  hostDirectives: [RowLinks, CutTitle],
  templateUrl: './result-table.html',
  styleUrl: './result-table.css',
  host: {
    '(window:beforeprint)': 'showAll()',
    '[class.resizable]': 'resizable()',
    '[style.--table-min-width.px]': 'resizable() ? totalWidth() : null',
  },
})
export class ResultTable<Row> {
  protected readonly t = coreTexts.inject();

  /** Name of the table for screen readers. */
  readonly label = input.required<string>();
  readonly columns = input.required<readonly TableColumn<Row>[]>();
  /** undefined until the first answer: a skeleton is shown. */
  readonly rows = input.required<readonly Row[] | undefined>();
  readonly busy = input(false);
  readonly sort = input('');
  readonly highlight = input('');
  /** Rows drawn at a time. */
  readonly step = input(Infinity);
  readonly sortChange = output<string>();
  /** Check boxes before the rows. */
  readonly selection = input<TableSelection<Row>>();
  /** What a row is recognised by over a reload; the row itself unless said otherwise. */
  readonly rowId = input<(row: Row) => unknown>((row) => row);
  /** Columns can be made wider and narrower; `widths` in pixels by column id. */
  readonly resizable = input(false);
  readonly widths = input<Readonly<Record<string, number>>>({});
  readonly widthChange = output<{ readonly column: string; readonly width: number }>();

  /** Rows of the skeleton, where their number is already known. */
  readonly skeletonRows = input(LONGEST_SKELETON);
  protected readonly skeleton = computed(() =>
    Array.from({ length: Math.min(this.skeletonRows(), LONGEST_SKELETON) }, (_, row) => row),
  );
  protected readonly shown = linkedSignal({
    source: () => [this.rows(), this.step()] as const,
    computation: ([, step]) => step,
  });
  protected readonly visibleRows = computed(() => this.rows()?.slice(0, this.shown()));
  protected readonly remaining = computed(() => Math.max(0, (this.rows()?.length ?? 0) - this.shown()));

  /** While a handle is dragged. */
  private readonly dragged = signal<{ readonly column: string; readonly width: number } | undefined>(
    undefined,
  );
  protected readonly totalWidth = computed(
    () =>
      this.columns().reduce((sum, column) => sum + this.pixels(column), 0) +
      (this.selection() === undefined ? 0 : SELECTION_WIDTH),
  );

  /** Templates of cells that stand in the content of another component, in addition to its own. */
  readonly cellTemplates = input<readonly CellTemplate<Row>[]>([]);
  private readonly cells = contentChildren<CellTemplate<Row>>(CellTemplate);
  private readonly more = viewChild<unknown, ElementRef<HTMLElement>>('more', { read: ElementRef });
  private readonly templates = computed(
    () =>
      new Map<string, TemplateRef<CellContext<Row>>>(
        [...this.cellTemplates(), ...this.cells()].map((cell) => [cell.column(), cell.template]),
      ),
  );

  constructor() {
    // The button at the end is drawn into view by scrolling: reaching it draws the next rows.
    effect((onCleanup) => {
      const button = this.more()?.nativeElement;
      if (button === undefined || typeof IntersectionObserver === 'undefined') return;
      const observer = new IntersectionObserver(
        (entries) => {
          if (entries.some((entry) => entry.isIntersecting)) untracked(() => this.showMore());
        },
        { rootMargin: '400px' },
      );
      observer.observe(button);
      onCleanup(() => observer.disconnect());
    });
  }

  protected template(column: string): TemplateRef<CellContext<Row>> | undefined {
    return this.templates().get(column);
  }

  protected direction(column: string): 'ascending' | 'descending' | null {
    const sort = parseSort(this.sort());
    if (sort.column !== column) return null;
    return sort.descending ? 'descending' : 'ascending';
  }

  protected sortBy(column: string): void {
    this.sortChange.emit(nextSort(this.sort(), column));
  }

  protected width(column: TableColumn<Row>): string | null {
    const dragged = this.dragged();
    const set = dragged?.column === column.id ? dragged.width : this.widths()[column.id];
    return set === undefined ? (column.width ?? null) : `${set}px`;
  }

  protected pixels(column: TableColumn<Row>): number {
    return pixelsOf(this.width(column) ?? undefined) ?? PLAIN_COLUMN_WIDTH;
  }

  protected drag(column: string, width: number, done: boolean): void {
    this.dragged.set(done ? undefined : { column, width: boundedWidth(width) });
    if (done) this.widthChange.emit({ column, width: boundedWidth(width) });
  }

  protected tick(row: Row, event: MouseEvent): void {
    this.selection()?.toggle(row, event.shiftKey);
  }

  protected showMore(): void {
    this.shown.update((shown) => shown + this.step());
  }

  protected showAll(): void {
    this.shown.set(Infinity);
  }
}
