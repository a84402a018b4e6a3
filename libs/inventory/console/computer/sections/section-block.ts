import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  Downloads,
  FactGrid,
  Formats,
  Icon,
  LanguageService,
  MarkedText,
  Notice,
  ProblemNotice,
  ResultTable,
  fold,
  liveQuery,
  parseSort,
  type Fact,
  type TableColumn,
} from '@ocs/core-console';
import type { AdministrativeValue, ComputerDetail, Section, SectionField } from '@ocs/inventory-contract';
import type { SectionContent, SectionRow } from '../../computers.api.js';
import { formatOf, isEmpty, isNumeric, splitUnit, valueText } from '../../field-text.rule.js';
import { fieldTabs, readable } from '../administrative/administrative-form.rule.js';
import { computerTexts } from '../computer-texts.js';
import { csvName, toCsv } from './section-csv.rule.js';
import { columnOf, columnWidths, shownFields } from './section-columns.rule.js';
import { SectionLoader } from './section-loader.js';
import { defaultSort, sortRows } from './section-rows.rule.js';

/** A table that needs more than this scrolls sideways in its card, and its header no longer stays in sight. */
const WIDE_PX = 1080;
/** Rows drawn at once; more follow as one scrolls. */
const STEP = 150;

/** A text longer than this is shown as a whole below the grid instead of cut in it. */
const LONG_FACT = 60;

interface FactGroup {
  /** Empty without tabs. */
  readonly title: string;
  readonly short: readonly Fact[];
  readonly long: readonly Fact[];
}

/**
 * One section of a computer: a table with the columns of the catalogue, or label and value where there is one row only.
 * Searching and sorting happen here, in the rows that are already there.
 */
@Component({
  selector: 'app-section-block',
  imports: [FactGrid, Icon, MarkedText, MatButton, Notice, ProblemNotice, ResultTable],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './section-block.html',
  styleUrl: './section-block.css',
  host: { '[hidden]': 'isHidden()' },
})
export class SectionBlock {
  protected readonly t = computerTexts.inject();
  protected readonly formats = inject(Formats);
  private readonly language = inject(LanguageService);
  private readonly loader = inject(SectionLoader);
  private readonly downloads = inject(Downloads);

  readonly detail = input.required<ComputerDetail>();
  readonly section = input.required<Section>();
  /** Rows the section is known to hold. */
  readonly count = input.required<number>();
  readonly query = input('');
  readonly sort = input<string>();
  /** Every row drawn at once, as for print. */
  readonly complete = input(false);
  /** The account may change administrative data. */
  readonly mayEdit = input(false);
  readonly edit = output();
  readonly sortChange = output<string>();

  protected readonly withEmptyColumns = signal(false);
  protected readonly step = computed(() => (this.complete() ? Infinity : STEP));
  protected readonly label = computed(() => this.section().label[this.language.current()]);
  protected readonly isFacts = computed(() =>
    ['administrative', 'computer', 'single'].includes(this.section().storage),
  );

  protected readonly loaded = liveQuery({
    request: () => {
      const { storage, name } = this.section();
      const inDetail = storage === 'administrative' || storage === 'computer';
      return inDetail || this.count() === 0 ? undefined : { id: this.detail().id, name };
    },
    load: ({ id, name }): Promise<SectionContent> => this.loader.load(id, name),
    keeps: () => false,
  });

  /** All rows; undefined while they load. */
  private readonly rows = computed<readonly SectionRow[] | undefined>(() => {
    const { storage } = this.section();
    if (storage === 'computer') return [this.detail().hardware];
    return this.count() === 0 || storage === 'administrative' ? [] : this.loaded.value()?.rows;
  });
  protected readonly fields = computed(() =>
    shownFields(this.section(), this.rows() ?? [], this.withEmptyColumns()),
  );
  protected readonly hiddenNames = computed(() =>
    this.fields().hidden.map((field) => this.labelOf(field).label),
  );

  private readonly texts = computed(() =>
    (this.rows() ?? []).map((row) => this.fields().shown.map((field) => this.textOf(row, field))),
  );
  /** Shown and raw values of each row, as the search sees them. */
  private readonly searchable = computed(
    () =>
      new Map(
        (this.rows() ?? []).map((row, index) => [
          row,
          fold(
            [
              ...(this.texts()[index] ?? []),
              ...this.fields().shown.map((field) => row[columnOf(field)]),
            ].join('\n'),
          ),
        ]),
      ),
  );

  protected readonly currentSort = computed(() => this.sort() ?? defaultSort(this.section()));
  protected readonly shownRows = computed(() => {
    const rows = this.rows();
    if (rows === undefined) return undefined;
    const wanted = fold(this.query());
    const matching =
      wanted === '' ? rows : rows.filter((row) => this.searchable().get(row)?.includes(wanted));
    const { column, descending } = parseSort(this.currentSort());
    return sortRows(matching, column, descending, this.language.current());
  });

  protected readonly isAdministrative = computed(() => this.section().storage === 'administrative');
  /** Facts under the heading of their tab, where administrators made tabs of fields. */
  protected readonly factGroups = computed<readonly FactGroup[]>(() => {
    const wanted = fold(this.query());
    const matches = (fact: Fact): boolean =>
      wanted === '' || fold(`${fact.label}\n${fact.value ?? ''}`).includes(wanted);
    return this.allFacts()
      .map(({ title, facts }) => {
        const found = facts.filter(matches);
        return {
          title,
          short: found.filter((fact) => !isLong(fact)),
          long: found.filter((fact) => isLong(fact)),
        };
      })
      .filter(({ short, long }) => short.length + long.length > 0);
  });
  private readonly facts = computed(() =>
    this.factGroups().flatMap(({ short, long }) => [...short, ...long]),
  );

  /** Rows that match the search; the tab adds them up. */
  readonly matching = computed(() => {
    if (!this.isFacts()) return this.shownRows()?.length ?? 0;
    if (this.section().storage === 'administrative')
      return this.facts().filter((fact) => fact.value !== null).length;
    return this.facts().length > 0 ? this.count() : 0;
  });
  readonly ready = computed(() => this.rows() !== undefined || this.loaded.problem() !== undefined);

  protected readonly columns = computed<readonly TableColumn<SectionRow>[]>(() => {
    const fields = this.fields().shown;
    const { widths } = this.layout();
    return fields.map((field, index) => this.toColumn(field, widths[index]));
  });
  protected readonly layout = computed(() =>
    columnWidths(
      this.fields().shown.map((field) => field.label[this.language.current()]),
      this.texts(),
    ),
  );
  protected readonly isWide = computed(() => this.layout().minimum > WIDE_PX);
  protected readonly truncated = computed(() => {
    const { rows, total } = this.loaded.value() ?? { rows: [], total: 0 };
    return total > rows.length ? this.t('truncated', { shown: rows.length, total }) : '';
  });
  protected readonly isHidden = computed(() => this.query() !== '' && this.ready() && this.matching() === 0);

  /** The rows as they are shown, in their order. */
  protected saveCsv(): void {
    const fields = this.fields().shown;
    const rows = (this.shownRows() ?? []).map((row) => fields.map((field) => this.csvText(row, field)));
    const header = fields.map((field) => field.label[this.language.current()]);
    const name = csvName(String(this.detail().hardware.NAME ?? this.detail().id), this.label());
    this.downloads.saveText(`\uFEFF${toCsv(header, rows)}`, name, 'text/csv');
  }

  /** Numbers as the agent sent them: a spreadsheet counts with them. */
  private csvText(row: SectionRow, field: SectionField): string | null {
    const value = row[columnOf(field)];
    return isNumeric(formatOf(field)) && !isEmpty(value) ? String(value) : this.textOf(row, field);
  }

  private allFacts(): readonly { readonly title: string; readonly facts: readonly Fact[] }[] {
    if (this.isAdministrative()) {
      const tabs = fieldTabs(this.detail().administrative);
      return tabs.map(({ name, fields }) => ({
        title: tabs.length > 1 ? (name ?? this.t('administrative.otherTab')) : '',
        facts: fields.map((field) => ({ label: field.label, value: this.administrativeText(field) })),
      }));
    }
    const row = this.rows()?.[0];
    if (row === undefined) return [];
    const facts = this.fields().shown.map((field) => this.factOf(row, field));
    return [{ title: '', facts }];
  }

  private administrativeText(field: AdministrativeValue): string | null {
    const text = readable(field);
    return text !== null && field.type === 'date' ? this.formats.date(text) : text;
  }

  private factOf(row: SectionRow, field: SectionField): Fact {
    const value = row[columnOf(field)];
    const isAgo = formatOf(field) === 'ago' && typeof value === 'string';
    return {
      label: field.label[this.language.current()],
      value: this.textOf(row, field),
      mono: field.format === 'code',
      ...(isAgo ? { exact: this.formats.moment(value) } : {}),
    };
  }

  private toColumn(field: SectionField, width: string | undefined): TableColumn<SectionRow> {
    const format = formatOf(field);
    return {
      id: columnOf(field),
      ...this.labelOf(field),
      ...(width === undefined ? {} : { width }),
      align: isNumeric(format) ? 'end' : 'start',
      sortable: true,
      mono: format === 'code',
      text: (row) => this.textOf(row, field),
    };
  }

  private labelOf(field: SectionField): { readonly label: string; readonly unit?: string } {
    return splitUnit(field.label[this.language.current()]);
  }

  private textOf(row: SectionRow, field: SectionField): string | null {
    return valueText(row[columnOf(field)], formatOf(field), this.formats);
  }
}

const isLong = ({ value }: Fact): boolean =>
  value !== null && (value.length > LONG_FACT || value.includes('\n'));
