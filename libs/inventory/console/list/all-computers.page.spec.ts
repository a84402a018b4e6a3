import { TestBed } from '@angular/core/testing';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { ApiProblem, provideLanguages } from '@ocs/core-console';
import type { ComputerColumn, ComputerList, SectionCatalogueAnswer } from '@ocs/inventory-contract';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ComputersApi, type ComputerListRequest } from '../computers.api.js';
import { inventoryTexts } from '../inventory-texts.js';
import { AllComputersPage } from './all-computers.page.js';

const column = (id: string, en: string, over: Partial<ComputerColumn> = {}): ComputerColumn => ({
  id,
  label: { en, fr: en },
  default: true,
  align: 'start',
  format: 'plain',
  sortable: true,
  ...over,
});

const CATALOGUE: SectionCatalogueAnswer = {
  sections: [],
  computerColumns: [
    column('accountinfo.TAG', 'TAG'),
    column('hardware.NAME', 'Computer'),
    column('hardware.MEMORY', 'RAM (MB)', { align: 'end', format: 'megabytes' }),
  ],
};

const HOSTILE = '<img src=x onerror=alert(1)>{{name}}';

const LIST: ComputerList = {
  rows: [
    {
      id: 7,
      cells: { 'hardware.NAME': 'pc-7', 'accountinfo.TAG': null, 'hardware.MEMORY': 16384 },
      customised: true,
    },
    {
      id: 8,
      cells: { 'hardware.NAME': HOSTILE, 'accountinfo.TAG': 'LYON', 'hardware.MEMORY': 512 },
      customised: false,
    },
  ],
  total: 1284,
  page: 1,
  pageSize: 50,
  counts: { active: 41207, archived: 1318, all: 42525 },
};

describe('All computers', () => {
  const list = vi.fn<(request: ComputerListRequest) => Promise<ComputerList>>();
  let harness: RouterTestingHarness;

  const open = async (address: string): Promise<HTMLElement> => {
    await harness.navigateByUrl(address);
    await harness.fixture.whenStable();
    return harness.routeNativeElement!;
  };
  const text = (element: Element | null): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

  beforeEach(async () => {
    localStorage.clear();
    localStorage.setItem('ocs.language', 'en');
    list.mockReset().mockResolvedValue(LIST);
    TestBed.configureTestingModule({
      providers: [
        provideLanguages(),
        provideRouter(
          [{ path: 'computers', component: AllComputersPage, resolve: { texts: inventoryTexts.loaded } }],
          withComponentInputBinding(),
        ),
        { provide: ComputersApi, useValue: { list, catalogue: () => Promise.resolve(CATALOGUE) } },
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

  it('starts each row with the computer, its link and its marker, and shows its name as the text it is', async () => {
    const page = await open('/computers');
    expect([...page.querySelectorAll('th')].map(text)).toEqual(['Computer', 'TAG', 'RAM (MB)']);
    const [first, second] = [...page.querySelectorAll('tbody tr')];
    expect(first?.querySelector('a')?.getAttribute('href')).toBe('/computers/7');
    expect(first?.querySelector('app-custom-marker')?.getAttribute('aria-label')).toBe(
      'Has settings of its own',
    );
    expect(text(first?.lastElementChild ?? null)).toBe('16,384');
    expect(text(second?.querySelector('a') ?? null)).toBe(HOSTILE);
    expect(second?.querySelector('img, app-custom-marker')).toBeNull();
  });

  it('asks what the address says', async () => {
    await open('/computers?page=3&pageSize=20&sort=accountinfo.TAG&q=dell&state=archived');
    expect(list.mock.lastCall?.[0]).toEqual({
      page: 3,
      pageSize: 20,
      sort: 'accountinfo.TAG',
      q: 'dell',
      state: 'archived',
    });
  });

  it('puts sorting into the address and starts at the first page again', async () => {
    const page = await open('/computers?page=3');
    page.querySelectorAll<HTMLElement>('th button')[1]!.click();
    await harness.fixture.whenStable();
    expect(TestBed.inject(Router).url).toBe('/computers?sort=accountinfo.TAG');
  });

  it('remembers the rows per page and keeps the first row in sight', async () => {
    const page = await open('/computers?page=3');
    const select = page.querySelector('select')!;
    select.value = '20';
    select.dispatchEvent(new Event('change'));
    await harness.fixture.whenStable();
    expect(TestBed.inject(Router).url).toBe('/computers?page=6&pageSize=20');
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
    const page = await open('/computers?q=zzz');
    expect(text(page.querySelector('app-no-computers h2'))).toBe('No computer matches “zzz”');
    page.querySelector<HTMLElement>('app-no-computers a')!.click();
    await harness.fixture.whenStable();
    expect(TestBed.inject(Router).url).toBe('/computers');
  });

  it('goes to the last page when the address is behind it', async () => {
    list.mockImplementation((request) => Promise.resolve(request.page > 26 ? { ...LIST, rows: [] } : LIST));
    await open('/computers?page=99');
    await harness.fixture.whenStable();
    expect(TestBed.inject(Router).url).toBe('/computers?page=26');
  });

  it('tells what went wrong with the id to quote, and tries again when asked', async () => {
    list.mockRejectedValueOnce(new ApiProblem({ code: 'internal', status: 500, requestId: 'r-42' }));
    const page = await open('/computers');
    expect(text(page.querySelector('[role="alert"]'))).toContain('r-42');
    page.querySelector<HTMLElement>('app-problem-notice button')!.click();
    await harness.fixture.whenStable();
    expect(page.querySelector('[role="alert"]')).toBeNull();
    expect(page.querySelectorAll('tbody tr')).toHaveLength(2);
  });
});
