import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { coreTexts } from '../i18n/core-texts.js';
import { DENSITIES, THEMES, ThemeService } from '../theme/theme.service.js';
import { Icon } from './icon.js';

/** Chooses light, dark or what the system says, and the height of table rows. */
@Component({
  selector: 'app-theme-menu',
  imports: [Icon, MatButton, MatMenu, MatMenuItem, MatMenuTrigger],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (full()) {
      <button matButton type="button" class="quiet" [matMenuTriggerFor]="menu">
        <app-icon name="moon" [small]="true" /> {{ t(now[theme.theme()]) }}
      </button>
    } @else {
      <button
        type="button"
        class="icon-button"
        [matMenuTriggerFor]="menu"
        [attr.aria-label]="t('theme.title')"
        [title]="t('theme.title')"
      >
        <app-icon name="moon" />
      </button>
    }
    <mat-menu #menu="matMenu">
      @for (choice of themes; track choice) {
        <button
          mat-menu-item
          type="button"
          role="menuitemradio"
          [attr.aria-checked]="choice === theme.theme()"
          (click)="theme.use(choice)"
        >
          <span class="choice" [class.on]="choice === theme.theme()">{{ t(names[choice]) }}</span>
        </button>
      }
      @if (!full()) {
        <div class="menu-line" role="separator"></div>
        @for (choice of densities; track choice) {
          <button
            mat-menu-item
            type="button"
            role="menuitemradio"
            [attr.aria-checked]="choice === theme.density()"
            (click)="theme.useDensity(choice)"
          >
            <span class="choice" [class.on]="choice === theme.density()">{{ t(densityNames[choice]) }}</span>
          </button>
        }
      }
    </mat-menu>
  `,
})
export class ThemeMenu {
  protected readonly t = coreTexts.inject();
  protected readonly theme = inject(ThemeService);
  protected readonly themes = THEMES;
  protected readonly densities = DENSITIES;
  protected readonly names = { system: 'theme.system', light: 'theme.light', dark: 'theme.dark' } as const;
  protected readonly now = {
    system: 'theme.now.system',
    light: 'theme.now.light',
    dark: 'theme.now.dark',
  } as const;
  protected readonly densityNames = {
    compact: 'density.compact',
    comfortable: 'density.comfortable',
  } as const;
  /** With the name of the theme beside the icon, as on the sign-in page. */
  readonly full = input(false);
}
