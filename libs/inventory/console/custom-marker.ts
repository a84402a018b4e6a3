import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';
import type { ComputerCustomisation } from '@ocs/inventory-contract';
import { inventoryTexts } from './inventory-texts.js';

/**
 * The red marker: this computer has settings of its own, named on hover and focus (spec/console.md 3). Never used for
 * errors.
 */
@Component({
  selector: 'app-custom-marker',
  changeDetection: ChangeDetectionStrategy.OnPush,
  hostDirectives: [MatTooltip],
  template: '',
  host: { role: 'img', tabindex: '0', '[attr.aria-label]': 'sentence()' },
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
    :host(:focus-visible) {
      outline-offset: 5px;
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
  /** What is customised, where that is known. */
  readonly customisations = input<readonly ComputerCustomisation[]>([]);

  protected readonly sentence = computed(() => {
    const what = this.customisations().map((customisation) => this.t(`customisation.${customisation}`));
    return what.length === 0 ? this.t('customised') : this.t('customisedWhat', { what: what.join(', ') });
  });

  constructor() {
    const tooltip = inject(MatTooltip);
    effect(() => (tooltip.message = this.sentence()));
  }
}
