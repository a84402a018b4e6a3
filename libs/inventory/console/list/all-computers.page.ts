import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink, type Params } from '@angular/router';
import {
  CellTemplate,
  Formats,
  ListActions,
  ListEmpty,
  MarkedText,
  PageHeader,
  Permissions,
  ResultList,
  SectionTabs,
  allRowsParameters,
  liveQuery,
  type ListQuery,
  type SectionTab,
} from '@ocs/core-console';
import { formatFilter } from '@ocs/core-contract';
import type { ComputerList, ComputerRow } from '@ocs/inventory-contract';
import { ComputersApi } from '../computers.api.js';
import { CustomMarker } from '../custom-marker.js';
import { inventoryTexts } from '../inventory-texts.js';
import { OsIcon } from '../os-icon.js';
import { ManyComputersActions } from './computer-actions.js';
import { NAME_COLUMN, OS_COLUMN, USER_COLUMN } from './computer-columns.rule.js';
import { ComputerListDefinition, computerName } from './computer-list.js';
import { stateOf } from './computer-selection.rule.js';
import { ListMemory } from './list-memory.js';
import { NoComputers } from './no-computers.js';

const STATES = ['active', 'archived', 'all'] as const;

/** *All computers* (spec/console.md 5): the list every other one leads to. */
@Component({
  selector: 'app-all-computers-page',
  imports: [
    CellTemplate,
    CustomMarker,
    ListActions,
    ListEmpty,
    ManyComputersActions,
    MarkedText,
    NoComputers,
    OsIcon,
    PageHeader,
    ResultList,
    RouterLink,
    SectionTabs,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './all-computers.page.html',
  styleUrl: './all-computers.page.css',
})
export class AllComputersPage {
  protected readonly t = inventoryTexts.inject();
  protected readonly formats = inject(Formats);
  private readonly api = inject(ComputersApi);
  private readonly definitions = inject(ComputerListDefinition);
  private readonly memory = inject(ListMemory);
  private readonly permissions = inject(Permissions);

  /** Parameter of the address. */
  readonly state = input<string>();

  protected readonly nameColumn = NAME_COLUMN;
  protected readonly name = computerName;
  /** Tells the template what a row is. */
  protected readonly anyRows: readonly ComputerRow[] = [];
  private readonly list = viewChild.required<ResultList<ComputerRow>>(ResultList);
  protected readonly catalogue = liveQuery({ request: () => 'once', load: () => this.api.catalogue() });
  private readonly groups = liveQuery({
    request: () => 'once',
    load: (_, signal) => this.api.groups(signal),
  });
  protected readonly current = computed(() => stateOf(this.state()));
  protected readonly counts = signal<ComputerList['counts'] | undefined>(undefined);
  protected readonly count = computed(() => this.counts()?.[this.current()]);
  protected readonly definition = computed(() => {
    const columns = this.catalogue.value()?.computerColumns;
    // The list does not wait for the names of the groups: one filter has need of them.
    const groups = this.groups.value() ?? [];
    return (
      columns && this.definitions.of(columns, this.current(), groups, ({ counts }) => this.counts.set(counts))
    );
  });
  /** Somebody may do something with a selection. */
  protected readonly mayAct = computed(
    () => this.permissions.may('computers.archive') || this.permissions.may('computers.delete'),
  );
  protected readonly tabs = computed<readonly SectionTab[]>(() =>
    STATES.map((state) => {
      const count = this.counts()?.[state];
      return {
        id: state,
        label: this.t(`list.${state}`),
        query: { state: state === 'active' ? null : state, page: null },
        ...(count === undefined ? {} : { count }),
      };
    }),
  );

  protected system(row: ComputerRow): string {
    return String(row.cells[OS_COLUMN] ?? '');
  }

  /** Below the name on narrow screens, where the other columns are dropped. */
  protected summary(row: ComputerRow): string {
    return [String(row.cells[USER_COLUMN] ?? ''), this.system(row)].filter((text) => text !== '').join(' · ');
  }

  /** The page of a computer leads back to this list, and to its neighbours in it. */
  protected remember(query: ListQuery): void {
    this.memory.query = allRowsParameters(query);
    this.memory.address = addressOf(query, this.state());
  }

  protected readonly changed = (): void => this.list().reload();
}

function addressOf(query: ListQuery, state: string | undefined): Params {
  return {
    page: query.page > 1 ? query.page : null,
    sort: query.sort,
    q: query.q || null,
    state: state ?? null,
    filter: query.filters.length === 0 ? null : query.filters.map(formatFilter),
  };
}
