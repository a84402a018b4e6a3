import { Injectable, inject } from '@angular/core';
import {
  Formats,
  LanguageService,
  type ExtraFilter,
  type FilterInput,
  type ListColumn,
  type ListDefinition,
} from '@ocs/core-console';
import {
  OS_FAMILIES,
  type ComputerColumn,
  type ComputerList,
  type ComputerRow,
  type ComputerState,
  type GroupName,
} from '@ocs/inventory-contract';
import { ComputersApi } from '../computers.api.js';
import { splitUnit, valueText } from '../field-text.rule.js';
import { inventoryTexts } from '../inventory-texts.js';
import {
  DEFAULT_SORT,
  LAST_INVENTORY_COLUMN,
  NAME_COLUMN,
  columnWidth,
  orderedColumns,
} from './computer-columns.rule.js';

/** *All computers* as a list: its columns are those of the server's catalogue, in the reader's language. */
@Injectable({ providedIn: 'root' })
export class ComputerListDefinition {
  private readonly t = inventoryTexts.inject();
  private readonly api = inject(ComputersApi);
  private readonly formats = inject(Formats);
  private readonly language = inject(LanguageService);

  /** Reads signals: it follows the language. `loaded` is told each answer, with the numbers of the tabs. */
  of(
    columns: readonly ComputerColumn[],
    state: ComputerState,
    groups: readonly GroupName[],
    loaded: (list: ComputerList) => void,
  ): ListDefinition<ComputerRow> {
    return {
      table: 'computers',
      columns: orderedColumns(columns).map((column) => this.column(column)),
      filters: this.furtherFilters(groups),
      defaultSort: DEFAULT_SORT,
      extra: { state },
      exportPath: '/api/computers/export',
      load: async (query, signal) => {
        const list = await this.api.list(query, signal);
        loaded(list);
        return list;
      },
      rowId: ({ id }) => id,
      rowName: computerName,
    };
  }

  private column(column: ComputerColumn): ListColumn<ComputerRow> {
    const { label, unit } = splitUnit(column.label[this.language.current()]);
    const width = columnWidth(column);
    const raw = (row: ComputerRow): string | number | null => row.cells[column.id] ?? null;
    return {
      id: column.id,
      label,
      ...(unit === undefined ? {} : { unit }),
      ...(width === undefined ? {} : { width }),
      default: column.default,
      fixed: column.id === NAME_COLUMN,
      origin: this.t(`origin.${column.origin}`),
      filter: filterOf(column),
      align: column.align,
      sortable: column.sortable,
      secondary: column.id !== LAST_INVENTORY_COLUMN,
      mono: column.format === 'code',
      text: (row) => valueText(raw(row), column.format, this.formats),
      ...(column.format === 'ago'
        ? { exact: (row: ComputerRow) => (raw(row) === null ? null : this.formats.moment(String(raw(row)))) }
        : {}),
    };
  }

  private furtherFilters(groups: readonly GroupName[]): readonly ExtraFilter[] {
    const inRows: FilterInput = { kind: 'text', operators: ['contains', 'equals', 'like'] };
    return [
      {
        id: 'os.family',
        label: this.t('filter.osFamily'),
        filter: {
          kind: 'choice',
          choices: OS_FAMILIES.map((value) => ({ value, label: this.t(`os.${value}`) })),
        },
      },
      {
        id: 'software',
        label: this.t('filter.software'),
        filter: { kind: 'text', operators: ['contains', 'equals', 'like', 'not'] },
      },
      { id: 'mac', label: this.t('filter.mac'), filter: inRows },
      { id: 'network', label: this.t('filter.network'), filter: inRows },
      {
        id: 'customised',
        label: this.t('filter.customised'),
        filter: {
          kind: 'choice',
          operators: ['equals'],
          choices: [
            { value: 'yes', label: this.formats.yesNo(true) },
            { value: 'no', label: this.formats.yesNo(false) },
          ],
        },
      },
      {
        id: 'group',
        label: this.t('filter.group'),
        filter: {
          kind: 'choice',
          choices: groups.map(({ id, name }) => ({ value: String(id), label: name })),
        },
        // Without any group there is nothing to choose; a link may still name one.
        hidden: groups.length === 0,
      },
    ];
  }
}

/** The name a computer reports, or its number where it reports none. */
export function computerName(row: ComputerRow): string {
  const name = row.cells[NAME_COLUMN] ?? '';
  return name === '' ? `#${row.id}` : String(name);
}

const filterOf = ({ kind }: ComputerColumn): FilterInput => ({ kind });
