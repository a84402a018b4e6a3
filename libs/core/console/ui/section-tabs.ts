import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterRenderEffect,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink, type Params } from '@angular/router';
import { Formats } from '../i18n/formats.js';
import { coreTexts } from '../i18n/core-texts.js';
import { Icon } from './icon.js';

/** One tab: an address of its own, with the number of things behind it. */
export interface SectionTab {
  readonly id: string;
  readonly label: string;
  readonly count?: number;
  /** Changes to the address; null removes a parameter. */
  readonly query: Params;
}

/** Tabs with counts; those without anything sit together in a menu at the end instead of greying out the row. */
@Component({
  selector: 'app-section-tabs',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nav [attr.aria-label]="label()">
      <div
        #row
        class="row"
        [class.before]="hidden().before"
        [class.after]="hidden().after"
        (scroll)="look(row)"
      >
        @for (tab of tabs(); track tab.id) {
          <a
            [routerLink]="[]"
            [queryParams]="tab.query"
            queryParamsHandling="merge"
            [class.on]="tab.id === current()"
            [attr.aria-current]="tab.id === current() ? 'page' : null"
            >{{ tab.label }}
            @if (tab.count !== undefined) {
              <span class="count">{{ formats.number(tab.count) }}</span>
            }
          </a>
        }
      </div>
      @if (empty().length > 0) {
        <button type="button" [matMenuTriggerFor]="emptyMenu">
          {{ t('tabs.empty') }} <span class="count">{{ formats.number(empty().length) }}</span>
          <app-icon name="down" [small]="true" />
        </button>
        <mat-menu #emptyMenu="matMenu">
          @for (tab of empty(); track tab.id) {
            <a mat-menu-item [routerLink]="[]" [queryParams]="tab.query" queryParamsHandling="merge">{{
              tab.label
            }}</a>
          }
        </mat-menu>
      }
    </nav>
  `,
  styles: `
    nav {
      display: flex;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    .row {
      --before: 0px;
      --after: 0px;
      display: flex;
      gap: 2px;
      min-width: 0;
      overflow-x: auto;
      scrollbar-width: none;
    }
    /* What does not fit fades out: there is more to scroll to. */
    .before {
      --before: 28px;
    }
    .after {
      --after: 28px;
    }
    .before,
    .after {
      mask-image: linear-gradient(
        to right,
        transparent,
        black var(--before),
        black calc(100% - var(--after)),
        transparent
      );
    }
    a,
    button {
      position: relative;
      display: flex;
      flex: none;
      align-items: center;
      gap: 6px;
      height: max(36px, var(--ext-control));
      padding: 0 9px;
      border: 0;
      background: none;
      font: var(--mat-sys-label-large);
      color: var(--mat-sys-on-surface-variant);
      white-space: nowrap;
      cursor: pointer;
    }
    button {
      font-weight: 400;
    }
    a:hover,
    button:hover {
      color: var(--mat-sys-on-surface);
      text-decoration: none;
    }
    a:focus-visible,
    button:focus-visible {
      outline-offset: -3px;
    }
    .count {
      font: var(--mat-sys-body-small);
      font-variant-numeric: tabular-nums;
    }
    .on,
    .on:hover {
      color: var(--mat-sys-primary);
    }
    .on::after {
      content: '';
      position: absolute;
      inset: auto 8px 0;
      height: 2px;
      background: var(--mat-sys-primary);
      border-radius: 2px 2px 0 0;
    }
  `,
})
export class SectionTabs {
  protected readonly t = coreTexts.inject();
  protected readonly formats = inject(Formats);
  readonly label = input.required<string>();
  readonly tabs = input.required<readonly SectionTab[]>();
  readonly empty = input<readonly SectionTab[]>([]);
  readonly current = input.required<string>();

  /** Tabs scrolled out of sight at either end of the row. */
  protected readonly hidden = signal<HiddenEnds>({ before: false, after: false }, { equal: sameEnds });
  private readonly row = viewChild.required<ElementRef<HTMLElement>>('row');

  constructor() {
    // On narrow screens the row scrolls: the current tab is brought into it, and the page stays where it is.
    afterRenderEffect(() => {
      this.current();
      this.tabs();
      const row = this.row().nativeElement;
      const tab = row.querySelector<HTMLElement>('a.on');
      if (tab !== null && row.scrollWidth > row.clientWidth)
        row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
      this.look(row);
    });
  }

  protected look({ scrollLeft, scrollWidth, clientWidth }: HTMLElement): void {
    this.hidden.set({ before: scrollLeft > 1, after: scrollWidth - clientWidth - scrollLeft > 1 });
  }
}

interface HiddenEnds {
  readonly before: boolean;
  readonly after: boolean;
}

const sameEnds = (one: HiddenEnds, other: HiddenEnds): boolean =>
  one.before === other.before && one.after === other.after;
