import { Directive, TemplateRef, inject, input } from '@angular/core';
import type { ListActionsContext, ListDefinition, ListEmptyContext } from './list-definition.js';

/** `<ng-template [appListActions]="definition" let-selection>`: buttons of the bar that appears with a selection. */
@Directive({ selector: 'ng-template[appListActions]' })
export class ListActions<Row> {
  /** Only to tell the type of a row to the template. */
  readonly appListActions = input<ListDefinition<Row> | undefined | ''>();
  readonly template = inject<TemplateRef<ListActionsContext<Row>>>(TemplateRef);

  static ngTemplateContextGuard<Row>(
    _: ListActions<Row>,
    context: unknown,
  ): context is ListActionsContext<Row> {
    return context !== undefined;
  }
}

/** `<ng-template appListEmpty let-query>`: why nothing is there and what to do next; otherwise the list says it in general words. */
@Directive({ selector: 'ng-template[appListEmpty]' })
export class ListEmpty {
  readonly template = inject<TemplateRef<ListEmptyContext>>(TemplateRef);

  static ngTemplateContextGuard(_: ListEmpty, context: unknown): context is ListEmptyContext {
    return context !== undefined;
  }
}
