import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Icon } from './icon.js';

export type NoticeKind = 'info' | 'attention' | 'problem';

/** A message inside a page: neutral, to look at, or something that went wrong. Read out as soon as it appears. */
@Component({
  selector: 'app-notice',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<app-icon [name]="icon()" />
    <div class="text"><ng-content /></div>`,
  host: { '[class]': 'kind()', '[attr.role]': "kind() === 'problem' ? 'alert' : 'status'" },
  styles: `
    :host {
      display: flex;
      gap: 10px;
      padding: 10px 12px;
      border-radius: var(--mat-sys-corner-small);
      background: var(--ext-info-container);
      color: var(--ext-on-info-container);
    }
    :host(.attention) {
      background: var(--ext-attention-container);
      color: var(--ext-on-attention-container);
    }
    :host(.problem) {
      background: var(--mat-sys-error-container);
      color: var(--mat-sys-on-error-container);
    }
    .text {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class Notice {
  readonly kind = input<NoticeKind>('info');
  protected readonly icon = computed(() => (this.kind() === 'info' ? 'clock' : 'alert'));
}
