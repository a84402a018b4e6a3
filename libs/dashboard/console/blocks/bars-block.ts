import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { CountLink, Formats } from '@ocs/core-console';
import type { NamedFigure, TopFigures } from '@ocs/dashboard-contract';
import { RowBars } from '../charts/row-bars.js';
import { dashboardTexts } from '../dashboard-texts.js';
import { agentAges } from '../findings/agent-versions.rule.js';
import { percentOf } from '../findings/share.rule.js';
import { agentLines, valueLines } from './bar-lines.js';
import { COMPUTERS, DISTRIBUTION, figureQuery } from './figure-link.rule.js';
import { lineHeight } from './line-height.js';

export type BarsKind = 'agents' | 'manufacturers' | 'types' | 'tags' | 'categories';

/** The most frequent values of something: name, bar, number. */
@Component({
  selector: 'app-bars-block',
  imports: [CountLink, RouterLink, RowBars],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bars-block.html',
  styleUrl: './bars-block.css',
})
export class BarsBlock {
  protected readonly t = dashboardTexts.inject();
  private readonly formats = inject(Formats);
  private readonly router = inject(Router);

  readonly kind = input.required<BarsKind>();
  readonly rows = input.required<readonly NamedFigure[]>();
  /** Where there are more values than rows, and a page of all of them. */
  readonly top = input<TopFigures>();
  /** Number of all computers. */
  readonly all = input.required<number>();

  protected readonly computers = COMPUTERS;
  protected readonly distribution = DISTRIBUTION;
  protected readonly query = figureQuery;
  protected readonly height = lineHeight();
  protected readonly lines = computed(() =>
    this.kind() === 'agents' ? agentLines(this.rows()) : valueLines(this.rows()),
  );
  protected readonly unknown = computed(() => this.t(`unknown.${this.kind()}`));
  /** Shares of the newest agents and of those behind; nothing where the colours have no such meaning. */
  protected readonly ages = computed(() => {
    if (this.kind() !== 'agents') return undefined;
    const ages = agentAges(this.rows().map(({ name }) => name));
    if (ages.every((age) => age === undefined)) return undefined;
    const share = (wanted: 'newest' | 'behind'): string => {
      const count = this.rows().reduce((sum, row, at) => sum + (ages[at] === wanted ? row.count : 0), 0);
      return this.formats.percent(percentOf(count, this.all()));
    };
    return { newest: share('newest'), behind: share('behind') };
  });

  protected openLine(place: number): void {
    const line = this.lines()[place];
    if (line === undefined) return;
    void this.router.navigate([COMPUTERS], { queryParams: figureQuery(line.filters) });
  }
}
