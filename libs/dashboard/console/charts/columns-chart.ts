import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { BarChartModule } from '@swimlane/ngx-charts';
import { chartView, clickedPlace } from './chart-frame.rule.js';
import { hostWidth } from './host-width.js';
import type { RowBar } from './row-bars.js';

/** Columns from zero; the words and the numbers stand below them. */
@Component({
  selector: 'app-columns-chart',
  imports: [BarChartModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-hidden': 'true', '[style.height.px]': 'height()' },
  template: `
    @if (width() > 0) {
      <div class="frame">
        <ngx-charts-bar-vertical
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
export class ColumnsChart {
  readonly columns = input.required<readonly RowBar[]>();
  /** Pixels of the highest column, and between two of them. */
  readonly height = input.required<number>();
  readonly gap = input.required<number>();
  /** Place of the column that was clicked. */
  readonly open = output<number>();

  protected readonly width = hostWidth();
  protected readonly view = computed(() => chartView(this.width(), this.height()));
  protected readonly results = computed(() =>
    this.columns().map(({ count }, place) => ({ name: String(place), value: count })),
  );
  protected readonly colourOf = (place: string): string => this.columns()[Number(place)]?.colour ?? '';

  protected selected(event: unknown): void {
    const place = clickedPlace(event);
    if (place !== undefined) this.open.emit(place);
  }
}
