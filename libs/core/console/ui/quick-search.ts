import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { coreTexts } from '../i18n/core-texts.js';
import { Icon } from './icon.js';

/** Pause in the typing after which the search starts. */
const PAUSE_MS = 250;

/** Search box over a list or a section: searches as one types, says how many match, cleared with Escape. */
@Component({
  selector: 'app-quick-search',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-icon name="search" [small]="true" />
    <input
      #box
      type="search"
      autocomplete="off"
      spellcheck="false"
      maxlength="200"
      [attr.aria-label]="label()"
      [placeholder]="label()"
      [value]="typed()"
      (input)="type(box.value)"
      (keydown.enter)="submit()"
      (keydown.escape)="clear()"
    />
    @if (typed()) {
      <span class="matches num" role="status">{{ matches() }}</span>
      <button type="button" class="icon-button" [attr.aria-label]="t('search.clear')" (click)="clear()">
        <app-icon name="close" [small]="true" />
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 8px;
      height: var(--ext-control);
      padding: 0 10px;
      border: 1px solid var(--mat-sys-outline);
      border-radius: var(--mat-sys-corner-small);
      background: var(--mat-sys-surface-container-lowest);
      min-width: 0;
    }
    :host(:focus-within) {
      outline: 2px solid var(--mat-sys-primary);
      outline-offset: -1px;
      border-color: var(--mat-sys-primary);
    }
    app-icon,
    .matches {
      color: var(--mat-sys-on-surface-variant);
    }
    .matches {
      white-space: nowrap;
    }
    input {
      flex: 1;
      min-width: 0;
      height: 100%;
      padding: 0;
      border: 0;
      outline: none;
      background: none;
      appearance: none;
    }
    input::-webkit-search-cancel-button {
      display: none;
    }
    input::placeholder {
      color: var(--mat-sys-on-surface-variant);
    }
    button {
      width: 24px;
      height: 24px;
      margin-inline-end: -6px;
    }
  `,
})
export class QuickSearch {
  protected readonly t = coreTexts.inject();
  readonly label = input.required<string>();
  readonly query = input('');
  /** What was found, for instance `18 of 214`. */
  readonly matches = input('');
  readonly queryChange = output<string>();

  /** Follows the address, but never takes away what is being typed. */
  protected readonly typed = linkedSignal<string, string>({
    source: this.query,
    computation: (query, previous) => (previous?.value.trim() === query ? previous.value : query),
  });
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected type(text: string): void {
    this.typed.set(text);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.submit(), PAUSE_MS);
  }

  protected submit(): void {
    clearTimeout(this.timer);
    const query = this.typed().trim();
    if (query !== this.query()) this.queryChange.emit(query);
  }

  protected clear(): void {
    this.typed.set('');
    this.submit();
    this.box().nativeElement.focus();
  }
}
