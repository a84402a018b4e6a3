import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { PageFocus, ServerAway, ThemeService } from '@ocs/core-console';

/** The root: nothing but the banner of an absent server above whatever page is open. */
@Component({
  selector: 'app-root',
  imports: [RouterOutlet, ServerAway],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-server-away />
    <div class="page"><router-outlet /></div>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      height: 100%;
    }
    .page {
      flex: 1;
      min-height: 0;
      overflow: auto;
    }
    @media print {
      :host,
      .page {
        display: block;
        height: auto;
        overflow: visible;
      }
    }
  `,
})
export class App {
  constructor() {
    // Both follow the reader from the first page on.
    inject(PageFocus);
    inject(ThemeService);
  }
}
