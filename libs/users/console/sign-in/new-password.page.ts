import { ChangeDetectionStrategy, Component, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { Notice, PageFocus } from '@ocs/core-console';
import { ChangePasswordForm } from './change-password.form.js';
import { Entrance } from './entrance.js';
import { SessionService } from '../session.service.js';
import { usersTexts } from '../users-texts.js';

/** Stands before everything else while an account still has the password it was made with. */
@Component({
  selector: 'app-new-password-page',
  imports: [ChangePasswordForm, Entrance, MatButton, Notice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-entrance>
      <div class="page">
        <h1>{{ t('password.forcedTitle') }}</h1>
        <app-notice kind="attention">{{ t('password.forced') }}</app-notice>
        <app-change-password-form (changed)="goOn()" />
        <button matButton type="button" class="quiet" (click)="signOut()">{{ t('password.signOut') }}</button>
      </div>
    </app-entrance>
  `,
  styles: `
    .page {
      display: flex;
      flex-direction: column;
      gap: 16px;
    }
    h1 {
      font: var(--mat-sys-headline-small);
    }
  `,
})
export class NewPasswordPage {
  protected readonly t = usersTexts.inject();
  private readonly session = inject(SessionService);
  private readonly router = inject(Router);

  /** The page that was asked for. */
  readonly from = input<string>();

  constructor() {
    const pages = inject(PageFocus);
    effect(() => pages.setTitle(this.t('password.forcedTitle')));
  }

  protected goOn(): void {
    void this.router.navigateByUrl(this.from() ?? '/');
  }

  protected signOut(): void {
    void this.session.signOut();
  }
}
