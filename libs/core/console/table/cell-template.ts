import { Directive, TemplateRef, inject, input } from '@angular/core';
import type { CellContext } from './table-column.js';

/** `<ng-template appCell="hardware.NAME" [appCellRows]="rows" let-row>`: how the cells of one column look, where text is not enough. */
@Directive({ selector: 'ng-template[appCell]' })
export class CellTemplate<Row> {
  readonly column = input.required<string>({ alias: 'appCell' });
  /** Only to tell the type of a row to the template. */
  readonly appCellRows = input<readonly Row[]>();
  readonly template = inject<TemplateRef<CellContext<Row>>>(TemplateRef);

  static ngTemplateContextGuard<Row>(_: CellTemplate<Row>, context: unknown): context is CellContext<Row> {
    return context !== undefined;
  }
}
