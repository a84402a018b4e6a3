import { Injector, runInInjectionContext } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { coreTexts } from '../i18n/core-texts.js';
import type { ToastOptions } from './toast.js';

/** Long enough to read it and to reach the button. */
const SHOWN_MS = 5_000;
const SHOWN_WITH_BUTTON_MS = 10_000;

export function openToast(injector: Injector, text: string, { undo, action }: ToastOptions): void {
  const t = runInInjectionContext(injector, () => coreTexts.inject());
  const button = undo === undefined ? action : { label: t('toast.undo'), run: undo };
  const toast = injector.get(MatSnackBar).open(text, button?.label, {
    duration: button === undefined ? SHOWN_MS : SHOWN_WITH_BUTTON_MS,
    horizontalPosition: 'start',
  });
  toast.onAction().subscribe(() => button?.run());
}
