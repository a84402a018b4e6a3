import { Injectable, inject } from '@angular/core';
import { takesValue, type FilterOperator, type ListFilter } from '@ocs/core-contract';
import { coreTexts } from '../i18n/core-texts.js';
import { Formats } from '../i18n/formats.js';
import type { ExtraFilter, FilterKind } from './list-definition.js';

/** A filter as it stands on its chip: `TAG: LYO-*`, `Last inventory: within the last 30 days`. */
export interface FilterSentence {
  readonly label: string;
  readonly condition: string;
}

/** How people say filters. */
@Injectable({ providedIn: 'root' })
export class FilterWords {
  private readonly t = coreTexts.inject();
  private readonly formats = inject(Formats);

  operator(operator: FilterOperator, kind: FilterKind): string {
    const isDay = kind === 'moment' || kind === 'day';
    if (isDay && operator === 'less') return this.t('filter.operator.before');
    if (isDay && operator === 'more') return this.t('filter.operator.after');
    return this.t(`filter.operator.${operator}`);
  }

  sentence(filter: ListFilter, field: ExtraFilter | undefined): FilterSentence {
    const kind = field?.filter.kind ?? 'text';
    return { label: field?.label ?? filter.column, condition: this.condition(filter, kind, field) };
  }

  private condition(filter: ListFilter, kind: FilterKind, field: ExtraFilter | undefined): string {
    const { operator } = filter;
    if (!takesValue(operator)) return this.operator(operator, kind);
    if (operator === 'older' || operator === 'within') {
      return this.t.plural(`filter.${operator}`, Number(filter.value));
    }
    const value = this.value(filter.value, kind, field);
    // "is" goes without saying: TAG: LYON.
    if (operator === 'equals' || operator === 'like') return value;
    return `${this.operator(operator, kind)} ${value}`;
  }

  private value(value: string, kind: FilterKind, field: ExtraFilter | undefined): string {
    if (value === '') return this.t('table.empty');
    if (kind === 'choice') {
      return field?.filter.choices?.find((choice) => choice.value === value)?.label ?? value;
    }
    if (kind === 'moment' || kind === 'day') return this.formats.date(value);
    return kind === 'number' && value.trim() !== '' && Number.isFinite(Number(value))
      ? this.formats.number(Number(value))
      : value;
  }
}
