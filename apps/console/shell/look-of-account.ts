import { Injectable, Injector, effect, inject, untracked } from '@angular/core';
import { ApiClient, LanguageService, ThemeService } from '@ocs/core-console';
import { SessionService } from '@ocs/users-console';
import type { OwnAccountChange } from '@ocs/users-contract';

/** Language and theme belong to the account: they follow it to every browser, and what is chosen here is kept there. */
@Injectable({ providedIn: 'root' })
export class LookOfAccount {
  private readonly api = inject(ApiClient);
  private readonly session = inject(SessionService);
  private readonly language = inject(LanguageService);
  private readonly theme = inject(ThemeService);
  private readonly injector = inject(Injector);
  private kept = new Map<string, unknown>();
  private following = false;

  /** Somebody is signed in now. */
  follow(): void {
    const user = untracked(this.session.user);
    if (user === undefined) return;
    this.kept = new Map<string, unknown>([
      ['language', user.language],
      ['theme', user.theme],
    ]);
    void this.language.prefer(user.language);
    this.theme.prefer(user.theme);
    if (this.following) return;
    this.following = true;
    effect(
      () => {
        const language = this.language.chosen();
        const theme = this.theme.chosen();
        if (this.session.user() === undefined) return;
        untracked(() => {
          if (language !== undefined) this.keep({ language });
          if (theme !== undefined) this.keep({ theme });
        });
      },
      { injector: this.injector },
    );
  }

  /** Nobody is signed in any more. */
  release(): void {
    this.language.forgetChoice();
    this.theme.forgetChoice();
  }

  private keep(change: OwnAccountChange): void {
    const fresh = Object.entries(change).filter(([name, value]) => this.kept.get(name) !== value);
    if (fresh.length === 0) return;
    for (const [name, value] of fresh) this.kept.set(name, value);
    this.api.patch('/api/account', change).catch(() => {
      // Not kept: the choice holds in this browser.
    });
  }
}
