import { ChangeDetectionStrategy, Component, DestroyRef, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Downloads, Formats, Icon, toApiProblem, type ListQuery } from '@ocs/core-console';
import { auditRows } from './audit.api.js';
import { auditTexts } from './audit-texts.js';

/** Saves the entries of the list, all pages of them, as JSON lines; shows how far it is and can be cancelled. */
@Component({
  selector: 'app-audit-export',
  imports: [Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (running()) {
      <button matButton="outlined" type="button" [attr.aria-label]="t('cancel')" (click)="stop()">
        <app-icon name="close" [small]="true" /> {{ t('exporting', { count: lines() }) }}
      </button>
    } @else {
      <button matButton="outlined" type="button" [disabled]="query() === undefined" (click)="start()">
        {{ t('export') }}
      </button>
    }
    <span role="alert" class="small failure">{{ failure() }}</span>
  `,
  styles: `
    .failure {
      color: var(--mat-sys-error);
    }
  `,
})
export class AuditExport {
  protected readonly t = auditTexts.inject();
  protected readonly formats = inject(Formats);
  private readonly downloads = inject(Downloads);

  /** What the list shows. */
  readonly query = input.required<ListQuery | undefined>();
  protected readonly running = signal(false);
  protected readonly lines = signal(0);
  protected readonly failure = signal('');
  private abort = new AbortController();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.abort.abort());
  }

  protected async start(): Promise<void> {
    const query = this.query();
    if (query === undefined || this.running()) return;
    this.abort = new AbortController();
    const { signal } = this.abort;
    this.running.set(true);
    this.lines.set(0);
    this.failure.set('');
    try {
      await this.downloads.save('/api/audit/export', {
        query: auditRows(query),
        signal,
        fileName: 'audit.jsonl',
        progress: ({ lines }) => this.lines.set(lines),
      });
    } catch (failure) {
      if (!signal.aborted) {
        this.failure.set(this.t('exportFailed', { id: toApiProblem(failure).requestId ?? '—' }));
      }
    } finally {
      this.running.set(false);
    }
  }

  protected stop(): void {
    this.abort.abort();
  }
}
