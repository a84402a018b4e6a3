import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { AuditChange } from '@ocs/core-contract';
import { auditTexts } from './audit-texts.js';
import { fieldText } from './audit-words.rule.js';

/** The fields an entry changed, folded until one opens them. */
@Component({
  selector: 'app-audit-changes',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <details>
      <summary>{{ t.plural('changesCount', changes().length) }}</summary>
      <dl>
        @for (change of changes(); track $index) {
          <dt>{{ label(change.field) }}</dt>
          <dd>
            @if (change.from !== null) {
              <del>{{ change.from || '—' }}</del>
              <span aria-hidden="true"> → </span>
            }
            <ins>{{ change.to || '—' }}</ins>
          </dd>
        }
      </dl>
    </details>
  `,
  styles: `
    summary {
      cursor: pointer;
      color: var(--mat-sys-primary);
    }
    dl {
      display: grid;
      grid-template-columns: fit-content(45%) minmax(0, 1fr);
      gap: 2px 12px;
      padding: 4px 0 8px;
      white-space: normal;
    }
    dt {
      color: var(--mat-sys-on-surface-variant);
    }
    dd {
      overflow-wrap: anywhere;
    }
    del {
      color: var(--mat-sys-on-surface-variant);
    }
    ins {
      text-decoration: none;
    }
  `,
})
export class AuditChanges {
  protected readonly t = auditTexts.inject();
  readonly changes = input.required<readonly AuditChange[]>();

  protected label(field: string): string {
    const text = fieldText(field);
    return text === undefined ? field : this.t(`fields.${text}`);
  }
}
