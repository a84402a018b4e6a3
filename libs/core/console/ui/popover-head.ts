import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** Head of a panel in a popover: its title, a number beside it, and below whatever helps: a sentence, a search box. */
@Component({
  selector: 'app-popover-head',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="line">
      <h2>{{ title() }}</h2>
      <span class="small muted num">{{ aside() }}</span>
    </div>
    <ng-content />
  `,
  styles: `
    :host {
      display: flex;
      flex: none;
      flex-direction: column;
      gap: 8px;
      padding: 12px 16px 8px;
    }
    .line {
      display: flex;
      align-items: baseline;
      justify-content: space-between;
      gap: 8px;
    }
    h2 {
      font: var(--mat-sys-title-small);
    }
  `,
})
export class PopoverHead {
  readonly title = input.required<string>();
  /** How many of what there is; empty where there is nothing to count. */
  readonly aside = input('');
}
