import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Icon } from '@ocs/core-console';
import { osFamily } from '@ocs/inventory-contract';
import { inventoryTexts } from './inventory-texts.js';

/** Glyph of the operating system, in the colour it has everywhere. */
@Component({
  selector: 'app-os-icon',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<app-icon [name]="family()" [small]="!large()" />`,
  host: { role: 'img', '[attr.aria-label]': 'name()', '[class]': 'family()' },
  styles: `
    :host {
      display: inline-flex;
      color: var(--ext-chart-8);
    }
    :host(.windows) {
      color: var(--ext-chart-1);
    }
    :host(.linux) {
      color: var(--ext-chart-2);
    }
    :host(.apple) {
      color: var(--ext-chart-3);
    }
    :host(.android) {
      color: var(--ext-chart-4);
    }
  `,
})
export class OsIcon {
  protected readonly t = inventoryTexts.inject();
  /** Name of the system as the agent reports it. */
  readonly system = input.required<string>();
  readonly large = input(false);
  protected readonly family = computed(() => osFamily(this.system()));
  protected readonly name = computed(() => this.t(`os.${this.family()}`));
}
