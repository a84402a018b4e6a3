import { Injectable, inject } from '@angular/core';
import { Clock } from './clock.js';
import {
  distanceTo,
  formatDate,
  formatMoment,
  formatNumber,
  formatPercent,
  formatTime,
} from './format.rule.js';
import { LanguageService } from './language.service.js';
import { coreTexts } from './core-texts.js';

/** Numbers and dates as the reader's language and time zone write them; templates that use it follow both. */
@Injectable({ providedIn: 'root' })
export class Formats {
  private readonly language = inject(LanguageService);
  private readonly clock = inject(Clock);
  private readonly t = coreTexts.inject();

  number(value: number): string {
    return formatNumber(value, this.language.current());
  }

  percent(value: number): string {
    return formatPercent(value, this.language.current());
  }

  date(iso: string): string {
    return formatDate(iso, this.language.current());
  }

  /** Time of day. */
  time(iso: string): string {
    return formatTime(iso, this.language.current());
  }

  moment(iso: string): string {
    return formatMoment(iso, this.language.current());
  }

  /** Moves on by itself with the clock. */
  ago(iso: string): string {
    const distance = distanceTo(iso, this.clock.now());
    if (distance === undefined) return this.moment(iso);
    return distance.unit === 'now'
      ? this.t('ago.now')
      : this.t.plural(`ago.${distance.unit}`, distance.count);
  }

  yesNo(value: boolean): string {
    return this.t(value ? 'value.yes' : 'value.no');
  }
}
