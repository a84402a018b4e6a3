import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { qrPath } from './qr-path.rule.js';

/** A QR code. Always dark on white, whatever the theme: many cameras read no other. */
@Component({
  selector: 'app-qr-code',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg role="img" [attr.aria-label]="label()" [attr.viewBox]="'0 0 ' + code().size + ' ' + code().size">
      <path [attr.d]="code().path" />
    </svg>
  `,
  styles: `
    :host {
      display: block;
      width: 208px;
      max-width: 100%;
    }
    svg {
      display: block;
      border-radius: var(--mat-sys-corner-small);
      border: 1px solid var(--mat-sys-outline-variant);
      background: white;
      fill: black;
      shape-rendering: crispEdges;
    }
  `,
})
export class QrCode {
  readonly text = input.required<string>();
  readonly label = input.required<string>();
  protected readonly code = computed(() => qrPath(this.text()));
}
