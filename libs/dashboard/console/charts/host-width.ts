import {
  DOCUMENT,
  DestroyRef,
  ElementRef,
  afterNextRender,
  inject,
  signal,
  type Signal,
} from '@angular/core';

/**
 * Width of the component's own element in whole pixels, and follows it: a chart is drawn for a width, and the page changes it
 * without the window changing. 0 until it is known. Call in an injection context.
 */
export function hostWidth(): Signal<number> {
  const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const view = inject(DOCUMENT).defaultView;
  const destroyed = inject(DestroyRef);
  const width = signal(0);
  afterNextRender(() => {
    if (view === null || !('ResizeObserver' in view)) return;
    const observer = new ResizeObserver(() => width.set(Math.floor(element.clientWidth)));
    observer.observe(element);
    destroyed.onDestroy(() => observer.disconnect());
  });
  return width.asReadonly();
}
