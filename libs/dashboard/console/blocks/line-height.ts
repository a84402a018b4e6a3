import { BreakpointObserver } from '@angular/cdk/layout';
import { inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';

const NARROW = '(max-width: 600px)';
const LINE = 26;
/** A finger needs more room than a pointer. */
const TOUCH_LINE = 44;

/** Height of a line with a bar in it, in pixels. Call in an injection context. */
export function lineHeight(): Signal<number> {
  const widths = inject(BreakpointObserver);
  return toSignal(widths.observe(NARROW).pipe(map(({ matches }) => (matches ? TOUCH_LINE : LINE))), {
    initialValue: widths.isMatched(NARROW) ? TOUCH_LINE : LINE,
  });
}
