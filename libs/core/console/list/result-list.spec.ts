import { ApplicationInitStatus, ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Page } from '@ocs/core-contract';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiClient } from '../api/api-client.js';
import { ApiProblem } from '../api/api-problem.js';
import { Downloads, type DownloadOptions } from '../api/downloads.js';
import { Toast } from '../dialogs/toast.js';
import { provideLanguages } from '../i18n/provide-languages.js';
import type { ListColumn, ListDefinition, ListQuery } from './list-definition.js';
import { ListActions } from './list-templates.js';
import { ResultList } from './result-list.js';

interface Machine {
  readonly id: number;
  readonly name: string;
  readonly tag: string | null;
}

const PAGE: Page<Machine> = {
  rows: [
    { id: 1, name: 'pc-1', tag: 'LYON' },
    { id: 2, name: 'pc-2', tag: null },
    { id: 3, name: 'pc-3', tag: 'PARIS' },
  ],
  total: 120,
  page: 1,
  pageSize: 50,
};

const column = (id: string, over: Partial<ListColumn<Machine>> = {}): ListColumn<Machine> => ({
  id,
  label: id.toUpperCase(),
  default: true,
  sortable: true,
  filter: { kind: 'text' },
  text: (row) => (id === 'tag' ? row.tag : `${id} of ${row.name}`),
  ...over,
});

const load = vi.fn<(query: ListQuery, signal: AbortSignal) => Promise<Page<Machine>>>();

const DEFINITION: ListDefinition<Machine> = {
  table: 'machines',
  columns: [
    column('name', { fixed: true, text: (row) => row.name }),
    column('tag'),
    column('model', { default: false, origin: 'BIOS' }),
  ],
  defaultSort: 'name',
  load: (query, abort) => load(query, abort),
  rowId: ({ id }) => id,
  rowName: ({ name }) => name,
  exportPath: '/api/machines/export',
};

@Component({
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ListActions, ResultList],
  template: `
    <app-list label="Machines" [definition]="definition()">
      <ng-template [appListActions]="definition()" let-selection>
        <button type="button" class="act" (click)="acted(selection)">Act on {{ selection.count }}</button>
      </ng-template>
    </app-list>
  `,
})
class Host {
  readonly definition = definition;
  readonly acted = acted;
}

const definition = signal<ListDefinition<Machine> | undefined>(DEFINITION);
const acted = vi.fn();

describe('a list', () => {
  const api = { get: vi.fn(), put: vi.fn(), post: vi.fn() };
  const save = vi.fn<(path: string, options: DownloadOptions) => Promise<void>>();
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
  const url = (): string => decodeURIComponent(TestBed.inject(Router).url);
  const text = (element: Element | null | undefined): string =>
    (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const headers = (page: HTMLElement): string[] =>
    [...page.querySelectorAll('th:not(.tick)')].map((header) => text(header));
  /** Panels stand beside the page. */
  const inPanel = <E extends HTMLElement>(selector: string): E => document.querySelector<E>(selector)!;
  const button = (name: string, root: ParentNode = document): HTMLButtonElement =>
    [...root.querySelectorAll<HTMLButtonElement>('button')].find(
      (candidate) => text(candidate) === name || candidate.getAttribute('aria-label') === name,
    )!;
  const click = async (element: HTMLElement): Promise<void> => {
    element.click();
    await settle();
  };
  /** The panel of the columns is loaded when first opened. */
  const openColumns = async (page: HTMLElement, shown: number): Promise<void> => {
    await click(button(`Columns ${shown}`, page));
    await vi.waitFor(() => expect(inPanel('app-column-menu')).not.toBeNull());
    await settle();
  };
  const type = async (field: HTMLInputElement | HTMLSelectElement, value: string): Promise<void> => {
    field.value = value;
    field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input'));
    await settle();
  };

  beforeEach(async () => {
    localStorage.clear();
    localStorage.setItem('ocs.language', 'en');
    load.mockReset().mockResolvedValue(PAGE);
    acted.mockReset();
    save.mockReset().mockResolvedValue();
    definition.set(DEFINITION);
    api.get
      .mockReset()
      .mockImplementation((path: string) => Promise.resolve(path === '/api/layouts' ? { layouts: [] } : {}));
    api.put.mockReset().mockResolvedValue({});
    TestBed.configureTestingModule({
      providers: [
        provideLanguages(),
        provideRouter([{ path: 'machines', component: Host }]),
        { provide: ApiClient, useValue: api },
        { provide: Downloads, useValue: { save } },
        { provide: Toast, useValue: { show: vi.fn() } },
      ],
    });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    harness = await RouterTestingHarness.create();
  });

  it('asks for its default columns, sorted as declared, and shows them', async () => {
    const page = await open('/machines');
    expect(load).toHaveBeenCalledTimes(1);
    expect(load.mock.lastCall?.[0]).toMatchObject({
      page: 1,
      pageSize: 50,
      sort: 'name',
      q: '',
      columns: ['name', 'tag'],
      filters: [],
    });
    expect(headers(page)).toEqual(['NAME', 'TAG']);
    expect(url()).toBe('/machines');
  });

  it('is what its address says', async () => {
    const page = await open(
      '/machines?columns=model,tag&sort=-tag&page=2&pageSize=20&q=pc&filter=tag:like:L*',
    );
    expect(headers(page)).toEqual(['NAME', 'MODEL', 'TAG']);
    expect(load.mock.lastCall?.[0]).toMatchObject({
      page: 2,
      pageSize: 20,
      sort: '-tag',
      q: 'pc',
      columns: ['name', 'model', 'tag'],
      filters: [{ column: 'tag', operator: 'like', value: 'L*' }],
    });
    expect(text(page.querySelector('app-filter-chips .words'))).toBe('TAG: L*');
  });

  it('comes back as its user arranged it, asked once, and its address shows others the same', async () => {
    api.get.mockImplementation(() =>
      Promise.resolve({
        'list.machines': { columns: ['name', 'model'], pageSize: 20, widths: { model: 222 } },
      }),
    );
    const page = await open('/machines');
    expect(headers(page)).toEqual(['NAME', 'MODEL']);
    expect(url()).toBe('/machines?columns=name,model&pageSize=20');
    expect(load).toHaveBeenCalledTimes(1);
    expect(page.querySelectorAll<HTMLElement>('col')[2]?.style.width).toBe('222px');
  });

  it('works when the preferences cannot be had', async () => {
    api.get.mockImplementation(() => Promise.reject(new ApiProblem({ code: 'internal', status: 500 })));
    const page = await open('/machines');
    expect(page.querySelectorAll('tbody tr:not(.skeleton)')).toHaveLength(3);
  });

  it('shows a column that is added, keeps it for the user, and takes it away again', async () => {
    const page = await open('/machines');
    await openColumns(page, 2);
    await click(inPanel<HTMLElement>('li[data-column="model"] button.add'));
    expect(headers(page)).toEqual(['NAME', 'TAG', 'MODEL']);
    expect(url()).toBe('/machines?columns=name,tag,model');

    await click(inPanel('li[data-column="tag"] input'));
    expect(headers(page)).toEqual(['NAME', 'MODEL']);
    expect(inPanel<HTMLInputElement>('li[data-column="name"] input').disabled).toBe(true);
    await vi.waitFor(() =>
      expect(api.put).toHaveBeenLastCalledWith('/api/preferences/list.machines', {
        value: { columns: ['name', 'model'] },
      }),
    );

    await click(button('Reset'));
    expect(headers(page)).toEqual(['NAME', 'TAG']);
    expect(url()).toBe('/machines');
  });

  it('moves a column with the arrow keys', async () => {
    const page = await open('/machines?columns=name,tag,model');
    await openColumns(page, 3);
    inPanel('li[data-column="model"] .handle').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true, cancelable: true }),
    );
    await settle();
    expect(headers(page)).toEqual(['NAME', 'MODEL', 'TAG']);
    expect(text(inPanel('app-column-menu [role="status"]'))).toBe('MODEL: place 2 of 3');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move MODEL: arrow keys');
  });

  it('takes a layout, and keeps the columns of the moment under a name', async () => {
    const layout = {
      id: 7,
      table: 'machines',
      name: 'Models',
      description: '',
      columns: ['name', 'model'],
      scope: 'USER',
    };
    api.get.mockImplementation((path: string) =>
      Promise.resolve(path === '/api/layouts' ? { layouts: [{ ...layout, editable: true }] } : {}),
    );
    api.post.mockReset().mockRejectedValueOnce(new ApiProblem({ code: 'layout.name-taken', status: 409 }));
    const page = await open('/machines');
    await openColumns(page, 2);
    await click(button('Models'));
    expect(headers(page)).toEqual(['NAME', 'MODEL']);

    await click(button('Save these columns as a layout…'));
    await type(inPanel<HTMLInputElement>('#layout-name'), 'Mine');
    await click(button('Save layout'));
    expect(text(inPanel('#layout-fault'))).toBe('There is a layout of this name already.');
    expect(api.post).toHaveBeenLastCalledWith('/api/layouts', {
      table: 'machines',
      name: 'Mine',
      columns: ['name', 'model'],
      scope: 'USER',
    });
  });

  it('is filtered by what one chooses, refuses a filter without a value, and drops it with its cross', async () => {
    const page = await open('/machines?page=2');
    await click(button('Filter', page));
    await click(button('TAG', inPanel('app-filter-editor')));
    await click(button('Apply'));
    expect(text(inPanel('#filter-help'))).toContain('Type a value');
    expect(url()).toBe('/machines?page=2');

    await type(inPanel<HTMLSelectElement>('#filter-operator'), 'like');
    await type(inPanel<HTMLInputElement>('#filter-value'), 'L*');
    await click(button('Apply'));
    expect(url()).toBe('/machines?filter=tag:like:L*');
    expect(text(page.querySelector('.count'))).toBe('120 rows');

    await click(button('Remove the filter TAG: L*', page));
    expect(url()).toBe('/machines');
  });

  it('offers actions on what is ticked, and tells the page from all results', async () => {
    const page = await open('/machines');
    expect(page.querySelector('.bar')).toBeNull();
    await click(page.querySelector<HTMLElement>('thead input')!);
    expect(text(page.querySelector('.bar .words'))).toBe('3 selected on this page');
    await click(page.querySelector<HTMLElement>('.act')!);
    expect(acted.mock.lastCall?.[0]).toMatchObject({ all: false, count: 3, ids: [1, 2, 3] });

    await click(button('Select all 120', page));
    expect(text(page.querySelector('.bar .words'))).toBe('All 120 results are selected');
    expect(page.querySelectorAll('tr.selected')).toHaveLength(3);
    await click(page.querySelector<HTMLElement>('.act')!);
    expect(acted.mock.lastCall?.[0]).toMatchObject({ all: true, count: 120, ids: [] });

    await click(button('Clear', page));
    expect(page.querySelector('.bar')).toBeNull();
  });

  it('forgets what was ticked when it becomes another list', async () => {
    const page = await open('/machines');
    await click(page.querySelector<HTMLElement>('tbody input')!);
    await open('/machines?page=2');
    expect(text(page.querySelector('.bar .words'))).toBe('1 selected on this page');
    await open('/machines?q=pc');
    expect(page.querySelector('.bar')).toBeNull();
  });

  it('exports every row with exactly the visible columns', async () => {
    const page = await open('/machines?columns=name,model&sort=-name&page=2&filter=tag:empty');
    await click(button('CSV', page));
    await type(inPanel<HTMLSelectElement>('#csv-separator'), 'semicolon');
    await click(button('Export'));
    expect(save.mock.lastCall?.[0]).toBe('/api/machines/export');
    expect(save.mock.lastCall?.[1].query).toEqual({
      sort: '-name',
      q: '',
      columns: 'name,model',
      filter: ['tag:empty'],
      separator: 'semicolon',
      bom: 1,
      language: 'en',
    });
  });

  it('tells how far an export is, and stops it', async () => {
    let aborted: AbortSignal | undefined;
    save.mockImplementation((_path, { progress, signal: abort }) => {
      aborted = abort;
      progress?.({ lines: 31, rows: 120 });
      return new Promise(() => undefined);
    });
    const page = await open('/machines');
    await click(button('CSV', page));
    await click(button('Export'));
    expect(page.querySelector('[role="progressbar"]')?.getAttribute('aria-valuenow')).toBe('25');
    await click(button('Cancel the export', page));
    expect(aborted?.aborted).toBe(true);
  });

  it('makes a column wider from the keyboard and keeps its width', async () => {
    const page = await open('/machines');
    page
      .querySelector('[aria-label="Width of the column TAG"]')!
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    await settle();
    expect(page.querySelectorAll<HTMLElement>('col')[2]?.style.width).toBe('216px');
  });

  it('counts every press of a key, however quickly they come', async () => {
    const page = await open('/machines');
    const handle = page.querySelector('[aria-label="Width of the column TAG"]')!;
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft'])
      handle.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await settle();
    expect(page.querySelectorAll<HTMLElement>('col')[2]?.style.width).toBe('232px');
  });

  it('goes to the last page when the address is behind it', async () => {
    load.mockImplementation(({ page }) => Promise.resolve(page > 3 ? { ...PAGE, rows: [], page } : PAGE));
    await open('/machines?page=99');
    expect(url()).toBe('/machines?page=3');
  });

  it('says that nothing matches, and clears the filters', async () => {
    load.mockResolvedValue({ ...PAGE, rows: [], total: 0 });
    const page = await open('/machines?q=zzz&filter=tag:empty');
    expect(text(page.querySelector('.nothing h2'))).toBe('Nothing matches');
    await click(button('Clear the filters', page));
    expect(url()).toBe('/machines');
  });

  it('says which filters of its address it does not know, and leaves them out when told', async () => {
    const page = await open('/machines?filter=gone:equals:x&filter=tag:empty');
    expect(text(page.querySelector('app-notice'))).toContain('cannot be filtered by “gone:equals:x”');
    await click(button('Leave it out', page));
    expect(url()).toBe('/machines?filter=tag:empty');
    expect(page.querySelector('app-notice')).toBeNull();
  });

  it('tells what went wrong with the id to quote, and tries again when asked', async () => {
    load.mockRejectedValueOnce(new ApiProblem({ code: 'internal', status: 500, requestId: 'r-42' }));
    const page = await open('/machines');
    expect(text(page.querySelector('[role="alert"]'))).toContain('r-42');
    await click(button('Try again', page));
    expect(page.querySelector('[role="alert"]')).toBeNull();
    expect(page.querySelectorAll('tbody tr')).toHaveLength(3);
  });

  it('waits with a skeleton until its definition is known', async () => {
    definition.set(undefined);
    const page = await open('/machines');
    expect(load).not.toHaveBeenCalled();
    expect(page.querySelectorAll('tr.skeleton').length).toBeGreaterThan(0);
    definition.set(DEFINITION);
    await settle();
    expect(page.querySelectorAll('tbody tr:not(.skeleton)')).toHaveLength(3);
  });
});
