import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { takesValue, type FilterOperator, type ListFilter } from '@ocs/core-contract';
import { coreTexts } from '../i18n/core-texts.js';
import { fold } from '../table/marked-text.rule.js';
import { Icon } from '../ui/icon.js';
import type { ExtraFilter } from './list-definition.js';
import { FilterWords } from './filter-words.js';
import { isUsable, operatorsOf, valueInput, valueToSend } from './list-filters.rule.js';

/** Things to filter by beyond which a search box helps. */
const SEARCH_ABOVE = 8;

/** Says what to filter by, how and with which value: step by step for a new filter, at once for one that is changed. */
@Component({
  selector: 'app-filter-editor',
  imports: [Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './filter-editor.html',
  styleUrl: './filter-editor.css',
})
export class FilterEditor {
  protected readonly t = coreTexts.inject();
  protected readonly words = inject(FilterWords);

  readonly fields = input.required<readonly ExtraFilter[]>();
  /** The filter to change; undefined for a new one. */
  readonly filter = input<ListFilter>();
  readonly apply = output<ListFilter>();

  protected readonly search = signal('');
  protected readonly chosen = linkedSignal(() => this.filter()?.column);
  protected readonly field = computed(() => this.fields().find(({ id }) => id === this.chosen()));
  protected readonly searchable = computed(() => this.fields().length > SEARCH_ABOVE);
  protected readonly found = computed(() => {
    const wanted = fold(this.search().trim());
    return this.fields().filter(({ label, hidden }) => hidden !== true && fold(label).includes(wanted));
  });
  protected readonly operators = computed(() => {
    const field = this.field();
    return field === undefined ? [] : operatorsOf(field.filter);
  });
  protected readonly operator = linkedSignal<FilterOperator>(
    () =>
      (this.filter()?.column === this.chosen() ? this.filter()?.operator : undefined) ??
      this.operators()[0] ??
      'equals',
  );
  protected readonly input = computed(() => {
    const field = this.field();
    return field === undefined ? 'none' : valueInput(field.filter, this.operator());
  });
  protected readonly value = linkedSignal(() =>
    this.filter()?.column === this.chosen() && this.input() !== 'none' ? (this.filter()?.value ?? '') : '',
  );
  protected readonly tried = signal(false);
  protected readonly usable = computed(() => isUsable(this.input(), this.value()));
  protected readonly wrong = computed(() => this.tried() && !this.usable());
  /** What is wrong with the value, or how it may be typed. */
  protected readonly help = computed(() => {
    const input = this.input();
    if (this.wrong() && input !== 'none') return this.t(`filter.needed.${input}`);
    return this.operator() === 'like' ? this.t('filter.wildcards') : '';
  });

  protected choose(id: string): void {
    this.chosen.set(id);
    this.tried.set(false);
  }

  protected operatorChosen(event: Event): void {
    const operator = this.operators().find((known) => known === textOf(event));
    if (operator !== undefined) this.operator.set(operator);
  }

  protected typed(event: Event): void {
    this.value.set(textOf(event));
  }

  protected submit(event: Event): void {
    event.preventDefault();
    this.tried.set(true);
    const column = this.chosen();
    if (column === undefined || !this.usable()) return;
    const operator = this.operator();
    const value = takesValue(operator) ? valueToSend(this.input(), this.value()) : '';
    this.apply.emit({ column, operator, value });
  }
}

const textOf = (event: Event): string =>
  event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement
    ? event.target.value
    : '';
