import { Injectable, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { NavigationEnd, Router } from '@angular/router';
import { filter } from 'rxjs';

const PRODUCT = 'OCS Inventory';

/**
 * Where the reader is: title of the browser's tab, and the focus on the heading of a page that was just opened, so that
 * a screen reader announces it. Not at the first page, and not when only filters or sorting in the address change.
 */
@Injectable({ providedIn: 'root' })
export class PageFocus {
  private readonly title = inject(Title);
  private currentPath: string | undefined;
  private waiting = false;
  private pageTitle = '';

  constructor() {
    inject(Router)
      .events.pipe(filter((event) => event instanceof NavigationEnd))
      .subscribe(({ urlAfterRedirects }) => {
        const path = urlAfterRedirects.split(/[?#]/)[0];
        this.waiting = this.currentPath !== undefined && this.currentPath !== path;
        this.currentPath = path;
      });
  }

  setTitle(page: string): void {
    this.pageTitle = page;
    this.title.setTitle(page === '' ? PRODUCT : `${page} · ${PRODUCT}`);
  }

  /** Title of the page the reader is on, as the sign-in page names it after the session ended. */
  currentTitle(): string {
    return this.pageTitle;
  }

  /** A page offers its heading. */
  take(heading: HTMLElement): void {
    if (!this.waiting) return;
    this.waiting = false;
    heading.focus({ preventScroll: true });
  }
}
