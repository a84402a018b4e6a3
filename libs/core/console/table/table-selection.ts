import type { Signal } from '@angular/core';

/** What the table asks to draw check boxes. */
export interface TableSelection<Row> {
  isSelected(row: Row): boolean;
  /** With `range`, everything from the last one ticked to this one. */
  toggle(row: Row, range: boolean): void;
  /** Of the rows of the page. */
  readonly page: Signal<'none' | 'some' | 'all'>;
  togglePage(): void;
  /** How a row is called beside its check box. */
  nameOf(row: Row): string;
}
