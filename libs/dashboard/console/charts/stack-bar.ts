import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { BarChartModule } from '@swimlane/ngx-charts';
import { chartView, clickedPlace } from './chart-frame.rule.js';
import { hostWidth } from './host-width.js';

/** A part of the whole; `colour` is a token of the theme. */
export interface StackPart {
  readonly count: number;
  readonly colour: string;
}

const HEIGHT = 20;

/** One bar of parts that make up the whole. The lines beside it say the same in words and numbers. */
@Component({
  selector: 'app-stack-bar',
  imports: [BarChartModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-hidden': 'true', '[style.height.px]': 'height' },
  template: `
    @if (width() > 0) {
      <div class="frame">
        <ngx-charts-bar-horizontal-normalized
          [view]="view()"
          [results]="results()"
          [customColors]="colourOf"
          [barPadding]="0"
          [animations]="false"
          [tooltipDisabled]="true"
          (select)="selected($event)"
        />
      </div>
    }
  `,
  styleUrl: './charts.css',
})
export class StackBar {
  readonly parts = input.required<readonly StackPart[]>();
  /** Place of the part that was clicked. */
  readonly open = output<number>();

  protected readonly height = HEIGHT;
  protected readonly width = hostWidth();
  protected readonly view = computed(() => chartView(this.width(), HEIGHT));
  protected readonly results = computed(() => [
    { name: 'all', series: this.parts().map(({ count }, place) => ({ name: String(place), value: count })) },
  ]);
  protected readonly colourOf = (place: string): string => this.parts()[Number(place)]?.colour ?? '';

  protected selected(event: unknown): void {
    const place = clickedPlace(event);
    if (place !== undefined) this.open.emit(place);
  }
}
