import { A11yModule } from '@angular/cdk/a11y';
import { CdkConnectedOverlay, type CdkOverlayOrigin, type ConnectedPosition } from '@angular/cdk/overlay';
import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';

/**
 * A small panel below the button that opens it, with more in it than a menu. It is open as long as it is in the template; Escape
 * and a click elsewhere ask to close it, the focus goes in and comes back.
 */
@Component({
  selector: 'app-popover',
  imports: [A11yModule, CdkConnectedOverlay],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ng-template
      cdkConnectedOverlay
      [cdkConnectedOverlayOrigin]="origin()"
      [cdkConnectedOverlayOpen]="true"
      [cdkConnectedOverlayPositions]="positions()"
      [cdkConnectedOverlayViewportMargin]="8"
      [cdkConnectedOverlayPush]="true"
      (overlayOutsideClick)="outside($event)"
      (overlayKeydown)="press($event)"
    >
      <section role="dialog" [attr.aria-label]="label()" cdkTrapFocus cdkTrapFocusAutoCapture>
        <ng-content />
      </section>
    </ng-template>
  `,
  styles: `
    /* The panel floats elsewhere; here it takes no room beside its button. */
    :host {
      position: absolute;
    }
    section {
      display: flex;
      flex-direction: column;
      width: min(var(--popover-width, 340px), calc(100vw - 16px));
      max-height: min(560px, calc(100vh - 80px));
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: var(--mat-sys-corner-medium);
      background: var(--ext-menu-surface);
      box-shadow: var(--ext-shadow-menu);
      overflow: hidden;
    }
  `,
})
export class Popover {
  /** Name for screen readers. */
  readonly label = input.required<string>();
  readonly origin = input.required<CdkOverlayOrigin>();
  /** Which edges of the button and the panel stand in line. */
  readonly align = input<'start' | 'end'>('start');
  readonly closed = output();

  protected readonly positions = computed<ConnectedPosition[]>(() => {
    const edge = this.align();
    const other = edge === 'start' ? 'end' : 'start';
    return [edge, other].flatMap((x) => [
      { originX: x, originY: 'bottom', overlayX: x, overlayY: 'top', offsetY: 4 },
      { originX: x, originY: 'top', overlayX: x, overlayY: 'bottom', offsetY: -4 },
    ]) as ConnectedPosition[];
  });

  protected outside(event: MouseEvent): void {
    const opener: unknown = this.origin().elementRef.nativeElement;
    // The button that opens it closes it too, by itself.
    if (opener instanceof Element && event.target instanceof Node && opener.contains(event.target)) return;
    this.closed.emit();
  }

  protected press(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.closed.emit();
  }
}
