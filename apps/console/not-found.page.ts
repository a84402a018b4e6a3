import { ChangeDetectionStrategy, Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { PageHeader } from '@ocs/core-console';
import { frameTexts } from './frame-texts.js';

/** An address that leads nowhere. */
@Component({
  selector: 'app-not-found-page',
  imports: [MatButton, PageHeader, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-page-header [title]="t('notFound.title')">
      <p appSentence class="muted">{{ t('notFound.sentence') }}</p>
    </app-page-header>
    <a matButton="outlined" routerLink="/computers">{{ t('notFound.action') }}</a>
  `,
  styles: `
    a {
      margin-top: 16px;
    }
  `,
})
export class NotFoundPage {
  protected readonly t = frameTexts.inject();
}
