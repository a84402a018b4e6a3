import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  inject,
  input,
  output,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { CopyLine, Notice } from '@ocs/core-console';

/** A secret the server tells once: shown with a copy button until the reader says that it is kept. Takes the focus. */
@Component({
  selector: 'app-secret-once',
  imports: [CopyLine, MatButton, Notice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'group', '[attr.aria-label]': 'heading()' },
  template: `
    <h2 tabindex="-1">{{ heading() }}</h2>
    <app-notice kind="attention">{{ sentence() }}</app-notice>
    <app-copy-line [text]="secret()" />
    <button matButton="outlined" type="button" (click)="closed.emit()">{{ close() }}</button>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 12px;
      padding: 20px 24px;
    }
    h2 {
      font: var(--mat-sys-title-medium);
      overflow-wrap: anywhere;
      outline: none;
    }
    button {
      align-self: start;
    }
  `,
})
export class SecretOnce {
  readonly heading = input.required<string>();
  readonly sentence = input.required<string>();
  readonly secret = input.required<string>();
  /** Words of the button that puts it away. */
  readonly close = input.required<string>();
  readonly closed = output();

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => element.querySelector('h2')?.focus());
  }
}
