import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Formats } from '@ocs/core-console';
import { BarChartModule } from '@swimlane/ngx-charts';

/** One bar: the words beside it are told apart by their place, as two values may look the same. */
export interface Bar {
  readonly name: string;
  readonly value: number;
}

const BAR_HEIGHT = 30;
/** With room for names on two lines. */
const TALL_BAR_HEIGHT = 44;
/** Characters that fit beside a bar on one line. */
const ONE_LINE = 19;
/** Room for the axis below the bars. */
const AXIS_HEIGHT = 34;
const LONGEST_NAME = 32;

/** Bars of the most frequent values, from zero, with their numbers. The table beside it says the same for screen readers. */
@Component({
  selector: 'app-distribution-chart',
  imports: [BarChartModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="chart" aria-hidden="true" [style.height.px]="height()">
      <ngx-charts-bar-horizontal
        [results]="results()"
        [customColors]="colour"
        [xAxis]="true"
        [yAxis]="true"
        [xScaleMin]="0"
        [showDataLabel]="true"
        [dataLabelFormatting]="number"
        [xAxisTickFormatting]="number"
        [yAxisTickFormatting]="nameAt"
        [maxYAxisTickLength]="longestName"
        [barPadding]="8"
        [animations]="false"
        [tooltipDisabled]="true"
        (select)="selected($event)"
      />
    </div>
  `,
  styles: `
    .chart {
      min-height: 120px;
    }
  `,
})
export class DistributionChart {
  private readonly formats = inject(Formats);
  readonly bars = input.required<readonly Bar[]>();
  /** Place of the bar that was clicked. */
  readonly open = output<number>();

  protected readonly longestName = LONGEST_NAME;
  protected readonly results = computed(() =>
    this.bars().map(({ value }, place) => ({ name: String(place), value })),
  );
  protected readonly height = computed(() => {
    const isTall = this.bars().some(({ name }) => name.length > ONE_LINE);
    return this.bars().length * (isTall ? TALL_BAR_HEIGHT : BAR_HEIGHT) + AXIS_HEIGHT;
  });
  protected readonly colour = (): string => 'var(--ext-chart-1)';
  protected readonly number = (value: number): string =>
    Number.isInteger(value) ? this.formats.number(value) : '';
  protected readonly nameAt = (place: string): string => this.bars()[Number(place)]?.name ?? '';

  protected selected(event: unknown): void {
    if (typeof event === 'object' && event !== null && 'name' in event) this.open.emit(Number(event.name));
  }
}
