import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink, type Params } from '@angular/router';
import {
  Formats,
  Icon,
  LanguageService,
  PageHeader,
  ProblemNotice,
  SectionTabs,
  liveQuery,
  warnBeforeUnload,
  type ApiProblem,
  type MayHoldChanges,
  type SectionTab,
} from '@ocs/core-console';
import { ComputersApi } from '../computers.api.js';
import { CustomMarker } from '../custom-marker.js';
import { ListMemory } from '../list/list-memory.js';
import { OsIcon } from '../os-icon.js';
import { ActionProblem } from './action-problem.js';
import { AdministrativeSheet } from './administrative/administrative-sheet.js';
import { ComputerBanner } from './computer-banner.js';
import { computerTexts } from './computer-texts.js';
import { ContactsTab } from './contacts/contacts-tab.js';
import { CustomizationTab } from './customization/customization-tab.js';
import { GroupsTab } from './groups/groups-tab.js';
import { ComputerActions } from './header/computer-actions.js';
import { ComputerPlace } from './header/computer-place.js';
import { NotesBlock } from './notes/notes-block.js';
import { OpenComputer } from './open-computer.js';
import { AssignSheet } from './packages/assign-sheet.js';
import { PackagesTab } from './packages/packages-tab.js';
import { ComputerSections } from './sections/computer-sections.js';
import { ALL_SECTIONS, countSections, defaultTab, sectionsOfTab } from './sections/section-list.rule.js';
import { SectionLoader } from './sections/section-loader.js';

/** Days without a contact after which someone should look (option INTERFACE_LAST_CONTACT of the original). */
const QUIET_AFTER_DAYS = 15;
const DAY_MS = 86_400_000;
/** Tabs that hold no inventory, in their order. */
const OTHER_TABS = ['customization', 'packages', 'membership', 'contacts'] as const;

/** The page of a computer (spec/console.md 9): identity, twelve facts, every section, and what is decided about it. */
@Component({
  selector: 'app-computer-page',
  imports: [
    ActionProblem,
    AdministrativeSheet,
    AssignSheet,
    ComputerActions,
    ComputerBanner,
    ComputerPlace,
    ComputerSections,
    ContactsTab,
    CustomMarker,
    CustomizationTab,
    GroupsTab,
    Icon,
    MatButton,
    NotesBlock,
    OsIcon,
    PackagesTab,
    PageHeader,
    ProblemNotice,
    RouterLink,
    SectionTabs,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [OpenComputer, SectionLoader],
  templateUrl: './computer.page.html',
  styleUrl: './computer.page.css',
})
export class ComputerPage implements MayHoldChanges {
  protected readonly t = computerTexts.inject();
  protected readonly formats = inject(Formats);
  protected readonly open = inject(OpenComputer);
  private readonly language = inject(LanguageService);
  private readonly api = inject(ComputersApi);
  private readonly router = inject(Router);
  private readonly window = inject(DOCUMENT).defaultView;

  /** `hardware.ID` */
  readonly id = input.required<string>();
  /** A group of sections, a section by its name, one of the other tabs, or everything. */
  readonly tab = input<string>();
  readonly q = input<string>();
  readonly sort = input<string>();

  protected readonly allSections = ALL_SECTIONS;
  protected readonly quietDays = QUIET_AFTER_DAYS;
  protected readonly listAddress = inject(ListMemory).address;
  protected readonly computer = this.open.detail;
  protected readonly catalogue = liveQuery({ request: () => 'once', load: () => this.api.catalogue() });

  protected readonly notFound = computed(() => [400, 404].includes(this.computer.problem()?.status ?? 0));
  protected readonly problem = computed(() => this.computer.problem() ?? this.catalogue.problem());
  /** What was tried with the computer as a whole and failed; forgotten with the next computer. */
  protected readonly actionProblem = linkedSignal<string, ApiProblem | undefined>({
    source: this.id,
    computation: () => undefined,
  });
  protected readonly editing = linkedSignal({ source: this.id, computation: () => false });
  protected readonly assigning = linkedSignal({ source: this.id, computation: () => false });

  protected readonly system = computed(() => this.hardwareText('OSNAME'));
  protected readonly tag = computed(
    () => this.computer.value()?.administrative.find(({ column }) => column === 'TAG')?.value ?? '',
  );
  protected readonly lastContact = computed(() => this.hardwareText('LASTCOME'));
  protected readonly lastInventory = computed(() => this.hardwareText('LASTDATE'));
  protected readonly isQuiet = computed(() => {
    const contact = new Date(this.lastContact()).getTime();
    return Number.isNaN(contact) || Date.now() - contact > QUIET_AFTER_DAYS * DAY_MS;
  });

  private readonly counted = computed(() => {
    const detail = this.computer.value();
    const sections = this.catalogue.value()?.sections;
    return detail && sections && countSections(sections, detail);
  });
  protected readonly currentTab = computed(() => {
    const tab = this.tab();
    const counted = this.counted();
    const isKnown =
      tab !== undefined &&
      (counted === undefined ||
        OTHER_TABS.some((other) => other === tab) ||
        sectionsOfTab(tab, counted.groups, counted.empty).length > 0);
    return isKnown ? tab : defaultTab(counted?.groups ?? []);
  });
  protected readonly isWhole = computed(() => this.currentTab() === ALL_SECTIONS);
  protected readonly tabs = computed<readonly SectionTab[]>(() => [
    ...(this.counted()?.groups ?? []).map(({ group, count }) => ({
      id: group,
      label: this.t(`groups.${group}`),
      count,
      query: { tab: group, q: null, sort: null },
    })),
    ...OTHER_TABS.map((id) => {
      const count = this.countOf(id);
      const query = { tab: id, q: null, sort: null };
      return { id, label: this.t(`tabs.${id}`), query, ...(count === undefined ? {} : { count }) };
    }),
  ]);
  protected readonly emptyTabs = computed<readonly SectionTab[]>(() =>
    (this.counted()?.empty ?? []).map((section) => ({
      id: section.name,
      label: section.label[this.language.current()],
      query: { tab: section.name, q: null, sort: null },
    })),
  );
  protected readonly sections = computed(() => {
    const counted = this.counted();
    return counted && sectionsOfTab(this.currentTab(), counted.groups, counted.empty);
  });
  protected readonly searchLabel = computed(() => {
    const tab = this.tabs().find(({ id }) => id === this.currentTab());
    return tab === undefined ? this.t('searchAll') : this.t('search', { group: tab.label });
  });

  private readonly blocks = viewChild(ComputerSections);
  private readonly printing = signal(false);

  constructor() {
    effect(() => this.open.id.set(Number(this.id())));
    warnBeforeUnload(() => this.hasUnsavedChanges());
    // Print once every section is on the page: what is asked for is the whole computer.
    effect(() => {
      if (!this.printing() || !this.isWhole() || this.blocks()?.ready() !== true) return;
      this.printing.set(false);
      this.window?.requestAnimationFrame(() => this.window?.print());
    });
  }

  hasUnsavedChanges(): boolean {
    return this.open.hasUnsavedChanges();
  }

  /** Whether a part is on the page: on its own tab, and when everything is shown. */
  protected shows(tab: (typeof OTHER_TABS)[number] | 'administrative'): boolean {
    return this.currentTab() === tab || (this.isWhole() && tab !== 'contacts');
  }

  protected print(): void {
    this.printing.set(true);
    this.go({ tab: ALL_SECTIONS, q: null, sort: null });
  }

  protected search(q: string): void {
    this.go({ q: q === '' ? null : q }, true);
  }

  protected sortBy(sort: string): void {
    this.go({ sort }, true);
  }

  protected assign(): void {
    this.assigning.set(true);
    if (this.currentTab() !== 'packages') this.go({ tab: 'packages', q: null, sort: null });
  }

  protected reload(): void {
    this.computer.reload();
    if (this.catalogue.problem() !== undefined) this.catalogue.reload();
  }

  private countOf(tab: (typeof OTHER_TABS)[number]): number | undefined {
    switch (tab) {
      case 'customization':
        return this.open.origins()?.own;
      case 'packages':
        return this.open.packages.value()?.assigned.length;
      case 'membership':
        return this.open.groups.value()?.filter(({ state }) => state === 'computed' || state === 'included')
          .length;
      case 'contacts':
        return undefined;
    }
  }

  private go(change: Params, replaceUrl = false): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge', replaceUrl });
  }

  private hardwareText(column: string): string {
    return String(this.computer.value()?.hardware[column] ?? '');
  }
}
