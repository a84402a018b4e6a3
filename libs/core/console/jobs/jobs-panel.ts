import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Job } from '@ocs/core-contract';
import { Toast } from '../dialogs/toast.js';
import { coreTexts } from '../i18n/core-texts.js';
import { LanguageService } from '../i18n/language.service.js';
import { Ago } from '../ui/ago.js';
import { JobsService } from './jobs.service.js';

/** Each job with its progress, what failed and why, and a way to stop it. */
@Component({
  selector: 'app-jobs-panel',
  imports: [Ago, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>{{ t('jobs.title') }}</h2>
    <ul>
      @for (job of jobs.jobs(); track job.id) {
        <li>
          <p class="name">{{ job.title[language.current()] }}</p>
          @if (job.state === 'running') {
            <div
              class="bar"
              role="progressbar"
              aria-valuemin="0"
              [attr.aria-valuemax]="job.total"
              [attr.aria-valuenow]="job.done + job.failed"
              [attr.aria-label]="job.title[language.current()]"
            >
              <span [style.width.%]="percent(job)"></span>
            </div>
          }
          <p class="small muted num">
            {{ state(job) }} ·
            {{ t('jobs.progress', { done: job.done + job.failed, total: job.total }) }}
            @if (job.endedAt) {
              · <app-ago [at]="job.endedAt" />
            }
          </p>
          @if (job.failed > 0) {
            <details>
              <summary>{{ t.plural('jobs.failures', job.failed) }}</summary>
              <ul class="failures">
                @for (failure of job.failures; track $index) {
                  <li>
                    <b>{{ failure.name }}</b> {{ failure.message }} <code>{{ failure.code }}</code>
                  </li>
                }
                @if (job.failed > job.failures.length) {
                  <li class="muted">
                    {{ t.plural('confirm.others', job.failed - job.failures.length) }}
                  </li>
                }
              </ul>
            </details>
          }
          @if (job.state === 'running') {
            <button matButton="outlined" type="button" (click)="stop(job)">{{ t('jobs.stop') }}</button>
          }
        </li>
      }
    </ul>
    @if (jobs.running().length < jobs.jobs().length) {
      <div class="foot">
        <button matButton type="button" (click)="clear()">{{ t('jobs.clear') }}</button>
      </div>
    }
  `,
  styleUrl: './jobs-panel.css',
})
export class JobsPanel {
  protected readonly t = coreTexts.inject();
  protected readonly language = inject(LanguageService);
  protected readonly jobs = inject(JobsService);
  private readonly toast = inject(Toast);

  protected state({ state }: Job): string {
    return this.t(`jobs.state.${state}`);
  }

  protected percent(job: Job): number {
    return job.total === 0 ? 0 : ((job.done + job.failed) / job.total) * 100;
  }

  protected stop(job: Job): void {
    this.jobs.stop(job).catch(() => this.toast.show(this.t('jobs.notStopped')));
  }

  protected clear(): void {
    this.jobs.dismissEnded();
    if (this.jobs.jobs().length === 0) this.jobs.showPanel(false);
  }
}
