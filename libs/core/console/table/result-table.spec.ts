import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { provideLanguages } from '../i18n/provide-languages.js';
import { CellTemplate } from './cell-template.js';
import { ResultTable } from './result-table.js';
import type { TableColumn } from './table-column.js';

interface Row {
  readonly name: string;
  readonly memory: string | null;
}

const COLUMNS: readonly TableColumn<Row>[] = [
  { id: 'NAME', label: 'Computer', sortable: true, text: (row) => row.name },
  { id: 'MEMORY', label: 'RAM', unit: 'MB', align: 'end', sortable: true, text: (row) => row.memory },
];

@Component({
  selector: 'app-test-page',
  imports: [ResultTable, CellTemplate],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-result-table
      label="Computers"
      [columns]="columns"
      [rows]="rows()"
      [busy]="busy()"
      [sort]="sort()"
      [highlight]="highlight()"
      [step]="step()"
      (sortChange)="sort.set($event)"
    >
      <ng-template appCell="NAME" [appCellRows]="rows()" let-row>
        <a data-row-link [href]="'#' + row.name">{{ row.name }}</a>
      </ng-template>
    </app-result-table>
  `,
})
class TestPage {
  readonly columns = COLUMNS;
  readonly rows = signal<readonly Row[] | undefined>(undefined);
  readonly busy = signal(false);
  readonly sort = signal('-NAME');
  readonly highlight = signal('');
  readonly step = signal(Infinity);
}

const rows = (count: number): readonly Row[] =>
  Array.from({ length: count }, (_, index) => ({ name: `pc-${index}`, memory: String(index) }));

describe('the result table', () => {
  let fixture: ComponentFixture<TestPage>;
  let page: TestPage;

  const all = (selector: string): HTMLElement[] => [
    ...(fixture.nativeElement as HTMLElement).querySelectorAll<HTMLElement>(selector),
  ];

  beforeEach(async () => {
    localStorage.setItem('ocs.language', 'en');
    TestBed.configureTestingModule({ providers: [provideLanguages(), provideRouter([])] });
    fixture = TestBed.createComponent(TestPage);
    page = fixture.componentInstance;
    await fixture.whenStable();
  });

  it('shows a skeleton, hidden from screen readers, until the first answer', async () => {
    expect(all('tbody tr[aria-hidden="true"]').length).toBeGreaterThan(0);
    page.rows.set(rows(2));
    await fixture.whenStable();
    expect(all('tbody tr[aria-hidden="true"]')).toHaveLength(0);
    expect(all('tbody tr')).toHaveLength(2);
  });

  it('keeps the old rows, and says that it is busy, while new ones load', async () => {
    page.rows.set(rows(2));
    page.busy.set(true);
    await fixture.whenStable();
    expect(all('tbody tr')).toHaveLength(2);
    expect(all('table')[0]!.getAttribute('aria-busy')).toBe('true');
  });

  it('tells the sorted column and its direction, and reverses it by a click on its header', async () => {
    expect(all('th').map((th) => th.getAttribute('aria-sort'))).toEqual(['descending', null]);
    all('th button')[0]!.click();
    await fixture.whenStable();
    expect(page.sort()).toBe('NAME');
    all('th button')[1]!.click();
    await fixture.whenStable();
    expect(page.sort()).toBe('MEMORY');
    expect(all('th').map((th) => th.getAttribute('aria-sort'))).toEqual([null, 'ascending']);
  });

  it('tells the unit once, in the header', () => {
    expect(all('th')[1]!.textContent.replace(/\s+/g, ' ').trim()).toBe('RAM (MB)');
  });

  it('shows a quiet dash with a word for screen readers where there is no value', async () => {
    page.rows.set([{ name: 'pc', memory: null }]);
    await fixture.whenStable();
    expect(all('td')[1]!.textContent).toContain('—');
    expect(all('td .visually-hidden')[0]!.textContent).toBe('empty');
  });

  it('marks what was searched for, and shows markup as the text it is', async () => {
    page.rows.set([{ name: 'pc', memory: '<b>16</b> GB' }]);
    page.highlight.set('16');
    await fixture.whenStable();
    expect(all('td')[1]!.textContent.trim()).toBe('<b>16</b> GB');
    expect(all('mark').map((mark) => mark.textContent)).toEqual(['16']);
    expect(all('td b')).toHaveLength(0);
  });

  it('draws long lists in steps, and as a whole for print', async () => {
    page.step.set(10);
    page.rows.set(rows(35));
    await fixture.whenStable();
    expect(all('tbody tr')).toHaveLength(10);
    all('button.more')[0]!.click();
    await fixture.whenStable();
    expect(all('tbody tr')).toHaveLength(20);
    window.dispatchEvent(new Event('beforeprint'));
    await fixture.whenStable();
    expect(all('tbody tr')).toHaveLength(35);
    expect(all('button.more')).toHaveLength(0);
  });

  it('opens a row by a click anywhere on it, and in another tab with Ctrl', async () => {
    page.rows.set(rows(2));
    await fixture.whenStable();
    const followed = vi.fn((event: Event) => event.preventDefault());
    all('a[data-row-link]')[1]!.addEventListener('click', followed);
    const open = vi.spyOn(window, 'open').mockReturnValue(null);
    const cell = all('tbody tr')[1]!.querySelectorAll('td')[1]!;

    cell.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(followed).toHaveBeenCalledOnce();
    expect(open).not.toHaveBeenCalled();

    cell.dispatchEvent(new MouseEvent('click', { bubbles: true, ctrlKey: true }));
    expect(open).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('#pc-1'), '_blank', 'noopener');
    expect(followed).toHaveBeenCalledOnce();
    open.mockRestore();
  });

  it('goes from row to row with the arrow keys', async () => {
    page.rows.set(rows(2));
    await fixture.whenStable();
    document.body.append(fixture.nativeElement as HTMLElement);
    const [first, second] = all('a[data-row-link]');
    first!.focus();
    first!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    expect(document.activeElement).toBe(second);
    second!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true }));
    expect(document.activeElement).toBe(first);
  });
});
