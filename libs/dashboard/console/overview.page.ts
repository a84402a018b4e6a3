import { CdkOverlayOrigin } from '@angular/cdk/overlay';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Formats, Icon, PageHeader, Popover, ProblemNotice, Toast } from '@ocs/core-console';
import type { Dashboard, DashboardBlock } from '@ocs/dashboard-contract';
import { NoComputers } from '@ocs/inventory-console';
import { ArrangeMenu } from './arrange/arrange-menu.js';
import { ArrangementKeeper } from './arrange/arrangement-keeper.js';
import { shifted, shownBlocks, switched } from './arrange/arrangement.rule.js';
import { BarsBlock } from './blocks/bars-block.js';
import { FamiliesBlock } from './blocks/families-block.js';
import { FigureTable } from './blocks/figure-table.js';
import { FigureTables } from './blocks/figure-tables.js';
import { OverviewBlock } from './blocks/overview-block.js';
import { SilenceBlock } from './blocks/silence-block.js';
import { TotalsRow } from './blocks/totals-row.js';
import { dashboardTexts } from './dashboard-texts.js';
import { Attendance } from './live/attendance.js';
import { DashboardFeed } from './live/dashboard-feed.js';

/** The overview (spec/console.md 4): what the computers of the reader's perimeter are, live, each number with its list. */
@Component({
  selector: 'app-overview-page',
  imports: [
    ArrangeMenu,
    BarsBlock,
    CdkOverlayOrigin,
    FamiliesBlock,
    FigureTable,
    Icon,
    MatButton,
    NoComputers,
    OverviewBlock,
    PageHeader,
    Popover,
    ProblemNotice,
    RouterLink,
    SilenceBlock,
    TotalsRow,
  ],
  providers: [Attendance, DashboardFeed],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './overview.page.html',
  styleUrl: './overview.page.css',
})
export class OverviewPage {
  protected readonly t = dashboardTexts.inject();
  private readonly formats = inject(Formats);
  private readonly toast = inject(Toast);
  private readonly injector = inject(Injector);
  protected readonly feed = inject(DashboardFeed);
  protected readonly keeper = inject(ArrangementKeeper);
  protected readonly tables = inject(FigureTables);
  private readonly opener = viewChild.required<string, ElementRef<HTMLElement>>('opener', {
    read: ElementRef,
  });

  protected readonly figures = this.feed.figures;
  protected readonly ready = this.keeper.ready;
  protected readonly arranging = signal(false);
  protected readonly shown = computed(() => shownBlocks(this.keeper.current()));
  protected readonly empty = computed(() => this.figures()?.totals.computers.count === 0);
  protected readonly number = computed(() => {
    const count = this.figures()?.totals.computers.count;
    return count === undefined ? undefined : this.t.plural('computers', count);
  });

  constructor() {
    this.keeper.load();
  }

  /** Whose computers, and of when. */
  protected sentence({ restricted }: Dashboard): string {
    return this.t(`sentence.${this.feed.state()}`, {
      perimeter: this.t(restricted ? 'perimeter.own' : 'perimeter.all'),
      time: this.timeOf(this.feed.heldAt()),
    });
  }

  private timeOf(iso: string): string {
    const today = new Date(iso).toDateString() === new Date().toDateString();
    return today ? this.formats.time(iso) : this.formats.moment(iso);
  }

  /** Groups have no chart: they differ by their names, not by their share. */
  protected viewOf(block: DashboardBlock): 'table' | Exclude<DashboardBlock, 'groups'> {
    return block === 'groups' || this.keeper.current().asTable.includes(block) ? 'table' : block;
  }

  protected rowsOf(block: DashboardBlock, figures: Dashboard): number {
    return this.tables.of(block, figures).rows.length;
  }

  protected showAsTable(block: DashboardBlock, on: boolean): void {
    this.keeper.keep(switched(this.keeper.current(), 'asTable', block, on));
  }

  protected shift(block: DashboardBlock, step: -1 | 1): void {
    this.keeper.keep(shifted(this.keeper.current(), block, step));
  }

  protected hide(block: DashboardBlock): void {
    const before = this.keeper.current();
    this.keeper.keep(switched(before, 'hidden', block, true));
    // Its menu is gone with it: the focus goes to where it can be brought back.
    afterNextRender(() => this.opener().nativeElement.focus(), { injector: this.injector });
    this.toast.show(this.t('arrange.hidden', { block: this.t(`block.${block}`) }), {
      undo: () => this.keeper.keep(switched(this.keeper.current(), 'hidden', block, false)),
    });
  }
}
