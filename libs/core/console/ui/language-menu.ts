import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { LANGUAGES, type Language } from '@ocs/core-contract';
import { coreTexts } from '../i18n/core-texts.js';
import { LANGUAGE_NAMES, LanguageService } from '../i18n/language.service.js';
import { Icon } from './icon.js';

/** Chooses the language; each is named in itself. */
@Component({
  selector: 'app-language-menu',
  imports: [Icon, MatButton, MatMenu, MatMenuItem, MatMenuTrigger],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button matButton type="button" class="quiet" [matMenuTriggerFor]="menu" [attr.aria-label]="name()">
      <app-icon name="language" [small]="true" />
      {{ full() ? names[language.current()] : language.current().toUpperCase() }}
    </button>
    <mat-menu #menu="matMenu">
      @for (code of languages; track code) {
        <button
          mat-menu-item
          type="button"
          role="menuitemradio"
          [attr.lang]="code"
          [attr.aria-checked]="code === language.current()"
          (click)="use(code)"
        >
          <span class="choice" [class.on]="code === language.current()">{{ names[code] }}</span>
        </button>
      }
    </mat-menu>
  `,
})
export class LanguageMenu {
  protected readonly t = coreTexts.inject();
  protected readonly language = inject(LanguageService);
  protected readonly languages = LANGUAGES;
  protected readonly names = LANGUAGE_NAMES;
  /** The name of the language instead of its code. */
  readonly full = input(false);
  // The visible word is part of the name, so that it can be spoken to a voice control.
  protected readonly name = computed(
    () =>
      `${this.t('language')} ${this.full() ? LANGUAGE_NAMES[this.language.current()] : this.language.current().toUpperCase()}`,
  );

  protected use(code: Language): void {
    void this.language.use(code);
  }
}
