import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  effect,
  inject,
  input,
  viewChild,
} from '@angular/core';
import { PageFocus } from './page-focus.js';

/**
 * Head of a page: title with the number it is about, a sentence where needed, actions at the right. Sets the title of
 * the browser's tab, and takes the focus when the page was just opened.
 */
@Component({
  selector: 'app-page-header',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ng-content select="[appBreadcrumb]" />
    <div class="line">
      <ng-content select="[appBefore]" />
      <div class="words">
        <h1 #heading tabindex="-1">
          {{ title() }}
          @if (number(); as text) {
            <span class="number num">· {{ text }}</span>
          }
          <ng-content select="[appBeside]" />
        </h1>
        <ng-content select="[appSentence]" />
      </div>
      <div class="actions no-print"><ng-content select="[appAction]" /></div>
    </div>
  `,
  styles: `
    :host {
      display: block;
    }
    .line {
      display: flex;
      align-items: center;
      gap: 14px;
    }
    .words {
      flex: 1;
      min-width: 0;
    }
    h1 {
      font: var(--mat-sys-headline-small);
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 8px;
      overflow-wrap: anywhere;
    }
    .number {
      color: var(--mat-sys-on-surface-variant);
      font-weight: 400;
    }
    .actions {
      display: flex;
      gap: 8px;
      align-items: center;
    }
    @media (max-width: 600px) {
      .line {
        flex-wrap: wrap;
      }
      .words {
        flex-basis: 200px;
      }
    }
  `,
})
export class PageHeader {
  readonly title = input.required<string>();
  readonly number = input<string>();
  /** Title of the browser tab, where it says more than the heading. */
  readonly tabTitle = input<string>();

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    const pages = inject(PageFocus);
    effect(() => pages.setTitle(this.tabTitle() ?? this.title()));
    afterNextRender(() => pages.take(this.heading().nativeElement));
  }
}
