import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { ApiProblem, PreferencesService, Toast, provideLanguages } from '@ocs/core-console';
import type { Dashboard } from '@ocs/dashboard-contract';
import { inventoryTexts } from '@ocs/inventory-console';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { dashboardTexts } from './dashboard-texts.js';
import { Attendance } from './live/attendance.js';
import { DashboardFeed, type FeedState } from './live/dashboard-feed.js';
import { OverviewPage } from './overview.page.js';
import { FIGURES, NO_FIGURES } from './testing/sample.js';

const HOSTILE = '<img src=x onerror=alert(1)>{{name}}\u202E';

describe('the overview', () => {
  const figures = signal<Dashboard | undefined>(undefined);
  const problem = signal<ApiProblem | undefined>(undefined);
  const state = signal<FeedState>('live');
  const reload = vi.fn<() => void>();
  const toast = vi.fn<(text: string, options?: { undo?: () => unknown }) => void>();
  const kept = signal<Readonly<Record<string, unknown>> | undefined>({});
  let harness: RouterTestingHarness;
  let page: HTMLElement;

  beforeEach(() => {
    localStorage.clear();
    figures.set(FIGURES);
    problem.set(undefined);
    state.set('live');
    kept.set({});
    reload.mockReset();
    toast.mockReset();
  });

  const open = async (language: 'en' | 'fr' = 'en'): Promise<void> => {
    localStorage.setItem('ocs.language', language);
    const preferences = {
      ready: () => kept() !== undefined,
      load: () => Promise.resolve(),
      get: (key: string) => kept()?.[key],
      set: (key: string, value: object | undefined) => kept.update((all) => ({ ...all, [key]: value })),
    };
    TestBed.configureTestingModule({
      providers: [
        provideLanguages(),
        provideRouter([
          {
            path: 'overview',
            component: OverviewPage,
            resolve: { texts: dashboardTexts.loaded, inventory: inventoryTexts.loaded },
          },
        ]),
        { provide: PreferencesService, useValue: preferences },
        { provide: Toast, useValue: { show: toast } },
      ],
    });
    const feed = { figures, problem, state, heldAt: () => FIGURES.at, reload };
    TestBed.overrideComponent(OverviewPage, {
      set: {
        providers: [
          { provide: DashboardFeed, useValue: feed },
          { provide: Attendance, useValue: {} },
        ],
      },
    });
    harness = await RouterTestingHarness.create('/overview');
    await settle();
  };
  const settle = async (): Promise<void> => {
    await harness.fixture.whenStable();
    page = harness.routeNativeElement!;
  };
  const words = (element: Element | null | undefined): string =>
    (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const titles = (): string[] => [...page.querySelectorAll('app-overview-block h2')].map(words);
  const block = (id: string): HTMLElement => page.querySelector<HTMLElement>(`app-overview-block.${id}`)!;
  const links = (element: Element): (readonly [string, string])[] =>
    [...element.querySelectorAll<HTMLAnchorElement>('a')].map(
      (link) => [words(link), decodeURIComponent(link.getAttribute('href') ?? '')] as const,
    );
  const button = (name: RegExp): HTMLButtonElement => {
    const all = [...document.querySelectorAll<HTMLButtonElement>('button, [role=menuitem]')];
    const found = all.find((one) => name.test(one.getAttribute('aria-label') ?? words(one)));
    if (found === undefined) throw new Error(`No button ${String(name)}.`);
    return found;
  };
  const press = async (name: RegExp): Promise<void> => {
    button(name).click();
    await settle();
  };

  it('says whose computers it counts, of when, and that it is live', async () => {
    await open();
    expect(words(page.querySelector('h1'))).toBe('Overview · 41,207 computers');
    expect(words(page.querySelector('[appSentence]'))).toMatch(/^All TAGs · figures of .+, updated live$/);
    state.set('paused');
    figures.set({ ...FIGURES, restricted: true });
    await settle();
    expect(words(page.querySelector('[appSentence]'))).toMatch(
      /^Computers of your TAGs · .*updates wait until you are back$/,
    );
  });

  it('titles each block with what its figures say', async () => {
    await open();
    expect(titles()).toEqual([
      '81% run Windows, 21,874 of them Microsoft Windows 11 Professionnel',
      '10,124 computers are behind the newest agent of their kind',
      '3.1% not seen for 30 days',
      '45% are made by Dell Inc.',
      '61% have the chassis type Notebook',
      'All have the TAG LYON',
      '2 groups, the largest is Servers with 2,611 computers',
      'No computer has an asset category',
    ]);
  });

  it('speaks French as well', async () => {
    await open('fr');
    expect(words(page.querySelector('h1'))).toBe('Vue d’ensemble · 41 207 ordinateurs');
    expect(titles()[1]).toBe('10 124 ordinateurs n’ont pas l’agent le plus récent de leur type');
    expect(titles()[2]).toBe('3,1 % non vus depuis 30 jours');
  });

  it('leads from each total to the list of exactly those computers', async () => {
    await open();
    const totals = links(page.querySelector('app-totals-row')!).map(([text, href]) => [
      text.replace(/ .*/, ''),
      href,
    ]);
    expect(totals).toEqual([
      ['Computers', '/computers'],
      ['Contacted', '/computers?filter=hardware.LASTCOME:more:2026-11-21T22:59:59Z'],
      ['Not', '/computers?filter=hardware.LASTCOME:older:15'],
      ['Operating', '/computers/by-tag?column=hardware.OSNAME'],
      ['With', '/computers?filter=customised:equals:yes'],
      ['Archived', '/computers?state=archived'],
    ]);
  });

  it('leads from each number of a block to its computers; a zero leads nowhere', async () => {
    await open();
    const families = links(block('families'));
    expect(families).toContainEqual(['33,512', '/computers?filter=os.family:equals:windows']);
    expect(families).toContainEqual([
      '30,001',
      '/computers?filter=os.family:equals:windows&filter=hardware.LASTCOME:more:2026-11-21T22:59:59Z',
    ]);
    expect(families).toContainEqual(['561', '/computers?filter=hardware.OSNAME:empty']);
    expect(families.map(([text]) => text)).not.toContain('0');
    expect(links(block('silence'))).toEqual([
      ['862', '/computers?filter=hardware.LASTCOME:older:15&filter=hardware.LASTCOME:within:30'],
      ['531', '/computers?filter=hardware.LASTCOME:older:30&filter=hardware.LASTCOME:within:60'],
      ['341', '/computers?filter=hardware.LASTCOME:older:60&filter=hardware.LASTCOME:within:90'],
      ['412', '/computers?filter=hardware.LASTCOME:older:90'],
      ['1,284', '/computers?filter=hardware.LASTCOME:older:30'],
    ]);
    expect(links(block('manufacturers')).at(-1)).toEqual([
      'Show all 27 values',
      '/computers/by-tag?column=bios.SMANUFACTURER',
    ]);
    expect(links(block('groups'))).toEqual([['2,611', '/computers?filter=group:equals:7']]);
  });

  it('shows a name an agent made up as text, and does not let it turn the title', async () => {
    const row = { name: HOSTILE, count: 41_207, filters: ['accountinfo.TAG:equals:x'] };
    figures.set({ ...FIGURES, tags: { ...FIGURES.tags, rows: [row] } });
    await open();
    expect(words(block('tags').querySelector('h2'))).toBe(
      'All have the TAG <img src=x onerror=alert(1)>{{name}}',
    );
    expect(page.querySelector('img')).toBeNull();
  });

  it('shows a block as a table and remembers it', async () => {
    await open();
    await press(/^Menu of the block Operating systems/);
    await press(/^Show as a table$/);
    const rows = [...block('families').querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map(words).join(' '),
    );
    expect(rows[0]).toBe('Windows 30,001 33,512 81.3%');
    expect(rows).toContain('others  122 0.3%');
    expect(kept()?.dashboard).toMatchObject({ asTable: ['families'] });
  });

  it('hides a block, keeps the focus, and brings it back', async () => {
    await open();
    await press(/^Menu of the block Agents/);
    await press(/^Hide$/);
    expect(page.querySelector('app-overview-block.agents')).toBeNull();
    expect(words(document.activeElement)).toBe('Arrange blocks');
    expect(toast.mock.calls[0]![0]).toBe('The block “Agents” is hidden.');
    toast.mock.calls[0]![1]!.undo!();
    await settle();
    expect(page.querySelector('app-overview-block.agents')).not.toBeNull();
  });

  it('is arranged from the keyboard, and put back', async () => {
    await open();
    await press(/^Arrange blocks$/);
    const handle = button(/^Move TAGs with/);
    handle.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true }));
    await settle();
    expect(kept()?.dashboard).toMatchObject({ order: expect.arrayContaining(['tags']) as unknown });
    expect(titles()[4]).toBe('All have the TAG LYON');
    expect(words(document.querySelector('app-arrange-menu [role=status]'))).toBe(
      'TAGs is now at place 5 of 8',
    );
    await press(/^Reset$/);
    expect(titles()[5]).toBe('All have the TAG LYON');
  });

  it('waits with its blocks until it knows how they are arranged', async () => {
    kept.set(undefined);
    await open();
    expect(page.querySelectorAll('app-overview-block')).toHaveLength(0);
    kept.set({ dashboard: { order: ['groups'], hidden: ['tags'] } });
    await settle();
    expect(titles()[0]).toBe('2 groups, the largest is Servers with 2,611 computers');
    expect(titles()).toHaveLength(7);
  });

  it('shows where things will be while the figures are counted, then why they are not there', async () => {
    figures.set(undefined);
    await open();
    expect(page.querySelectorAll('.blocks > .waiting')).toHaveLength(8);
    problem.set(new ApiProblem({ code: 'internal', status: 500, requestId: 'r-1' }));
    await settle();
    expect(words(page.querySelector('app-problem-notice'))).toContain('r-1');
    await press(/^Try again$/);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('says what to do when there is no computer yet', async () => {
    figures.set(NO_FIGURES);
    await open();
    expect(words(page.querySelector('app-no-computers'))).toContain('/ocsinventory');
    expect(button(/^Arrange blocks$/).disabled).toBe(true);
    figures.set({ ...NO_FIGURES, restricted: true });
    await settle();
    expect(words(page)).toContain('No computer of your TAGs has reported yet');
  });
});
