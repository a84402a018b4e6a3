import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import { boundedWidth, MAX_COLUMN_WIDTH, MIN_COLUMN_WIDTH } from './column-width.rule.js';

/** Pixels of one press of an arrow key. */
const KEY_STEP = 16;

/** The edge of a column header: dragged, or moved with the arrow keys, it makes the column wider or narrower. */
@Component({
  selector: 'app-column-handle',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '',
  host: {
    class: 'no-print',
    role: 'separator',
    tabindex: '0',
    'aria-orientation': 'vertical',
    '[attr.aria-label]': 'label()',
    '[attr.aria-valuenow]': 'width()',
    '[attr.aria-valuemin]': 'min',
    '[attr.aria-valuemax]': 'max',
    '(pointerdown)': 'start($event)',
    '(pointermove)': 'move($event)',
    '(pointerup)': 'end($event)',
    '(pointercancel)': 'end($event)',
    '(keydown)': 'press($event)',
  },
  styles: `
    :host {
      position: absolute;
      inset-block: 0;
      inset-inline-end: 0;
      width: 9px;
      cursor: col-resize;
      touch-action: none;
    }
    :host::after {
      content: '';
      position: absolute;
      inset-block: 25%;
      inset-inline-end: 0;
      width: 1px;
      background: var(--mat-sys-outline-variant);
    }
    :host(:hover)::after,
    :host(:focus-visible)::after {
      inset-block: 0;
      width: 2px;
      background: var(--mat-sys-primary);
    }
    :host(:focus-visible) {
      outline-offset: -2px;
    }
    @media (max-width: 600px) {
      :host {
        display: none;
      }
    }
  `,
})
export class ColumnHandle {
  readonly label = input.required<string>();
  readonly width = input.required<number>();
  /** The width it has been dragged to, again and again while it is dragged; `done` with the last. */
  readonly widthChange = output<{ readonly width: number; readonly done: boolean }>();

  protected readonly min = MIN_COLUMN_WIDTH;
  protected readonly max = MAX_COLUMN_WIDTH;
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** Keys come faster than their effect is seen. */
  private readonly asked = linkedSignal(() => this.width());
  private from: { readonly x: number; readonly width: number } | undefined;

  protected start(event: PointerEvent): void {
    if (event.button !== 0) return;
    event.preventDefault();
    this.element.setPointerCapture(event.pointerId);
    // What is on screen, not what was asked for: a column may have been given what others left.
    const width = this.element.parentElement?.offsetWidth ?? this.width();
    this.from = { x: event.clientX, width };
  }

  protected move(event: PointerEvent): void {
    if (this.from !== undefined) this.tell(event, false);
  }

  protected end(event: PointerEvent): void {
    if (this.from === undefined) return;
    this.tell(event, true);
    this.from = undefined;
  }

  protected press(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? KEY_STEP : event.key === 'ArrowLeft' ? -KEY_STEP : 0;
    if (step === 0) return;
    event.preventDefault();
    this.asked.update((width) => boundedWidth(width + step));
    this.widthChange.emit({ width: this.asked(), done: true });
  }

  private tell(event: PointerEvent, done: boolean): void {
    if (this.from === undefined) return;
    this.widthChange.emit({ width: this.from.width + event.clientX - this.from.x, done });
  }
}
