import { CdkOverlayOrigin } from '@angular/cdk/overlay';
import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MAX_FILTERS, type ListFilter } from '@ocs/core-contract';
import { coreTexts } from '../i18n/core-texts.js';
import { Icon } from '../ui/icon.js';
import { Popover } from '../ui/popover.js';
import { FilterEditor } from './filter-editor.js';
import { FilterWords } from './filter-words.js';
import type { ExtraFilter } from './list-definition.js';
import { withFilter } from './list-filters.rule.js';

/** The filters in force, each changed by a click and removed by its cross, and the button that adds one. */
@Component({
  selector: 'app-filter-chips',
  imports: [CdkOverlayOrigin, FilterEditor, Icon, Popover],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (chip of chips(); track chip.filter) {
      <span class="chip">
        <button
          type="button"
          class="words"
          cdkOverlayOrigin
          #origin="cdkOverlayOrigin"
          aria-haspopup="dialog"
          (click)="edit(chip.filter)"
        >
          {{ t('filter.label', { label: chip.label }) }} <b>{{ chip.condition }}</b>
        </button>
        <button
          type="button"
          class="cross"
          [attr.aria-label]="
            t('filter.remove', { filter: t('filter.label', { label: chip.label }) + ' ' + chip.condition })
          "
          (click)="remove(chip.filter)"
        >
          <app-icon name="close" [small]="true" />
        </button>
        @if (edited() === chip.filter) {
          <app-popover [label]="t('filter.change')" [origin]="origin" (closed)="edited.set(undefined)">
            <app-filter-editor
              [fields]="fields()"
              [filter]="chip.filter"
              (apply)="replace(chip.filter, $event)"
            />
          </app-popover>
        }
      </span>
    }
    @if (fields().length > 0 && filters().length < maxFilters) {
      <button
        type="button"
        class="add"
        cdkOverlayOrigin
        #add="cdkOverlayOrigin"
        aria-haspopup="dialog"
        [attr.aria-expanded]="adding()"
        (click)="adding.set(!adding())"
      >
        <app-icon name="plus" [small]="true" /> {{ t('filter.add') }}
      </button>
      @if (adding()) {
        <app-popover [label]="t('filter.add')" [origin]="add" (closed)="adding.set(false)">
          <app-filter-editor [fields]="fields()" (apply)="append($event)" />
        </app-popover>
      }
    }
  `,
  styleUrl: './filter-chips.css',
})
export class FilterChips {
  protected readonly t = coreTexts.inject();
  private readonly words = inject(FilterWords);

  readonly filters = input.required<readonly ListFilter[]>();
  /** Everything one may filter by. */
  readonly fields = input.required<readonly ExtraFilter[]>();
  readonly filtersChange = output<readonly ListFilter[]>();

  protected readonly maxFilters = MAX_FILTERS;
  protected readonly adding = signal(false);
  protected readonly edited = signal<ListFilter | undefined>(undefined);
  protected readonly chips = computed(() =>
    this.filters().map((filter) => ({
      filter,
      ...this.words.sentence(
        filter,
        this.fields().find(({ id }) => id === filter.column),
      ),
    })),
  );

  protected edit(filter: ListFilter): void {
    this.edited.update((edited) => (edited === filter ? undefined : filter));
  }

  protected append(filter: ListFilter): void {
    this.adding.set(false);
    this.filtersChange.emit(withFilter(this.filters(), filter));
  }

  protected replace(old: ListFilter, filter: ListFilter): void {
    this.edited.set(undefined);
    this.filtersChange.emit(withFilter(this.filters(), filter, old));
  }

  protected remove(filter: ListFilter): void {
    this.filtersChange.emit(this.filters().filter((other) => other !== filter));
  }
}
