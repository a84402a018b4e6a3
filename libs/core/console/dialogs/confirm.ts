import { Injectable, Injector, inject } from '@angular/core';

/** What a person is asked before something that cannot simply be taken back. */
export interface Question {
  readonly title: string;
  /** What happens, in a sentence. */
  readonly sentence: string;
  /** Some of the things it is about, by name. */
  readonly items?: readonly string[];
  /** How many things it is about; above {@link TYPED_ABOVE} the number must be typed. */
  readonly count?: number;
  /** Words of the button that does it, for instance `Delete 240 computers`. */
  readonly action: string;
  /** Destroys something: the button says so by its colour too. */
  readonly danger?: boolean;
}

/** Above this many things the number must be typed, so that nobody confirms by habit. */
export const TYPED_ABOVE = 100;

/** Asks before danger: names what and how many, shows a sample. The dialog is loaded when first asked. */
@Injectable({ providedIn: 'root' })
export class Confirm {
  private readonly injector = inject(Injector);

  /** True when the person wants it. */
  async ask(question: Question): Promise<boolean> {
    const { openConfirm } = await import('./confirm-dialog.js');
    return openConfirm(this.injector, question);
  }
}
