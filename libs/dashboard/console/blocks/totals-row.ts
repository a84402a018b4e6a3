import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink, type Params } from '@angular/router';
import { Formats } from '@ocs/core-console';
import type { Dashboard } from '@ocs/dashboard-contract';
import { dashboardTexts } from '../dashboard-texts.js';
import { percentOf } from '../findings/share.rule.js';
import { COMPUTERS, DISTRIBUTION, figureQuery } from './figure-link.rule.js';

interface Total {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly sense: string;
  readonly link: string;
  readonly query: Params;
}

/** The first row: each total with the sentence that gives it sense, and its list behind it. */
@Component({
  selector: 'app-totals-row',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul class="card" [attr.aria-label]="t('totals.label')">
      @for (total of totals(); track total.id) {
        <li>
          @if (total.count > 0) {
            <a [routerLink]="total.link" [queryParams]="total.query">
              <span class="label">{{ total.label }}</span>&ngsp;
              <b class="num">{{ formats.number(total.count) }}</b>&ngsp;
              <span class="sense small">{{ total.sense }}</span>
            </a>
          } @else {
            <div>
              <span class="label">{{ total.label }}</span>&ngsp;
              <b class="num">{{ formats.number(total.count) }}</b>&ngsp;
              <span class="sense small">{{ total.sense }}</span>
            </div>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: block;
    }
    ul {
      display: grid;
      grid-template-columns: repeat(6, minmax(0, 1fr));
      gap: 1px;
      overflow: hidden;
      background: var(--mat-sys-outline-variant);
    }
    li {
      background: var(--mat-sys-surface-container-lowest);
    }
    a,
    div {
      display: block;
      height: 100%;
      padding: 10px 16px 11px;
      color: var(--mat-sys-on-surface);
    }
    a:hover {
      background: var(--mat-sys-surface-container);
      text-decoration: none;
    }
    a:focus-visible {
      outline-offset: -3px;
    }
    .label,
    .sense {
      display: block;
    }
    .label {
      font: var(--mat-sys-label-medium);
    }
    .sense {
      color: var(--mat-sys-on-surface-variant);
    }
    b {
      display: block;
      font: var(--mat-sys-headline-small);
    }
    a b {
      color: var(--mat-sys-primary);
    }
    @media (max-width: 1180px) {
      ul {
        grid-template-columns: repeat(3, minmax(0, 1fr));
      }
    }
    @media (max-width: 600px) {
      ul {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
      a,
      div {
        padding-block: 12px;
      }
    }
  `,
})
export class TotalsRow {
  protected readonly t = dashboardTexts.inject();
  protected readonly formats = inject(Formats);
  readonly figures = input.required<Dashboard>();

  protected readonly totals = computed<readonly Total[]>(() => {
    const { totals, families } = this.figures();
    const all = totals.computers.count;
    const share = (count: number): string =>
      this.t('totals.share', { percent: this.formats.percent(percentOf(count, all)) });
    const list = (filters: readonly string[]) => ({ link: COMPUTERS, query: figureQuery(filters) });
    return [
      {
        id: 'computers',
        label: this.t('totals.computers'),
        count: all,
        sense: this.t('totals.known', {
          percent: this.formats.percent(percentOf(all, all + totals.archived)),
        }),
        ...list(totals.computers.filters),
      },
      {
        id: 'today',
        label: this.t('totals.contactedToday'),
        count: totals.contactedToday.count,
        sense: share(totals.contactedToday.count),
        ...list(totals.contactedToday.filters),
      },
      {
        id: 'silent',
        label: this.t.plural('totals.silent', totals.silentDays),
        count: totals.silent.count,
        sense: share(totals.silent.count),
        ...list(totals.silent.filters),
      },
      {
        id: 'systems',
        label: this.t('totals.systems'),
        count: totals.systems,
        sense: this.t.plural('totals.inFamilies', families.length),
        link: DISTRIBUTION,
        query: { column: 'hardware.OSNAME' },
      },
      {
        id: 'customised',
        label: this.t('totals.customised'),
        count: totals.customised.count,
        sense: share(totals.customised.count),
        ...list(totals.customised.filters),
      },
      {
        id: 'archived',
        label: this.t('totals.archived'),
        count: totals.archived,
        sense: this.t('totals.notCounted'),
        link: COMPUTERS,
        query: { state: 'archived' },
      },
    ];
  });
}
