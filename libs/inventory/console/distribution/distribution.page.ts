import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink, type Params } from '@angular/router';
import {
  CellTemplate,
  CountLink,
  Formats,
  LanguageService,
  MarkedText,
  PageHeader,
  ResultList,
  liveQuery,
  type ListDefinition,
} from '@ocs/core-console';
import type { ComputerColumn, Distribution, DistributionRow } from '@ocs/inventory-contract';
import { ComputersApi } from '../computers.api.js';
import { splitUnit } from '../field-text.rule.js';
import { inventoryTexts } from '../inventory-texts.js';
import { DistributionChart, type Bar } from './distribution-chart.js';
import { distributionColumn, filterOfRow, finding, shareOf } from './distribution.rule.js';

/** Bars one can take in at a glance. */
const BARS = 12;

/** *TAG distribution*, and the same of every other column (spec/console.md 6): table and chart of the same figures. */
@Component({
  selector: 'app-distribution-page',
  imports: [CellTemplate, CountLink, DistributionChart, MarkedText, PageHeader, ResultList, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './distribution.page.html',
  styleUrl: './distribution.page.css',
})
export class DistributionPage {
  protected readonly t = inventoryTexts.inject();
  protected readonly formats = inject(Formats);
  private readonly api = inject(ComputersApi);
  private readonly language = inject(LanguageService);
  private readonly router = inject(Router);

  /** Parameter of the address. */
  readonly column = input<string>();

  protected readonly catalogue = liveQuery({ request: () => 'once', load: () => this.api.catalogue() });
  private readonly columns = computed(() => this.catalogue.value()?.computerColumns ?? []);
  protected readonly current = computed(() => distributionColumn(this.columns(), this.column()));
  protected readonly label = computed(() => this.labelOf(this.current()));
  protected readonly groups = computed(() => {
    const named = this.columns().map((column) => ({
      id: column.id,
      label: this.labelOf(column),
      administrative: column.origin === 'administrative',
    }));
    return [
      {
        label: this.t('distribution.administrative'),
        columns: named.filter((column) => column.administrative),
      },
      { label: this.t('distribution.others'), columns: named.filter((column) => !column.administrative) },
    ].filter(({ columns }) => columns.length > 0);
  });
  protected readonly answer = signal<Distribution | undefined>(undefined);
  /** The most frequent values, whatever page and order the table shows. */
  protected readonly top = liveQuery({
    request: () => this.current()?.id,
    load: (column, signal) =>
      this.api.distribution(
        column,
        { page: 1, pageSize: BARS, sort: '-count', q: '', columns: [], filters: [], extra: {} },
        signal,
      ),
    keeps: (previous, next) => previous === next,
  });
  protected readonly bars = computed<readonly Bar[]>(() =>
    (this.top.value()?.rows ?? []).map(({ value, count }) => ({
      name: value ?? this.t('distribution.empty'),
      value: count,
    })),
  );
  protected readonly finding = computed(() => {
    const top = this.top.value();
    const found = top && finding(top.rows, top.computers);
    if (found === undefined) return '';
    const percent = this.formats.percent(found.percent);
    if (found.kind === 'empty') return this.t('distribution.findingEmpty', { percent });
    return found.kind === 'only'
      ? this.t('distribution.onlyOne', { value: found.value })
      : this.t('distribution.finding', { percent, value: found.value });
  });
  protected readonly anyRows: readonly DistributionRow[] = [];
  protected readonly definition = computed<ListDefinition<DistributionRow> | undefined>(() => {
    const column = this.current();
    if (column === undefined) return undefined;
    return {
      table: 'distribution',
      columns: [
        {
          id: 'value',
          label: this.label(),
          default: true,
          fixed: true,
          sortable: true,
          width: '280px',
          text: ({ value }) => value,
        },
        {
          id: 'count',
          label: this.t('distribution.count'),
          default: true,
          fixed: true,
          sortable: true,
          align: 'end',
          width: '130px',
          text: ({ count }) => this.formats.number(count),
        },
        {
          id: 'share',
          label: this.t('distribution.share'),
          default: true,
          secondary: true,
          align: 'end',
          width: '110px',
          text: ({ count }) => this.formats.percent(shareOf(count, this.answer()?.computers ?? 0)),
        },
      ],
      defaultSort: '-count',
      extra: { column: column.id },
      layouts: false,
      searchable: column.kind === 'text',
      exportPath: '/api/computers/distribution/export',
      load: async (query, signal) => {
        const answer = await this.api.distribution(column.id, query, signal);
        this.answer.set(answer);
        return answer;
      },
      rowId: ({ value }) => value ?? '',
    };
  });

  protected choose(id: string): void {
    void this.router.navigate([], { queryParams: { column: id } });
  }

  /** The address of exactly the computers of a row. */
  protected filter(row: DistributionRow): Params {
    return { filter: filterOfRow(this.current()?.id ?? '', row) };
  }

  protected openBar(place: number): void {
    const row = this.top.value()?.rows[place];
    if (row !== undefined) void this.router.navigate(['/computers'], { queryParams: this.filter(row) });
  }

  private labelOf(column: ComputerColumn | undefined): string {
    return column === undefined ? '' : splitUnit(column.label[this.language.current()]).label;
  }
}
