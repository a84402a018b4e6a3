import { A11yModule } from '@angular/cdk/a11y';
import { Overlay, type OverlayRef } from '@angular/cdk/overlay';
import { TemplatePortal } from '@angular/cdk/portal';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ViewContainerRef,
  afterNextRender,
  inject,
  input,
  output,
  viewChild,
  type TemplateRef,
} from '@angular/core';
import { coreTexts } from '../i18n/core-texts.js';
import { Icon } from '../ui/icon.js';
import { LeaveUnsaved } from './unsaved-changes.js';

let sheets = 0;

/**
 * Side sheet with a form, beside the page it is about. It is open as long as it is in the template:
 * `@if (editing()) { <app-sheet title="…" [dirty]="form.dirty" (closed)="editing.set(false)">… <… appSheetAction> </app-sheet> }`.
 * Keeps the focus inside, gives it back at the end, and asks before unsaved input is lost.
 */
@Component({
  selector: 'app-sheet',
  imports: [A11yModule, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ng-template #panel>
      <section
        role="dialog"
        aria-modal="true"
        cdkTrapFocus
        cdkTrapFocusAutoCapture
        [attr.aria-labelledby]="headingId"
        (keydown.escape)="close($event)"
      >
        <div class="head">
          <h2 [id]="headingId">{{ title() }}</h2>
          <button type="button" class="icon-button" [attr.aria-label]="t('sheet.close')" (click)="close()">
            <app-icon name="close" />
          </button>
        </div>
        <div class="body"><ng-content /></div>
        <div class="foot"><ng-content select="[appSheetAction]" /></div>
      </section>
    </ng-template>
  `,
  styles: `
    section {
      display: flex;
      flex-direction: column;
      width: 100%;
      height: 100%;
      background: var(--mat-sys-surface-container-lowest);
      border-inline-start: 1px solid var(--mat-sys-outline-variant);
      box-shadow: var(--ext-shadow-menu);
    }
    .head {
      display: flex;
      align-items: center;
      gap: 12px;
      padding: 12px 16px 12px 24px;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    h2 {
      flex: 1;
      min-width: 0;
      font: var(--mat-sys-title-medium);
      overflow-wrap: anywhere;
    }
    .body {
      flex: 1;
      min-height: 0;
      overflow: auto;
      padding: 20px 24px;
    }
    .foot {
      display: flex;
      flex-wrap: wrap;
      justify-content: flex-end;
      gap: 8px;
      padding: 12px 24px;
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    .foot:empty {
      display: none;
    }
    @media (max-width: 600px) {
      .head {
        padding-inline-start: 16px;
      }
      .body {
        padding: 16px;
      }
    }
  `,
})
export class Sheet {
  protected readonly t = coreTexts.inject();
  readonly title = input.required<string>();
  /** There is input that would be lost. */
  readonly dirty = input(false);
  /** The person wants it closed (and knows what is lost): take it out of the template. */
  readonly closed = output();

  protected readonly headingId = `sheet-${++sheets}`;
  private readonly panel = viewChild.required<TemplateRef<unknown>>('panel');
  private readonly leave = inject(LeaveUnsaved);
  private overlay: OverlayRef | undefined;

  constructor() {
    const overlays = inject(Overlay);
    const view = inject(ViewContainerRef);
    afterNextRender(() => {
      this.overlay = overlays.create({
        positionStrategy: overlays.position().global().top('0').bottom('0').end('0'),
        scrollStrategy: overlays.scrollStrategies.block(),
        hasBackdrop: true,
        width: 'min(520px, 100vw)',
        height: '100%',
      });
      this.overlay.backdropClick().subscribe(() => this.close());
      this.overlay.attach(new TemplatePortal(this.panel(), view));
    });
    inject(DestroyRef).onDestroy(() => this.overlay?.dispose());
  }

  protected close(event?: Event): void {
    event?.stopPropagation();
    void this.leave.allowed(this.dirty()).then((allowed) => {
      if (allowed) this.closed.emit();
    });
  }
}
