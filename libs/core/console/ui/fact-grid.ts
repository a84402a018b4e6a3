import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { CutTitle } from '../table/cut-title.js';
import { MarkedText } from '../table/marked-text.js';
import { coreTexts } from '../i18n/core-texts.js';

export interface Fact {
  readonly label: string;
  readonly value: string | null;
  readonly mono?: boolean;
  /** The exact value behind a short form. */
  readonly exact?: string;
}

/** Facts as a compact grid of label and value, always in the same place. */
@Component({
  selector: 'app-fact-grid',
  imports: [MarkedText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  hostDirectives: [CutTitle],
  template: `
    <dl>
      @for (fact of facts(); track fact.label) {
        <div>
          <dt class="cut">{{ fact.label }}</dt>
          <dd class="cut" [class.mono]="fact.mono" [attr.title]="fact.exact" [attr.data-exact]="fact.exact">
            @if (fact.value) {
              <app-marked-text [text]="fact.value" [query]="highlight()" />
            } @else {
              <span class="muted" aria-hidden="true">—</span>
              <span class="visually-hidden">{{ t('table.empty') }}</span>
            }
          </dd>
        </div>
      }
    </dl>
  `,
  styles: `
    :host {
      display: block;
      container-type: inline-size;
      overflow: hidden;
    }
    dl {
      display: grid;
      grid-template-columns: repeat(6, minmax(0, 1fr));
    }
    div {
      min-width: 0;
      padding: 8px 14px;
      border: solid var(--mat-sys-outline-variant);
      border-width: 0 1px 1px 0;
      margin: 0 -1px -1px 0;
    }
    dt {
      font: var(--mat-sys-body-small);
      color: var(--mat-sys-on-surface-variant);
    }
    .cut {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    dd {
      position: relative;
      font-variant-numeric: tabular-nums;
    }
    @container (max-width: 1000px) {
      dl {
        grid-template-columns: repeat(4, minmax(0, 1fr));
      }
    }
    @container (max-width: 760px) {
      dl {
        grid-template-columns: repeat(3, minmax(0, 1fr));
      }
    }
    @container (max-width: 480px) {
      dl {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
    }
    @media print {
      .cut {
        white-space: normal;
        overflow-wrap: anywhere;
      }
      /* Paper has no hover: the exact value stands behind the short one. */
      dd[title]::after {
        content: ' (' attr(title) ')';
      }
    }
  `,
})
export class FactGrid {
  protected readonly t = coreTexts.inject();
  readonly facts = input.required<readonly Fact[]>();
  readonly highlight = input('');
}
