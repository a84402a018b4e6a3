import { ChangeDetectionStrategy, Component } from '@angular/core';
import { Icon, LanguageMenu, ThemeMenu } from '@ocs/core-console';

/** What stands around the pages outside the frame: name of the product, one card, language and theme. */
@Component({
  selector: 'app-entrance',
  imports: [Icon, LanguageMenu, ThemeMenu],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main>
      <p class="brand"><app-icon name="logo" /> OCS Inventory</p>
      <div class="card"><ng-content /></div>
    </main>
    <footer>
      <app-language-menu [full]="true" />
      <app-theme-menu [full]="true" />
    </footer>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-rows: 1fr auto;
      min-height: 100%;
    }
    main {
      width: 400px;
      max-width: 100%;
      margin: auto;
      padding: 24px 0;
    }
    .brand {
      display: flex;
      align-items: center;
      gap: 10px;
      font: var(--mat-sys-title-medium);
      margin-bottom: 24px;
    }
    .brand app-icon {
      color: var(--mat-sys-primary);
      scale: 1.3;
      margin: 4px;
    }
    .card {
      padding: 24px;
    }
    footer {
      display: flex;
      flex-wrap: wrap;
      justify-content: center;
      gap: 4px 12px;
      padding: 8px 24px;
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    @media (max-width: 600px) {
      main {
        margin: 0;
        width: 100%;
        padding: 24px 16px;
      }
      .card {
        padding: 20px 16px;
      }
    }
  `,
})
export class Entrance {}
