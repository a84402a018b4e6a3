import { ChangeDetectionStrategy, Component, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { Notice, PageFocus } from '@ocs/core-console';
import { SessionService } from '../session.service.js';
import { Entrance } from '../sign-in/entrance.js';
import { usersTexts } from '../users-texts.js';
import { SecondFactorSetUp } from './second-factor-set-up.js';

/** Stands before everything else while the profile asks for a second factor and the account has none. */
@Component({
  selector: 'app-must-set-up-second-factor-page',
  imports: [Entrance, MatButton, Notice, SecondFactorSetUp],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-entrance>
      <div class="page">
        <h1>{{ t('secondFactor.forcedTitle') }}</h1>
        <app-notice kind="attention">{{ t('secondFactor.forced') }}</app-notice>
        <app-second-factor-set-up [cancellable]="false" (finished)="goOn()" />
        <button matButton type="button" class="quiet no-print" (click)="signOut()">
          {{ t('password.signOut') }}
        </button>
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
export class MustSetUpSecondFactorPage {
  protected readonly t = usersTexts.inject();
  private readonly session = inject(SessionService);
  private readonly router = inject(Router);

  /** The page that was asked for. */
  readonly from = input<string>();

  constructor() {
    const pages = inject(PageFocus);
    effect(() => pages.setTitle(this.t('secondFactor.forcedTitle')));
  }

  protected async goOn(): Promise<void> {
    await this.session.reload();
    await this.router.navigateByUrl(this.from() ?? '/');
  }

  protected signOut(): void {
    void this.session.signOut();
  }
}
