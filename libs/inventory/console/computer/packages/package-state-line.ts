import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Icon, type IconName } from '@ocs/core-console';
import { computerTexts } from '../computer-texts.js';
import { packageState, type StateKind } from './package-state.rule.js';

const ICONS: Readonly<Record<StateKind, IconName>> = {
  good: 'checkCircle',
  waiting: 'clock',
  bad: 'alert',
  neutral: 'info',
};

/** State of a package as a sentence, with the stored code small behind it. */
@Component({
  selector: 'app-package-state',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class]': 'state().kind' },
  template: `
    <app-icon [name]="icon()" [small]="true" />
    <span>{{ sentence() }}</span>
    @if (state().code && state().text !== 'other') {
      <code class="muted">{{ state().code }}</code>
    }
  `,
  styles: `
    :host {
      display: inline-block;
      white-space: normal;
      overflow-wrap: anywhere;
    }
    code {
      margin-inline-start: 6px;
      font-size: 11px;
    }
    app-icon {
      margin-inline-end: 6px;
      vertical-align: -3px;
      color: var(--mat-sys-on-surface-variant);
    }
    :host(.good) app-icon {
      color: var(--ext-good);
    }
    :host(.bad) app-icon {
      color: var(--mat-sys-error);
    }
  `,
})
export class PackageStateLine {
  protected readonly t = computerTexts.inject();
  /** `devices.TVALUE` */
  readonly stored = input.required<string | null>();
  protected readonly state = computed(() => packageState(this.stored()));
  protected readonly icon = computed(() => ICONS[this.state().kind]);
  protected readonly sentence = computed(() => {
    const { text, code, exitCode } = this.state();
    return this.t(`packages.states.${text}`, { state: code, code: exitCode });
  });
}
