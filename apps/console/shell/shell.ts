import { A11yModule } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  DestroyRef,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import {
  Icon,
  JobsIndicator,
  JobsService,
  LanguageMenu,
  PreferencesService,
  ThemeMenu,
  readStored,
  store,
} from '@ocs/core-console';
import { SessionService } from '@ocs/users-console';
import { filter } from 'rxjs';
import { frameTexts } from '../frame-texts.js';
import { GlobalSearch } from './global-search.js';
import { LookOfAccount } from './look-of-account.js';
import { NAVIGATION, currentEntry } from './navigation.js';

const COLLAPSED_KEY = 'ocs.navigation';
/** Where the navigation becomes a drawer; the same width stands in shell.css. */
const NARROW = '(max-width: 900px)';

/** The frame of every page: navigation at the left, language, theme and account at the top. */
@Component({
  selector: 'app-shell',
  imports: [
    A11yModule,
    GlobalSearch,
    Icon,
    JobsIndicator,
    LanguageMenu,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    RouterLink,
    RouterOutlet,
    ThemeMenu,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './shell.html',
  styleUrl: './shell.css',
  host: {
    '[class.collapsed]': 'collapsed()',
    '[class.drawer-open]': 'drawerOpen()',
    '(keydown.escape)': 'closeDrawer()',
  },
})
export class Shell {
  protected readonly t = frameTexts.inject();
  private readonly session = inject(SessionService);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly content = viewChild.required<ElementRef<HTMLElement>>('content');
  private readonly injector = inject(Injector);
  private readonly drawer = viewChild.required<ElementRef<HTMLElement>>('drawer');
  private readonly burger = viewChild.required<ElementRef<HTMLElement>>('burger');

  protected readonly user = this.session.user;
  protected readonly collapsed = signal(readStored(COLLAPSED_KEY) === 'collapsed');
  protected readonly drawerOpen = signal(false);
  protected readonly groups = computed(() =>
    NAVIGATION.map((group) => ({
      ...group,
      entries: group.entries.filter((entry) => this.session.may(entry.permission)),
    })).filter((group) => group.entries.length > 0),
  );
  private readonly path = signal(this.window?.location.pathname ?? '');
  protected readonly current = computed(() => currentEntry(this.path(), this.groups()));
  protected readonly mayFind = computed(() => this.session.may('computers.read'));
  protected readonly fullName = computed(() => {
    const user = this.user();
    const name = [user?.firstName, user?.lastName].filter((part) => part).join(' ');
    return name === '' ? (user?.login ?? '') : name;
  });
  protected readonly initials = computed(() => initialsOf(this.fullName()));

  constructor() {
    const navigated = inject(Router).events.pipe(filter((event) => event instanceof NavigationEnd));
    navigated.pipe(takeUntilDestroyed()).subscribe(({ urlAfterRedirects }) => {
      this.drawerOpen.set(false);
      const path = urlAfterRedirects.split(/[?#]/)[0] ?? '';
      if (path === this.path()) return;
      this.path.set(path);
      this.content().nativeElement.scrollTop = 0;
    });
    this.serveAccount();
  }

  /** The frame lives as long as somebody is signed in: what belongs to the account comes and goes with it. */
  private serveAccount(): void {
    const preferences = inject(PreferencesService);
    const jobs = inject(JobsService);
    const look = inject(LookOfAccount);
    look.follow();
    void preferences.load();
    void jobs.takeUp();
    inject(DestroyRef).onDestroy(() => {
      look.release();
      preferences.forget();
      jobs.forget();
    });
  }

  protected toggle(): void {
    this.collapsed.update((collapsed) => !collapsed);
    store(COLLAPSED_KEY, this.collapsed() ? 'collapsed' : undefined);
  }

  protected openDrawer(): void {
    this.drawerOpen.set(true);
    afterNextRender(() => this.drawer().nativeElement.querySelector<HTMLElement>('a')?.focus(), {
      injector: this.injector,
    });
  }

  protected closeDrawer(): void {
    if (!this.drawerOpen()) return;
    this.drawerOpen.set(false);
    this.burger().nativeElement.focus();
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.content().nativeElement.focus();
  }

  protected signOut(): void {
    void this.session.signOut();
  }

  /** In the drawer the focus stays inside; beside the page the navigation is part of it. */
  protected readonly trapped = computed(
    () => this.drawerOpen() && (this.window?.matchMedia(NARROW).matches ?? false),
  );
}

function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/).filter((word) => word !== '');
  const letters = words.length > 1 ? [words[0]?.[0], words.at(-1)?.[0]] : [words[0]?.slice(0, 2)];
  return letters.join('').toUpperCase();
}
