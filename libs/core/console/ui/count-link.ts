import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink, type Params } from '@angular/router';
import { Formats } from '../i18n/formats.js';

/** A number that opens exactly the rows it counts; zero is plain text. */
@Component({
  selector: 'app-count-link',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (count() > 0) {
      <a class="num" [routerLink]="link()" [queryParams]="query()" [attr.aria-label]="label() || null">{{
        formats.number(count())
      }}</a>
    } @else {
      <span class="num">{{ formats.number(count()) }}</span>
    }
  `,
})
export class CountLink {
  protected readonly formats = inject(Formats);
  readonly count = input.required<number>();
  readonly link = input.required<string | readonly unknown[]>();
  readonly query = input<Params>({});
  /** Words for screen readers, where the number alone does not say what it counts; they contain the number. */
  readonly label = input('');
}
