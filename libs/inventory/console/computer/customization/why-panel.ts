import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  effect,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Formats, Icon } from '@ocs/core-console';
import type { OptionSetBy } from '@ocs/inventory-contract';
import { CustomMarker } from '../../custom-marker.js';
import { computerTexts } from '../computer-texts.js';

/** A value that could decide, as the panel shows it. */
export interface ShownCandidate {
  readonly from: 'computer' | 'group' | 'global';
  readonly name: string;
  readonly value: string;
  readonly decides: boolean;
}

/** Why a value is in force: the reasons, everything that could decide, and what happens without the own value. */
export interface Explanation {
  readonly key: string;
  readonly value: string;
  readonly reasons: readonly string[];
  readonly candidates: readonly ShownCandidate[];
  /** What decides once the own value is removed; empty where nothing can be removed. */
  readonly then: string;
  /** Who gave the computer its own value, where the audit knows. */
  readonly set: Pick<OptionSetBy, 'login' | 'at'> | undefined;
}

/** Panel beside the options: the rule, the candidates, the consequence. The heading takes the focus when it opens. */
@Component({
  selector: 'app-why-panel',
  imports: [CustomMarker, Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    class: 'card',
    role: 'region',
    'aria-labelledby': 'why-title',
    '(keydown.escape)': 'closed.emit()',
  },
  template: `
    <header>
      <h2 #heading id="why-title" tabindex="-1">
        {{ t('customization.whyTitle', { value: explanation().value }) }}
      </h2>
      <button type="button" class="icon-button" [attr.aria-label]="t('close')" (click)="closed.emit()">
        <app-icon name="close" [small]="true" />
      </button>
    </header>
    <ul class="reasons">
      @for (reason of explanation().reasons; track $index) {
        <li>{{ reason }}</li>
      }
    </ul>
    @if (explanation().candidates.length > 0) {
      <ul class="candidates">
        @for (candidate of explanation().candidates; track $index) {
          <li [class.decides]="candidate.decides">
            @if (candidate.from === 'computer') {
              <app-custom-marker />
            } @else {
              <app-icon [name]="candidate.from === 'group' ? 'layers' : 'language'" [small]="true" />
            }
            <span class="name">{{ candidate.name }}</span>
            @if (candidate.decides) {
              <app-icon name="check" [small]="true" />
            }
            <span class="value" [class.muted]="!candidate.decides">{{ candidate.value }}</span>
          </li>
        }
      </ul>
    }
    @if (explanation().set; as set) {
      <p class="set small muted" [title]="formats.moment(set.at)">
        {{ t('customization.setBy', { login: set.login, when: formats.ago(set.at) }) }}
      </p>
    }
    @if (explanation().then && mayChange()) {
      <div class="then">
        <button matButton="outlined" type="button" [disabled]="busy()" (click)="removed.emit()">
          {{ t('customization.remove') }}
        </button>
        <p class="small muted">{{ explanation().then }}</p>
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
      white-space: normal;
    }
    header {
      display: flex;
      align-items: start;
      gap: 8px;
      padding: 8px 8px 4px 16px;
    }
    h2 {
      flex: 1;
      min-width: 0;
      padding-top: 6px;
      font: var(--mat-sys-title-small);
      overflow-wrap: anywhere;
    }
    h2:focus-visible {
      outline: none;
    }
    .reasons {
      display: flex;
      flex-direction: column;
      gap: 4px;
      padding: 0 16px 12px;
      overflow-wrap: anywhere;
    }
    .candidates {
      border: solid var(--mat-sys-outline-variant);
      border-width: 1px 0;
    }
    .candidates li {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 40px;
      padding: 6px 16px;
    }
    .candidates li + li {
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    .decides {
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
      font-weight: 600;
    }
    .name {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .value {
      text-align: end;
      overflow-wrap: anywhere;
    }
    .set {
      padding: 10px 16px 0;
      overflow-wrap: anywhere;
    }
    .set:last-child {
      padding-bottom: 12px;
    }
    .then {
      display: flex;
      flex-direction: column;
      align-items: start;
      gap: 6px;
      padding: 12px 16px 16px;
    }
  `,
})
export class WhyPanel {
  protected readonly t = computerTexts.inject();
  protected readonly formats = inject(Formats);
  readonly explanation = input.required<Explanation>();
  readonly mayChange = input(false);
  readonly busy = input(false);
  readonly closed = output();
  readonly removed = output();

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    let shown = '';
    effect(() => {
      const { key } = this.explanation();
      const heading = this.heading().nativeElement;
      if (key === shown) return;
      shown = key;
      heading.focus({ preventScroll: true });
    });
  }
}
