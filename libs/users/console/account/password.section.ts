import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { Notice } from '@ocs/core-console';
import { ChangePasswordForm } from '../sign-in/change-password.form.js';
import { usersTexts } from '../users-texts.js';

/** Changes the own password; the other sessions end with it. */
@Component({
  selector: 'app-password-section',
  imports: [ChangePasswordForm, Notice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (done()) {
      <app-notice>{{ t('password.done') }}</app-notice>
    } @else {
      <p class="muted">{{ t('password.otherSessions') }}</p>
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
export class PasswordSection {
  protected readonly t = usersTexts.inject();
  protected readonly done = signal(false);
}
