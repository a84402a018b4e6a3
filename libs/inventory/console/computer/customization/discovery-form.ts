import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ComputerDiscovery, DiscoveryChange } from '@ocs/inventory-contract';
import { computerTexts } from '../computer-texts.js';

const MODES = [
  ['standard', 'customization.discovery.chooseStandard'],
  ['forced', 'customization.discovery.chooseForced'],
  ['never', 'customization.discovery.chooseNever'],
] as const;

/** Chooses the part of a computer in network discovery (spec/console.md 9.4). */
@Component({
  selector: 'app-discovery-form',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(keydown.escape)': 'cancelled.emit()' },
  template: `
    <form novalidate (submit)="submit($event)">
      <p class="small muted">{{ t('customization.discovery.help') }}</p>
      <fieldset>
        <legend>{{ t('customization.discovery.choice') }}</legend>
        @for (choice of choices; track choice[0]) {
          <label class="choice-line">
            <input
              type="radio"
              name="discovery"
              [value]="choice[0]"
              [checked]="mode() === choice[0]"
              [disabled]="choice[0] === 'forced' && networks().length === 0"
              (change)="mode.set(choice[0])"
            />
            {{ t(choice[1]) }}
          </label>
        }
      </fieldset>
      @if (networks().length === 0) {
        <p class="small muted">{{ t('customization.discovery.noNetworks') }}</p>
      } @else if (mode() === 'forced') {
        <div class="typed">
          <label for="discovery-network">{{ t('customization.discovery.network') }}</label>
          <select id="discovery-network" (change)="choose($event)">
            @for (choice of networks(); track choice.subnet) {
              <option [value]="choice.subnet" [selected]="choice.subnet === network()">
                {{ choice.name ? choice.name + ' · ' + choice.subnet : choice.subnet }}
              </option>
            }
          </select>
        </div>
      }
      <div class="buttons">
        <button matButton="filled" type="submit" [disabled]="busy()">{{ t('save') }}</button>
        <button matButton="outlined" type="button" (click)="cancelled.emit()">{{ t('cancel') }}</button>
      </div>
    </form>
  `,
  styleUrl: './option-form.css',
})
export class DiscoveryForm {
  protected readonly t = computerTexts.inject();
  readonly discovery = input.required<ComputerDiscovery>();
  readonly busy = input(false);
  readonly saved = output<DiscoveryChange>();
  readonly cancelled = output();

  protected readonly choices = MODES;
  protected readonly networks = computed(() => this.discovery().networks);
  /** Elected is the server's own doing: seen from here it is the standard. */
  protected readonly mode = linkedSignal<DiscoveryChange['mode']>(() => {
    const { mode } = this.discovery();
    return mode === 'elected' ? 'standard' : mode;
  });
  protected readonly network = linkedSignal(
    () =>
      this.networks().find(({ subnet }) => subnet === this.discovery().network)?.subnet ??
      this.networks()[0]?.subnet ??
      '',
  );

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => element.querySelector<HTMLElement>('input:checked')?.focus());
  }

  protected choose(event: Event): void {
    if (event.target instanceof HTMLSelectElement) this.network.set(event.target.value);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.busy()) return;
    const mode = this.mode();
    const previous = this.discovery().mode;
    this.saved.emit(mode === 'forced' ? { mode, network: this.network(), previous } : { mode, previous });
  }
}
