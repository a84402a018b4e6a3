import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { CountLink, Formats } from '@ocs/core-console';
import { parseFilter } from '@ocs/core-contract';
import type { SilenceFigure } from '@ocs/dashboard-contract';
import { ColumnsChart } from '../charts/columns-chart.js';
import { dashboardTexts } from '../dashboard-texts.js';
import { longSilence } from '../findings/findings.rule.js';
import { COMPUTERS, figureQuery } from './figure-link.rule.js';

const HEIGHT = 168;
const GAP = 20;
/** From so many days on a silence is something to look into. */
const LONG = 30;

/** Computers by the time since their last contact. */
@Component({
  selector: 'app-silence-block',
  imports: [ColumnsChart, CountLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (any()) {
      <app-columns-chart [columns]="columns()" [height]="height" [gap]="gap" (open)="openColumn($event)" />
    }
    <ul [style.column-gap.px]="gap">
      @for (span of spans(); track span.fromDays) {
        <li>
          <app-count-link
            class="value"
            [count]="span.count"
            [link]="computers"
            [query]="query(span.filters)"
            [label]="t.plural('open.computers', span.count, { name: days(span) })"
          />
          <span class="small muted num">{{ days(span) }}</span>
        </li>
      }
    </ul>
    <p class="unit small muted">{{ t('silence.unit') }}</p>
    @if (long(); as long) {
      <p class="long small muted">
        <app-count-link
          class="value"
          [count]="long.count"
          [link]="computers"
          [query]="query(long.filters)"
          [label]="t.plural('open.computers', long.count, { name: t('silence.over', { days: long.days }) })"
        />
        <span>{{ t('silence.over', { days: long.days }) }}</span>
      </p>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    ul {
      display: grid;
      grid-auto-flow: column;
      grid-auto-columns: minmax(0, 1fr);
      padding-top: 4px;
      border-top: 1px solid var(--mat-sys-outline);
    }
    li {
      display: flex;
      flex-direction: column;
      align-items: center;
      text-align: center;
    }
    .value {
      font: var(--ext-table);
      font-weight: 600;
    }
    .unit {
      margin: 4px 0;
      text-align: center;
    }
    .long {
      display: flex;
      gap: 5px;
      align-items: baseline;
    }
    @media (max-width: 600px) {
      .value {
        line-height: 32px;
      }
    }
  `,
})
export class SilenceBlock {
  protected readonly t = dashboardTexts.inject();
  private readonly formats = inject(Formats);
  private readonly router = inject(Router);

  readonly spans = input.required<readonly SilenceFigure[]>();

  protected readonly height = HEIGHT;
  protected readonly gap = GAP;
  protected readonly computers = COMPUTERS;
  protected readonly query = figureQuery;
  protected readonly columns = computed(() =>
    this.spans().map(({ count, fromDays }) => ({
      count,
      colour: fromDays < LONG ? 'var(--ext-state-waiting)' : 'var(--ext-attention-graphic)',
    })),
  );
  /** Nobody missed needs no room for columns. */
  protected readonly any = computed(() => this.spans().some(({ count }) => count > 0));
  /** All those missed for long, in one number; where there is only one such span the column says it. */
  protected readonly long = computed(() => {
    const spans = this.spans().filter(({ fromDays }) => fromDays >= LONG);
    const long = longSilence(this.spans());
    return long === undefined || long.count === 0 || spans.length < 2
      ? undefined
      : { ...long, filters: sinceOnly(spans[0]?.filters ?? []) };
  });

  protected days({ fromDays, toDays }: SilenceFigure): string {
    const from = this.formats.number(fromDays);
    return toDays === null
      ? this.t('silence.more', { from })
      : this.t('silence.days', { from, to: this.formats.number(toDays) });
  }

  protected openColumn(place: number): void {
    const span = this.spans()[place];
    if (span === undefined) return;
    void this.router.navigate([COMPUTERS], { queryParams: figureQuery(span.filters) });
  }
}

/** The filters of a span without its end: everything from its beginning on. */
const sinceOnly = (filters: readonly string[]): readonly string[] =>
  filters.filter((filter) => parseFilter(filter)?.operator === 'older');
