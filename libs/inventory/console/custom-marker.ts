import { ChangeDetectionStrategy, Component } from '@angular/core';
import { inventoryTexts } from './inventory-texts.js';

/** The red marker: this computer has settings of its own (spec/console.md 3). Never used for errors. */
@Component({
  selector: 'app-custom-marker',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '',
  host: { role: 'img', '[attr.aria-label]': "t('customised')", '[title]': "t('customised')" },
  styles: `
    :host {
      display: inline-block;
      flex: none;
      width: 10px;
      height: 10px;
      margin: 0 4px;
      border-radius: 50%;
      background: var(--ext-customised);
      box-shadow:
        0 0 0 2px var(--mat-sys-surface-container-lowest),
        0 0 0 3px var(--ext-customised);
    }
    @media print {
      :host {
        print-color-adjust: exact;
      }
    }
  `,
})
export class CustomMarker {
  protected readonly t = inventoryTexts.inject();
}
