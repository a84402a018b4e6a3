import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { Notice, PageHeader } from '@ocs/core-console';
import { ChangePasswordForm } from './change-password.form.js';
import { usersTexts } from './users-texts.js';

/** Own password, from the account menu. */
@Component({
  selector: 'app-change-password-page',
  imports: [ChangePasswordForm, Notice, PageHeader],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-page-header [title]="t('password.title')">
      <p appSentence class="muted">{{ t('password.otherSessions') }}</p>
    </app-page-header>
    @if (done()) {
      <app-notice>{{ t('password.done') }}</app-notice>
    }
    <div class="card"><app-change-password-form (changed)="done.set(true)" /></div>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 16px;
      max-width: 440px;
    }
    .card {
      padding: 24px;
    }
  `,
})
export class ChangePasswordPage {
  protected readonly t = usersTexts.inject();
  protected readonly done = signal(false);
}
