import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Icon } from '@ocs/core-console';
import type { Dashboard, DashboardBlock } from '@ocs/dashboard-contract';
import { dashboardTexts } from '../dashboard-texts.js';
import { FindingWords } from '../findings/finding-words.js';

/** Frame of a block: its finding as the title, and what can be done with the block. */
@Component({
  selector: 'app-overview-block',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'card', role: 'region', '[attr.aria-labelledby]': "'block-' + block()" },
  template: `
    <header>
      <h2 [id]="'block-' + block()">{{ title() }}</h2>
      <button
        type="button"
        class="icon-button no-print"
        [attr.aria-label]="t('menu.label', { block: name() })"
        [matMenuTriggerFor]="menu"
      >
        <app-icon name="more" [small]="true" />
      </button>
      <mat-menu #menu="matMenu" xPosition="before">
        @if (switchable()) {
          <button mat-menu-item type="button" (click)="asTableChange.emit(!asTable())">
            {{ t(asTable() ? 'menu.chart' : 'menu.table') }}
          </button>
        }
        <button mat-menu-item type="button" [disabled]="first()" (click)="shift.emit(-1)">
          {{ t('menu.earlier') }}
        </button>
        <button mat-menu-item type="button" [disabled]="last()" (click)="shift.emit(1)">
          {{ t('menu.later') }}
        </button>
        <button mat-menu-item type="button" (click)="hide.emit()">{{ t('menu.hide') }}</button>
      </mat-menu>
    </header>
    <ng-content />
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      padding: 8px 16px 16px;
    }
    header {
      display: flex;
      align-items: flex-start;
      gap: 8px;
      min-height: 40px;
      margin-inline-end: -8px;
    }
    h2 {
      flex: 1;
      min-width: 0;
      padding: max(calc((var(--ext-control) - 20px) / 2), 0px) 0;
      font: var(--mat-sys-title-small);
      overflow-wrap: anywhere;
    }
  `,
})
export class OverviewBlock {
  protected readonly t = dashboardTexts.inject();
  private readonly words = inject(FindingWords);

  readonly block = input.required<DashboardBlock>();
  readonly figures = input.required<Dashboard>();
  readonly asTable = input.required<boolean>();
  /** There is a chart beside the table. */
  readonly switchable = input(true);
  readonly first = input(false);
  readonly last = input(false);
  readonly asTableChange = output<boolean>();
  readonly shift = output<-1 | 1>();
  readonly hide = output();

  protected readonly name = computed(() => this.t(`block.${this.block()}`));
  protected readonly title = computed(() => this.words.title(this.block(), this.figures()));
}
