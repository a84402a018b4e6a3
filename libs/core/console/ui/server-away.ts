import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ServerStatus } from '../api/server-status.js';
import { coreTexts } from '../i18n/core-texts.js';
import { Icon } from './icon.js';

/** Banner over every page while the server does not answer: what happens, and when it is tried again. */
@Component({
  selector: 'app-server-away',
  imports: [Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (server.away()) {
      <div class="banner" role="region" [attr.aria-label]="t('away.title')">
        <app-icon name="alert" />
        <span role="alert">{{ t('away.title') }}</span>
        <span class="num">{{
          server.seconds() > 0 ? t('away.countdown', { seconds: server.seconds() }) : t('away.trying')
        }}</span>
        <button matButton type="button" (click)="server.tryNow()">{{ t('away.tryNow') }}</button>
      </div>
    }
  `,
  styles: `
    .banner {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: center;
      gap: 4px 12px;
      padding: 6px 16px;
      background: var(--ext-attention-container);
      color: var(--ext-on-attention-container);
    }
    button {
      --mat-button-text-label-text-color: currentColor;
      text-decoration: underline;
    }
  `,
})
export class ServerAway {
  protected readonly server = inject(ServerStatus);
  protected readonly t = coreTexts.inject();
}
