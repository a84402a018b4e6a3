import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { CountLink, Formats, Icon } from '@ocs/core-console';
import type { FamilyFigure } from '@ocs/dashboard-contract';
import type { OsFamily } from '@ocs/inventory-contract';
import { StackBar } from '../charts/stack-bar.js';
import { dashboardTexts } from '../dashboard-texts.js';
import { percentOf } from '../findings/share.rule.js';
import { COMPUTERS, figureQuery } from './figure-link.rule.js';

/** The colour a family has everywhere in the console. */
const COLOURS: Readonly<Record<OsFamily, string>> = {
  windows: 'var(--ext-chart-1)',
  linux: 'var(--ext-chart-2)',
  apple: 'var(--ext-chart-3)',
  android: 'var(--ext-chart-4)',
  other: 'var(--ext-chart-8)',
};

/** Operating systems by family, each with its most frequent systems. */
@Component({
  selector: 'app-families-block',
  imports: [CountLink, Icon, StackBar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './families-block.html',
  styleUrl: './families-block.css',
})
export class FamiliesBlock {
  protected readonly t = dashboardTexts.inject();
  private readonly formats = inject(Formats);
  private readonly router = inject(Router);

  readonly families = input.required<readonly FamilyFigure[]>();
  /** Number of all computers. */
  readonly all = input.required<number>();

  protected readonly computers = COMPUTERS;
  protected readonly query = figureQuery;
  protected readonly parts = computed(() =>
    this.families().map(({ family, count }) => ({ count, colour: COLOURS[family] })),
  );

  protected familyName(family: OsFamily): string {
    return this.t(`family.${family}`);
  }

  protected share(count: number): string {
    return this.formats.percent(percentOf(count, this.all()));
  }

  protected openPart(place: number): void {
    const figure = this.families()[place];
    if (figure === undefined) return;
    void this.router.navigate([COMPUTERS], { queryParams: figureQuery(figure.filters) });
  }
}
