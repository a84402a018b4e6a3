import { DOCUMENT, Injectable, inject, signal } from '@angular/core';
import { readStored, store } from '../browser-storage.js';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const DENSITIES = ['compact', 'comfortable'] as const;
export type Density = (typeof DENSITIES)[number];

/** Light or dark, dense or roomy: chosen here, remembered in the browser; `public/theme.js` applies it before the first paint. */
@Injectable({ providedIn: 'root' })
export class ThemeService {
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly themeState = signal<Theme>(
    THEMES.find((theme) => theme === readStored('ocs.theme')) ?? 'system',
  );
  private readonly densityState = signal<Density>(
    DENSITIES.find((density) => density === readStored('ocs.density')) ?? 'compact',
  );

  private readonly choice = signal<Theme | undefined>(undefined);

  readonly theme = this.themeState.asReadonly();
  /** What the person at this page chose since it was opened; kept on the account by whoever knows the account. */
  readonly chosen = this.choice.asReadonly();
  readonly density = this.densityState.asReadonly();

  use(theme: Theme): void {
    this.choice.set(theme);
    this.apply(theme);
  }

  /** Takes the theme of the account, unless the person just chose another one on the sign-in page. */
  prefer(theme: Theme | null): void {
    if (theme !== null && this.choice() === undefined) this.apply(theme);
  }

  /** The person left: what the next one chooses is another matter. */
  forgetChoice(): void {
    this.choice.set(undefined);
  }

  useDensity(density: Density): void {
    this.densityState.set(density);
    store('ocs.density', density === 'compact' ? undefined : density);
    if (density === 'compact') delete this.root.dataset.density;
    else this.root.dataset.density = density;
  }

  private apply(theme: Theme): void {
    this.themeState.set(theme);
    store('ocs.theme', theme === 'system' ? undefined : theme);
    if (theme === 'system') delete this.root.dataset.theme;
    else this.root.dataset.theme = theme;
  }
}
