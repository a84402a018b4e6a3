import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Ago, Confirm, Notice, Toast, toApiProblem, type Question } from '@ocs/core-console';
import type { User } from '@ocs/users-contract';
import { SecretOnce } from '../forms/secret-once.js';
import { SessionService } from '../session.service.js';
import { accountsTexts } from './accounts-texts.js';
import { problemText } from './problem-text.js';
import { UsersApi } from './users.api.js';

/** How somebody gets in: last sign in, second factor, sessions; and what an administrator may do about it. */
@Component({
  selector: 'app-user-access',
  imports: [Ago, MatButton, Notice, RouterLink, SecretOnce],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './user-access.html',
  styleUrl: './user-access.css',
})
export class UserAccess {
  protected readonly t = accountsTexts.inject();
  private readonly api = inject(UsersApi);
  private readonly confirm = inject(Confirm);
  private readonly toast = inject(Toast);
  private readonly session = inject(SessionService);

  readonly user = input.required<User>();
  readonly changed = output();
  readonly removed = output();

  protected readonly isSelf = computed(() => this.user().login === this.session.user()?.login);
  protected readonly password = signal<string | undefined>(undefined);
  protected readonly failure = signal('');

  protected async resetPassword(): Promise<void> {
    const { login } = this.user();
    const question = { title: this.t('user.resetTitle', { login }), sentence: this.t('user.resetSentence') };
    await this.ask({ ...question, action: this.t('user.resetAction') }, async () => {
      this.password.set((await this.api.resetPassword(login)).password ?? undefined);
      this.changed.emit();
    });
  }

  protected async removeSecondFactor(): Promise<void> {
    const { login } = this.user();
    const question = {
      title: this.t('user.removeFactorTitle', { login }),
      sentence: this.t('user.removeFactorSentence'),
    };
    await this.ask({ ...question, action: this.t('user.removeFactorAction') }, async () => {
      await this.api.removeSecondFactor(login);
      this.toast.show(this.t('user.removeFactorDone'));
      this.changed.emit();
    });
  }

  protected async endSessions(): Promise<void> {
    const { login } = this.user();
    const question = {
      title: this.t('user.endSessionsTitle', { login }),
      sentence: this.t('user.endSessionsSentence'),
    };
    await this.ask({ ...question, action: this.t('user.endSessionsAction') }, async () => {
      await this.api.endSessions(login);
      this.toast.show(this.t('user.endSessionsDone'));
      this.changed.emit();
    });
  }

  protected async remove(): Promise<void> {
    const { login } = this.user();
    const question = {
      title: this.t('user.removeTitle', { login }),
      sentence: this.t('user.removeSentence'),
    };
    await this.ask({ ...question, action: this.t('user.removeAction'), danger: true }, async () => {
      await this.api.remove(login);
      this.toast.show(this.t('user.removed', { login }));
      this.removed.emit();
    });
  }

  private async ask(question: Question, work: () => Promise<void>): Promise<void> {
    this.failure.set('');
    if (!(await this.confirm.ask(question))) return;
    try {
      await work();
    } catch (failure) {
      this.failure.set(problemText(this.t, toApiProblem(failure)));
    }
  }
}
