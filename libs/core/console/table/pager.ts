import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Formats } from '../i18n/formats.js';
import { coreTexts } from '../i18n/core-texts.js';
import { Icon } from '../ui/icon.js';
import { pageCount, pageNumbers } from './paging.rule.js';

/** Range, rows per page and pages of a list. Pages are links: each has its own address. */
@Component({
  selector: 'app-pager',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './pager.html',
  styleUrl: './pager.css',
})
export class Pager {
  protected readonly t = coreTexts.inject();
  protected readonly formats = inject(Formats);

  readonly page = input.required<number>();
  readonly pageSize = input.required<number>();
  readonly total = input.required<number>();
  readonly pageSizes = input<readonly number[]>([15, 20, 50, 100]);
  readonly pageSizeChange = output<number>();

  protected readonly pages = computed(() => pageCount(this.total(), this.pageSize()));
  protected readonly numbers = computed(() => pageNumbers(this.page(), this.pages()));
  /** The sizes on offer, and the one the address asks for. */
  protected readonly sizes = computed(() =>
    [...new Set([...this.pageSizes(), this.pageSize()])].sort((a, b) => a - b),
  );
  protected readonly range = computed(() =>
    this.t('pager.range', {
      from: this.total() === 0 ? 0 : (this.page() - 1) * this.pageSize() + 1,
      to: Math.min(this.page() * this.pageSize(), this.total()),
      total: this.total(),
    }),
  );

  protected resize(event: Event): void {
    if (event.target instanceof HTMLSelectElement) this.pageSizeChange.emit(Number(event.target.value));
  }
}
