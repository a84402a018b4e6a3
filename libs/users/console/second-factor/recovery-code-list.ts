import { ChangeDetectionStrategy, Component, DOCUMENT, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Downloads, Icon, Notice } from '@ocs/core-console';
import { SessionService } from '../session.service.js';
import { usersTexts } from '../users-texts.js';

/** The recovery codes, shown once, with the ways to keep them. */
@Component({
  selector: 'app-recovery-code-list',
  imports: [Icon, MatButton, Notice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 tabindex="-1">{{ t('secondFactor.recovery.title') }}</h2>
    <app-notice kind="attention">{{ t('secondFactor.recovery.once') }}</app-notice>
    <ul class="mono">
      @for (code of codes(); track code) {
        <li>{{ code }}</li>
      }
    </ul>
    <div class="ways no-print">
      <button matButton="outlined" type="button" (click)="copy()">
        <app-icon [name]="state() === 'copied' ? 'check' : 'copy'" [small]="true" />
        {{ t(state() === 'copied' ? 'secondFactor.recovery.copied' : 'secondFactor.recovery.copy') }}
      </button>
      <button matButton="outlined" type="button" (click)="download()">
        {{ t('secondFactor.recovery.download') }}
      </button>
      <button matButton="outlined" type="button" (click)="print()">
        <app-icon name="print" [small]="true" /> {{ t('secondFactor.recovery.print') }}
      </button>
    </div>
    <p class="small" role="status">
      {{ state() === 'refused' ? t('secondFactor.recovery.copyFailed') : '' }}
    </p>
    <button matButton="filled" type="button" class="kept no-print" (click)="kept.emit()">
      {{ t('secondFactor.recovery.kept') }}
    </button>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 12px;
    }
    h2 {
      font: var(--mat-sys-title-medium);
    }
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(160px, 1fr));
      gap: 4px 16px;
      padding: 12px 16px;
      border-radius: var(--mat-sys-corner-small);
      background: var(--mat-sys-surface-container);
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    p:empty {
      display: none;
    }
    .kept {
      align-self: start;
    }
  `,
})
export class RecoveryCodeList {
  protected readonly t = usersTexts.inject();
  private readonly document = inject(DOCUMENT);
  private readonly session = inject(SessionService);
  private readonly downloads = inject(Downloads);

  readonly codes = input.required<readonly string[]>();
  /** The reader says that they are in a safe place. */
  readonly kept = output();
  protected readonly state = signal<'shown' | 'copied' | 'refused'>('shown');

  protected async copy(): Promise<void> {
    try {
      await this.document.defaultView?.navigator.clipboard.writeText(this.codes().join('\n'));
      this.state.set('copied');
    } catch {
      // Browsers refuse it over plain HTTP: the codes stay selectable.
      this.state.set('refused');
    }
  }

  protected print(): void {
    this.document.defaultView?.print();
  }

  protected download(): void {
    const head = this.t('secondFactor.recovery.fileHead', {
      login: this.session.user()?.login ?? '',
      server: this.document.location.host,
    });
    const text = [head, '', ...this.codes(), ''].join('\r\n');
    this.downloads.saveText(text, 'ocs-inventory-recovery-codes.txt');
  }
}
