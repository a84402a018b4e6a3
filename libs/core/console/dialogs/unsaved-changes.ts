import { DOCUMENT, DestroyRef, Injectable, inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { coreTexts } from '../i18n/core-texts.js';
import { Confirm } from './confirm.js';

/** A page that may hold input nobody has saved. */
export interface MayHoldChanges {
  hasUnsavedChanges(): boolean;
}

/** Asks before input is lost. */
@Injectable({ providedIn: 'root' })
export class LeaveUnsaved {
  private readonly confirm = inject(Confirm);
  private readonly t = coreTexts.inject();

  /** True when nothing would be lost, or when the person accepts it. */
  async allowed(dirty: boolean): Promise<boolean> {
    return (
      !dirty ||
      (await this.confirm.ask({
        title: this.t('unsaved.title'),
        sentence: this.t('unsaved.sentence'),
        action: this.t('unsaved.leave'),
      }))
    );
  }
}

/** For routes with a form: `canDeactivate: [unsavedChanges]`. A session that ended leads to sign in without asking. */
export const unsavedChanges: CanDeactivateFn<MayHoldChanges> = (page, _route, _state, next) =>
  next.url.startsWith('/sign-in') || inject(LeaveUnsaved).allowed(page.hasUnsavedChanges());

/** The browser asks too when the tab is closed or reloaded. Call in an injection context. */
export function warnBeforeUnload(hasUnsavedChanges: () => boolean): void {
  const window = inject(DOCUMENT).defaultView;
  const warn = (event: BeforeUnloadEvent): void => {
    if (hasUnsavedChanges()) event.preventDefault();
  };
  window?.addEventListener('beforeunload', warn);
  inject(DestroyRef).onDestroy(() => window?.removeEventListener('beforeunload', warn));
}
