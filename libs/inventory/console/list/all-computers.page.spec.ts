import { TestBed } from '@angular/core/testing';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import {
  ApiClient,
  ApiProblem,
  Confirm,
  JobsService,
  Permissions,
  Toast,
  provideLanguages,
  type ListQuery,
} from '@ocs/core-console';
import type { Job, Permission } from '@ocs/core-contract';
import type { ComputerColumn, ComputerList, SectionCatalogueAnswer } from '@ocs/inventory-contract';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ComputersApi } from '../computers.api.js';
import { inventoryTexts } from '../inventory-texts.js';
import { AllComputersPage } from './all-computers.page.js';

const column = (id: string, en: string, over: Partial<ComputerColumn> = {}): ComputerColumn => ({
  id,
  label: { en, fr: en },
  default: true,
  align: 'start',
  format: 'plain',
  sortable: true,
  origin: 'computer',
  kind: 'text',
  ...over,
});

const CATALOGUE: SectionCatalogueAnswer = {
  sections: [],
  computerColumns: [
    column('accountinfo.TAG', 'TAG'),
    column('hardware.NAME', 'Computer'),
    column('hardware.MEMORY', 'RAM (MB)', { align: 'end', format: 'megabytes', kind: 'number' }),
    column('bios.SMODEL', 'Model', { default: false, origin: 'bios' }),
  ],
};

const HOSTILE = '<img src=x onerror=alert(1)>{{name}}';

const LIST: ComputerList = {
  rows: [
    {
      id: 7,
      cells: { 'hardware.NAME': 'pc-7', 'accountinfo.TAG': null, 'hardware.MEMORY': 16384 },
      customised: true,
      customisations: ['frequency', 'deployment'],
    },
    {
      id: 8,
      cells: { 'hardware.NAME': HOSTILE, 'accountinfo.TAG': 'LYON', 'hardware.MEMORY': 512 },
      customised: false,
      customisations: [],
    },
  ],
  total: 1284,
  page: 1,
  pageSize: 50,
  counts: { active: 41207, archived: 1318, all: 42525 },
};

const JOB: Job = {
  id: 4,
  kind: 'computers.delete',
  title: { en: 'Deleting computers', fr: 'Suppression d’ordinateurs' },
  state: 'done',
  total: 2,
  done: 2,
  failed: 0,
  failures: [],
  startedAt: '2026-11-22T10:00:00Z',
  endedAt: '2026-11-22T10:00:01Z',
};

describe('All computers', () => {
  const list = vi.fn<(query: ListQuery) => Promise<ComputerList>>();
  const act = vi.fn<ComputersApi['act']>();
  const ask = vi.fn<Confirm['ask']>();
  const show = vi.fn<Toast['show']>();
  const watch = vi.fn<JobsService['watch']>();
  let permissions: readonly Permission[] = [];
  let harness: RouterTestingHarness;

  const settle = async (): Promise<void> => {
    await harness.fixture.whenStable();
    await new Promise((done) => setTimeout(done));
    await harness.fixture.whenStable();
  };
  const open = async (address: string): Promise<HTMLElement> => {
    await harness.navigateByUrl(address);
    await settle();
    return harness.routeNativeElement!;
  };
  const text = (element: Element | null): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const button = (name: string, root: ParentNode = document): HTMLButtonElement | undefined =>
    [...root.querySelectorAll<HTMLButtonElement>('button')].find((candidate) => text(candidate) === name);
  const click = async (element: HTMLElement | null | undefined): Promise<void> => {
    element!.click();
    await settle();
  };
  const url = (): string => decodeURIComponent(TestBed.inject(Router).url);

  beforeEach(async () => {
    localStorage.clear();
    localStorage.setItem('ocs.language', 'en');
    permissions = ['computers.read', 'computers.archive', 'computers.delete'];
    list.mockReset().mockResolvedValue(LIST);
    act.mockReset().mockResolvedValue({ ...JOB, state: 'running' });
    ask.mockReset().mockResolvedValue(true);
    show.mockReset();
    watch.mockReset().mockResolvedValue(JOB);
    TestBed.configureTestingModule({
      providers: [
        provideLanguages(),
        provideRouter(
          [{ path: 'computers', component: AllComputersPage, resolve: { texts: inventoryTexts.loaded } }],
          withComponentInputBinding(),
        ),
        {
          provide: ComputersApi,
          useValue: {
            list,
            act,
            catalogue: () => Promise.resolve(CATALOGUE),
            groups: () => Promise.resolve([{ id: 12, name: 'Laptops' }]),
          },
        },
        { provide: ApiClient, useValue: { get: () => Promise.resolve({}), put: () => Promise.resolve({}) } },
        { provide: Permissions, useValue: { may: (wanted: Permission) => permissions.includes(wanted) } },
        { provide: Confirm, useValue: { ask } },
        { provide: Toast, useValue: { show } },
        { provide: JobsService, useValue: { watch } },
      ],
    });
    harness = await RouterTestingHarness.create();
  });

  it('says how many there are, in the title and on each tab', async () => {
    const page = await open('/computers');
    expect(text(page.querySelector('h1'))).toBe('All computers · 41,207');
    expect([...page.querySelectorAll('app-section-tabs a')].map(text)).toEqual([
      'Active 41,207',
      'Archived 1,318',
      'All 42,525',
    ]);
    expect(page.querySelector('app-section-tabs a[aria-current="page"]')?.textContent).toContain('Active');
  });

  it('says the name of the group it is filtered by, and asks once', async () => {
    const page = await open('/computers?filter=group:equals:12');
    expect(text(page.querySelector('app-filter-chips .chip'))).toBe('Group: Laptops');
    expect(list).toHaveBeenCalledTimes(1);
    expect(list.mock.lastCall?.[0].filters).toEqual([{ column: 'group', operator: 'equals', value: '12' }]);
  });

  it('starts each row with the computer, its link and its marker, and shows its name as the text it is', async () => {
    const page = await open('/computers');
    expect([...page.querySelectorAll('th:not(.tick)')].map(text)).toEqual(['Computer', 'TAG', 'RAM (MB)']);
    const [first, second] = [...page.querySelectorAll('tbody tr')];
    expect(first?.querySelector('a')?.getAttribute('href')).toBe('/computers/7');
    expect(first?.querySelector('app-custom-marker')?.getAttribute('aria-label')).toBe(
      'Has settings of its own: inventory frequency, packages',
    );
    expect(text(first?.lastElementChild ?? null)).toBe('16,384');
    expect(text(second?.querySelector('a') ?? null)).toBe(HOSTILE);
    expect(second?.querySelector('img, app-custom-marker')).toBeNull();
  });

  it('asks what the address says', async () => {
    await open(
      '/computers?page=3&pageSize=20&sort=accountinfo.TAG&q=dell&state=archived&filter=bios.SMODEL:contains:X1&filter=software:equals:vim&columns=bios.SMODEL',
    );
    expect(list.mock.lastCall?.[0]).toEqual({
      page: 3,
      pageSize: 20,
      sort: 'accountinfo.TAG',
      q: 'dell',
      columns: ['hardware.NAME', 'bios.SMODEL'],
      filters: [
        { column: 'bios.SMODEL', operator: 'contains', value: 'X1' },
        { column: 'software', operator: 'equals', value: 'vim' },
      ],
      extra: { state: 'archived' },
    });
  });

  it('puts sorting into the address and starts at the first page again', async () => {
    const page = await open('/computers?page=3');
    await click(page.querySelectorAll<HTMLElement>('th button')[1]);
    expect(url()).toBe('/computers?sort=accountinfo.TAG');
  });

  it('remembers the rows per page and keeps the first row in sight', async () => {
    const page = await open('/computers?page=3');
    const select = page.querySelector<HTMLSelectElement>('app-pager select')!;
    select.value = '20';
    select.dispatchEvent(new Event('change'));
    await settle();
    expect(url()).toBe('/computers?page=6&pageSize=20');
    await open('/computers?state=all');
    expect(list.mock.lastCall?.[0].pageSize).toBe(20);
  });

  it('shows a newcomer how to point an agent at this server', async () => {
    list.mockResolvedValue({ ...LIST, rows: [], total: 0, counts: { active: 0, archived: 0, all: 0 } });
    const page = await open('/computers');
    expect(text(page.querySelector('app-no-computers h2'))).toBe('No computer has reported yet');
    expect(text(page.querySelector('code'))).toBe(
      `ocsinventory-agent --server=${location.origin}/ocsinventory`,
    );
  });

  it('says why a filter finds nothing, and offers to clear it', async () => {
    list.mockResolvedValue({ ...LIST, rows: [], total: 0 });
    const page = await open('/computers?q=zzz&filter=software:equals:vim');
    expect(text(page.querySelector('app-no-computers h2'))).toBe('No computer matches “zzz”');
    await click(page.querySelector<HTMLElement>('app-no-computers a'));
    expect(url()).toBe('/computers');
  });

  it('deletes what was ticked once it is confirmed, and looks again', async () => {
    const page = await open('/computers');
    await click(page.querySelector<HTMLElement>('thead input'));
    await click(button('More', page));
    await click(button('Delete…'));
    expect(ask.mock.lastCall?.[0]).toMatchObject({
      title: 'Delete 2 computers?',
      items: ['pc-7', HOSTILE],
      count: 2,
      action: 'Delete 2 computers',
      danger: true,
    });
    expect(act).toHaveBeenLastCalledWith('delete', { ids: [7, 8] });
    expect(watch).toHaveBeenCalledTimes(1);
    expect(list).toHaveBeenCalledTimes(2);
    expect(page.querySelector('.bar')).toBeNull();
  });

  it('looks again when the work is done, however long after the selection has gone', async () => {
    let end: (job: Job) => void = () => undefined;
    watch.mockReturnValue(new Promise((resolve) => (end = resolve)));
    const page = await open('/computers');
    await click(page.querySelector<HTMLElement>('tbody input'));
    await click(button('Archive', page));
    expect(page.querySelector('.bar')).toBeNull();
    expect(list).toHaveBeenCalledTimes(1);
    end(JOB);
    await settle();
    expect(list).toHaveBeenCalledTimes(2);
  });

  it('says how many failed, and leads to the reasons', async () => {
    watch.mockResolvedValue({ ...JOB, done: 1, failed: 1 });
    const page = await open('/computers');
    await click(page.querySelector<HTMLElement>('thead input'));
    await click(button('More', page));
    await click(button('Delete…'));
    expect(show.mock.lastCall?.[0]).toBe('1 computer deleted, 1 failed');
    expect(show.mock.lastCall?.[1]?.action?.label).toBe('Details');
  });

  it('archives without asking, as it can be undone', async () => {
    const page = await open('/computers');
    await click(page.querySelector<HTMLElement>('tbody input'));
    await click(button('Archive', page));
    expect(ask).not.toHaveBeenCalled();
    expect(act).toHaveBeenLastCalledWith('archive', { ids: [7] });
    expect(show.mock.lastCall?.[0]).toBe('2 computers archived');
    await show.mock.lastCall?.[1]?.undo?.();
    expect(act).toHaveBeenLastCalledWith('restore', { ids: [7] });
  });

  it('deletes nothing that is not confirmed', async () => {
    ask.mockResolvedValue(false);
    const page = await open('/computers');
    await click(page.querySelector<HTMLElement>('tbody input'));
    await click(button('More', page));
    await click(button('Delete…'));
    expect(ask).toHaveBeenCalledTimes(1);
    expect(act).not.toHaveBeenCalled();
  });

  it('restores all archived computers a filter finds, with the number that was seen', async () => {
    const page = await open('/computers?state=archived&q=dell');
    await click(page.querySelector<HTMLElement>('tbody input'));
    await click(button('Select all 1,284', page));
    expect(button('Archive', page)).toBeUndefined();
    await click(button('Restore', page));
    expect(act).toHaveBeenLastCalledWith('restore', {
      list: {
        state: 'archived',
        q: 'dell',
        columns: ['hardware.NAME', 'accountinfo.TAG', 'hardware.MEMORY'],
      },
      count: 1284,
    });
  });

  it('offers neither check boxes nor actions to an account that may only look', async () => {
    permissions = ['computers.read'];
    const page = await open('/computers');
    expect(page.querySelectorAll('tbody tr')).toHaveLength(2);
    expect(page.querySelector('input[type="checkbox"]')).toBeNull();
  });

  it('offers only what the account may do', async () => {
    permissions = ['computers.read', 'computers.archive'];
    const page = await open('/computers');
    await click(page.querySelector<HTMLElement>('tbody input'));
    expect(button('Archive', page)).toBeDefined();
    expect(button('More', page)).toBeUndefined();
  });

  it('tells what went wrong with the id to quote, and tries again when asked', async () => {
    list.mockRejectedValueOnce(new ApiProblem({ code: 'internal', status: 500, requestId: 'r-42' }));
    const page = await open('/computers');
    expect(text(page.querySelector('[role="alert"]'))).toContain('r-42');
    await click(button('Try again', page));
    expect(page.querySelector('[role="alert"]')).toBeNull();
    expect(page.querySelectorAll('tbody tr')).toHaveLength(2);
  });
});
