import { DOCUMENT, DestroyRef, Injectable, computed, inject, signal } from '@angular/core';

/** Without a touch for so long nobody is there: the session may come to its end. */
const IDLE_MS = 600_000;
/** A moving pointer tells as much once a second as a hundred times. */
const SEEN_AGAIN_MS = 1_000;

const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Whether somebody looks at the console: it is in view, and was touched within the last ten minutes. */
@Injectable()
export class Attendance {
  private readonly document = inject(DOCUMENT);
  private readonly inView = signal(!this.document.hidden);
  private readonly touched = signal(true);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lastTouch = 0;

  readonly present = computed(() => this.inView() && this.touched());

  constructor() {
    const look = (): void => this.inView.set(!this.document.hidden);
    const touch = (): void => this.touch();
    const options = { passive: true, capture: true };
    this.document.addEventListener('visibilitychange', look);
    for (const name of TOUCHES) this.document.addEventListener(name, touch, options);
    this.touch();
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      this.document.removeEventListener('visibilitychange', look);
      for (const name of TOUCHES) this.document.removeEventListener(name, touch, options);
    });
  }

  private touch(): void {
    const now = Date.now();
    if (this.touched() && now - this.lastTouch < SEEN_AGAIN_MS) return;
    this.lastTouch = now;
    this.touched.set(true);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.touched.set(false), IDLE_MS);
  }
}
