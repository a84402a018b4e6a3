import { ChangeDetectionStrategy, Component, DOCUMENT, inject, input, signal } from '@angular/core';
import { coreTexts } from '../i18n/core-texts.js';
import { Icon } from './icon.js';

/** A command or an address to take along, with a button that copies it. */
@Component({
  selector: 'app-copy-line',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <code tabindex="0">{{ text() }}</code>
    <button
      type="button"
      class="icon-button"
      [attr.aria-label]="t('copy.copy')"
      [title]="t('copy.copy')"
      (click)="copy()"
    >
      <app-icon [name]="copied() ? 'check' : 'copy'" [small]="true" />
    </button>
    <span class="visually-hidden" role="status">{{ copied() ? t('copy.copied') : '' }}</span>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 4px;
      padding-inline-start: 12px;
      border-radius: var(--mat-sys-corner-small);
      background: var(--mat-sys-surface-container);
      text-align: start;
    }
    code {
      flex: 1;
      min-width: 0;
      padding: 8px 0;
      overflow-x: auto;
      white-space: nowrap;
    }
  `,
})
export class CopyLine {
  protected readonly t = coreTexts.inject();
  private readonly window = inject(DOCUMENT).defaultView;
  readonly text = input.required<string>();
  protected readonly copied = signal(false);

  protected async copy(): Promise<void> {
    try {
      await this.window?.navigator.clipboard.writeText(this.text());
      this.copied.set(true);
    } catch {
      // Refused by the browser (plain HTTP): the text stays selectable.
      this.copied.set(false);
    }
  }
}
