import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { coreTexts } from '../i18n/core-texts.js';
import { SESSION_ENDED, type ApiProblem } from '../api/api-problem.js';
import { Notice } from './notice.js';

/** Why the data of a page are not there: a sentence, the request id to quote, and a way to try
 * again. While the server is away the banner above the page does the trying. */
@Component({
  selector: 'app-problem-notice',
  imports: [MatButton, Notice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (problem().isServerAway) {
      <app-notice>{{ t('problem.away') }}</app-notice>
    } @else if (!onTheWayToSignIn()) {
      <app-notice kind="problem">
        <p>{{ sentence() }}</p>
        @if (problem().requestId; as id) {
          <p class="small">
            {{ t('problem.requestId') }} <code>{{ id }}</code>
          </p>
        }
        @if (mayHelp()) {
          <button matButton="outlined" type="button" (click)="retry.emit()">{{ t('problem.retry') }}</button>
        }
      </app-notice>
    }
  `,
  styles: `
    button {
      margin-top: 8px;
    }
  `,
})
export class ProblemNotice {
  protected readonly t = coreTexts.inject();
  readonly problem = input.required<ApiProblem>();
  readonly retry = output();

  protected readonly onTheWayToSignIn = computed(() => this.problem().code === SESSION_ENDED);
  /** What does not exist and what is forbidden stays so, however often one asks. */
  protected readonly mayHelp = computed(() => ![403, 404].includes(this.problem().status));
  protected readonly sentence = computed(() => {
    const { status } = this.problem();
    if (status === 403) return this.t('problem.forbidden');
    if (status === 404) return this.t('problem.notFound');
    return this.t('problem.unexpected');
  });
}
