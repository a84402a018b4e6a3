import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { BarChartModule } from '@swimlane/ngx-charts';
import { CHART_MARGIN, chartView, clickedPlace } from './chart-frame.rule.js';
import { hostWidth } from './host-width.js';

/** The bar of a line; `colour` is a token of the theme. */
export interface RowBar {
  readonly count: number;
  readonly colour: string;
}

const THICKNESS = 12;

/** Bars from zero, one in each line of a list; the list has the words and the numbers. */
@Component({
  selector: 'app-row-bars',
  imports: [BarChartModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-hidden': 'true', '[style.height.px]': 'bars().length * line()' },
  template: `
    @if (width() > 0) {
      <div class="frame" [style.top.px]="top()">
        <ngx-charts-bar-horizontal
          [view]="view()"
          [results]="results()"
          [customColors]="colourOf"
          [barPadding]="gap()"
          [animations]="false"
          [tooltipDisabled]="true"
          (select)="selected($event)"
        />
      </div>
    }
  `,
  styleUrl: './charts.css',
})
export class RowBars {
  readonly bars = input.required<readonly RowBar[]>();
  /** Height of a line of the list, in pixels. */
  readonly line = input.required<number>();
  /** Place of the bar that was clicked. */
  readonly open = output<number>();

  protected readonly width = hostWidth();
  protected readonly gap = computed(() => this.line() - THICKNESS);
  protected readonly top = computed(() => this.gap() / 2 - CHART_MARGIN.top);
  // One pixel more than needed: the chart rounds the step between two bars down.
  protected readonly view = computed(() =>
    chartView(this.width(), this.bars().length * this.line() - this.gap() + 1),
  );
  protected readonly results = computed(() =>
    this.bars().map(({ count }, place) => ({ name: String(place), value: count })),
  );
  protected readonly colourOf = (place: string): string => this.bars()[Number(place)]?.colour ?? '';

  protected selected(event: unknown): void {
    const place = clickedPlace(event);
    if (place !== undefined) this.open.emit(place);
  }
}
