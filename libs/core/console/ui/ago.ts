import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Formats } from '../i18n/formats.js';
import { coreTexts } from '../i18n/core-texts.js';

/** A moment as people say it ("3 h ago"), exact on hover; moves on by itself. A quiet dash where there is none. */
@Component({
  selector: 'app-ago',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (at(); as moment) {
      <time [attr.datetime]="moment" [title]="formats.moment(moment)">{{ formats.ago(moment) }}</time>
    } @else {
      <span class="muted" aria-hidden="true">—</span>
      <span class="visually-hidden">{{ t('table.empty') }}</span>
    }
  `,
})
export class Ago {
  protected readonly formats = inject(Formats);
  protected readonly t = coreTexts.inject();
  /** ISO 8601. */
  readonly at = input.required<string | null | undefined>();
}
