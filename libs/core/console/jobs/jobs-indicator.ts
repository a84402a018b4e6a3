import { CdkOverlayOrigin } from '@angular/cdk/overlay';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { coreTexts } from '../i18n/core-texts.js';
import { Formats } from '../i18n/formats.js';
import { Popover } from '../ui/popover.js';
import { JobsPanel } from './jobs-panel.js';
import { JobsService } from './jobs.service.js';

/** Running jobs in the top bar: how many and how far; opens the panel with each of them. Nothing when there is none. */
@Component({
  selector: 'app-jobs',
  imports: [CdkOverlayOrigin, JobsPanel, Popover],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (jobs.jobs().length > 0) {
      <button
        type="button"
        cdkOverlayOrigin
        #origin="cdkOverlayOrigin"
        aria-haspopup="dialog"
        [attr.aria-expanded]="jobs.panelOpen()"
        (click)="jobs.showPanel(!jobs.panelOpen())"
      >
        @if (jobs.running().length > 0) {
          {{ t.plural('jobs.running', jobs.running().length) }}
          <span class="bar" aria-hidden="true"><span [style.width.%]="percent()"></span></span>
          <span class="num percent">{{ formats.percent(percent()) }}</span>
        } @else {
          {{ t.plural('jobs.ended', jobs.jobs().length) }}
        }
      </button>
      @if (jobs.panelOpen()) {
        <app-popover [label]="t('jobs.title')" align="end" [origin]="origin" (closed)="jobs.showPanel(false)">
          <app-jobs-panel />
        </app-popover>
      }
    }
  `,
  styles: `
    button {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      height: var(--ext-control);
      padding: 0 8px;
      border: 0;
      border-radius: var(--mat-sys-corner-small);
      background: none;
      color: var(--mat-sys-primary);
      font: var(--mat-sys-label-medium);
      white-space: nowrap;
      cursor: pointer;
    }
    button:hover {
      background: var(--mat-sys-surface-container);
    }
    .bar {
      width: 56px;
      height: 8px;
      border-radius: var(--mat-sys-corner-extra-small);
      background: var(--mat-sys-surface-container-high);
      overflow: hidden;
    }
    .bar span {
      display: block;
      height: 100%;
      background: var(--mat-sys-primary);
    }
    @media (max-width: 600px) {
      .bar {
        display: none;
      }
    }
  `,
})
export class JobsIndicator {
  protected readonly t = coreTexts.inject();
  protected readonly formats = inject(Formats);
  protected readonly jobs = inject(JobsService);

  /** Of everything that runs. */
  protected readonly percent = computed(() => {
    const running = this.jobs.running();
    const total = running.reduce((sum, job) => sum + job.total, 0);
    const done = running.reduce((sum, job) => sum + job.done + job.failed, 0);
    return total === 0 ? 0 : Math.floor((done / total) * 100);
  });
}
