import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Notice, SESSION_ENDED, type ApiProblem } from '@ocs/core-console';
import { computerTexts } from './computer-texts.js';

/** Why something could not be done to the computer, as a sentence; the page around it stays as it is. */
@Component({
  selector: 'app-action-problem',
  imports: [Notice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[hidden]': "sentence() === ''" },
  template: `
    @if (sentence(); as text) {
      <app-notice kind="problem">{{ text }}</app-notice>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    :host([hidden]) {
      display: none;
    }
  `,
})
export class ActionProblem {
  protected readonly t = computerTexts.inject();
  readonly problem = input.required<ApiProblem | undefined>();

  protected readonly sentence = computed(() => {
    const problem = this.problem();
    return problem === undefined ? '' : this.sentenceFor(problem);
  });

  private sentenceFor(problem: ApiProblem): string {
    if (problem.isServerAway) return this.t('problems.away');
    switch (problem.code) {
      case SESSION_ENDED:
        return '';
      case 'computer.locked':
        return this.t('problems.locked');
      case 'tag.beyond-perimeter':
        return this.t('problems.tagBeyondPerimeter');
      case 'package.assigned':
        return this.t('problems.alreadyAssigned');
    }
    if (problem.status === 409) return this.t('problems.changed');
    if (problem.status === 403) return this.t('problems.forbidden');
    if (problem.status === 404) return this.t('problems.gone');
    if (problem.status === 400) return this.t('problems.invalid', { reason: reasonOf(problem) });
    return this.t('problems.failed', { id: problem.requestId ?? '—' });
  }
}

const reasonOf = (problem: ApiProblem): string => problem.fieldProblems[0]?.message ?? problem.message;
