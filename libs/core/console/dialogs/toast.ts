import { Injectable, Injector, inject } from '@angular/core';

/** What stands beside the words of a toast. */
export interface ToastOptions {
  /** Takes back what was just done: offered as *Undo* while the toast stays. */
  readonly undo?: () => unknown;
  /** Another step, with its own words, instead of *Undo*. */
  readonly action?: { readonly label: string; readonly run: () => unknown };
}

/** Quiet word at the foot of the page that something is done. Never for failures that need an answer. */
@Injectable({ providedIn: 'root' })
export class Toast {
  private readonly injector = inject(Injector);

  show(text: string, options: ToastOptions = {}): void {
    void import('./open-toast.js').then(({ openToast }) => openToast(this.injector, text, options));
  }
}
