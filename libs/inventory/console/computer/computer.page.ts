import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  computed,
  effect,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink, type Params } from '@angular/router';
import {
  FactGrid,
  Formats,
  Icon,
  LanguageService,
  PageHeader,
  ProblemNotice,
  SectionTabs,
  liveQuery,
  type Fact,
  type SectionTab,
} from '@ocs/core-console';
import type { ComputerDetail } from '@ocs/inventory-contract';
import { ComputersApi, type SectionRow } from '../computers.api.js';
import { CustomMarker } from '../custom-marker.js';
import { inventoryTexts } from '../inventory-texts.js';
import { ListMemory } from '../list/list-memory.js';
import { OsIcon } from '../os-icon.js';
import { FACTS, computerFacts, type ComputerFacts, type FactName } from './computer-facts.rule.js';
import { ComputerSections } from './computer-sections.js';
import { SectionLoader } from './section-loader.js';
import { ALL_SECTIONS, countSections, defaultTab, sectionsOfTab } from './section-list.rule.js';

/** Days without a contact after which someone should look (option INTERFACE_LAST_CONTACT of the original). */
const QUIET_AFTER_DAYS = 15;
const DAY_MS = 86_400_000;
const MONO_FACTS: ReadonlySet<FactName> = new Set<FactName>(['serial', 'mac']);

/** The page of a computer (spec/console.md 9): identity, twelve facts, and every section of the catalogue. */
@Component({
  selector: 'app-computer-page',
  imports: [
    ComputerSections,
    CustomMarker,
    FactGrid,
    Icon,
    MatButton,
    OsIcon,
    PageHeader,
    ProblemNotice,
    RouterLink,
    SectionTabs,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [SectionLoader],
  templateUrl: './computer.page.html',
  styleUrl: './computer.page.css',
})
export class ComputerPage {
  protected readonly t = inventoryTexts.inject();
  protected readonly formats = inject(Formats);
  private readonly language = inject(LanguageService);
  private readonly api = inject(ComputersApi);
  private readonly loader = inject(SectionLoader);
  private readonly router = inject(Router);
  private readonly window = inject(DOCUMENT).defaultView;

  /** `hardware.ID` */
  readonly id = input.required<string>();
  /** A group, a section by its name, or every section. */
  readonly tab = input<string>();
  readonly q = input<string>();
  readonly sort = input<string>();

  protected readonly allSections = ALL_SECTIONS;
  protected readonly listAddress = inject(ListMemory).address;
  protected readonly computer = liveQuery({
    request: () => Number(this.id()),
    load: (id, signal) => this.api.detail(id, signal),
    keeps: (previous, next) => previous === next,
  });
  protected readonly catalogue = liveQuery({ request: () => 'once', load: () => this.api.catalogue() });
  /** Disks and networks tell two of the facts. */
  private readonly factRows = liveQuery({
    request: () => {
      const detail = this.computer.value();
      return (
        detail && { id: detail.id, names: ['DRIVES', 'NETWORKS'].filter((name) => hasRows(detail, name)) }
      );
    },
    load: async ({ id, names }) => {
      const contents = await Promise.all(names.map((name) => this.loader.load(id, name)));
      return new Map<string, readonly SectionRow[]>(
        names.map((name, index) => [name, contents[index]?.rows ?? []]),
      );
    },
    keeps: (previous, next) => previous.id === next.id,
  });

  protected readonly notFound = computed(() => [400, 404].includes(this.computer.problem()?.status ?? 0));
  protected readonly problem = computed(() => this.computer.problem() ?? this.catalogue.problem());

  protected readonly name = computed(() => {
    const name = this.computer.value()?.hardware.NAME;
    return name === null || name === undefined || name === '' ? `#${this.id()}` : String(name);
  });
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

  protected readonly facts = computed<readonly Fact[]>(() => {
    const detail = this.computer.value();
    if (detail === undefined) return [];
    const rows = this.factRows.value();
    const facts = computerFacts(detail, rows?.get('DRIVES') ?? [], rows?.get('NETWORKS') ?? []);
    return FACTS.map((name) => this.toFact(name, facts));
  });

  private readonly counted = computed(() => {
    const detail = this.computer.value();
    const sections = this.catalogue.value()?.sections;
    return detail && sections && countSections(sections, detail);
  });
  protected readonly currentTab = computed(() => this.tab() ?? defaultTab(this.counted()?.groups ?? []));
  protected readonly tabs = computed<readonly SectionTab[]>(() =>
    (this.counted()?.groups ?? []).map(({ group, count }) => ({
      id: group,
      label: this.t(`computer.groups.${group}`),
      count,
      query: { tab: group, q: null, sort: null },
    })),
  );
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
    return tab === undefined ? this.t('computer.searchAll') : this.t('computer.search', { group: tab.label });
  });

  private readonly blocks = viewChild(ComputerSections);
  private readonly printing = signal(false);

  constructor() {
    // Print once every section is on the page: what is asked for is the whole computer.
    effect(() => {
      if (!this.printing() || this.currentTab() !== ALL_SECTIONS || this.blocks()?.ready() !== true) return;
      this.printing.set(false);
      this.window?.requestAnimationFrame(() => this.window?.print());
    });
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

  protected reload(): void {
    this.computer.reload();
    if (this.catalogue.problem() !== undefined) this.catalogue.reload();
  }

  private go(change: Params, replaceUrl = false): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge', replaceUrl });
  }

  private hardwareText(column: string): string {
    return String(this.computer.value()?.hardware[column] ?? '');
  }

  private toFact(name: FactName, facts: ComputerFacts): Fact {
    if (name === 'memory') {
      const { memoryMb } = facts;
      return {
        label: this.t('computer.facts.memory'),
        value: memoryMb === undefined ? null : this.t('computer.facts.megabytes', { amount: memoryMb }),
      };
    }
    if (name === 'disk') {
      const { disk } = facts;
      return {
        label: this.t('computer.facts.disk', { name: disk?.name ?? '' }).trim(),
        value:
          disk === undefined
            ? null
            : this.t('computer.facts.free', { free: disk.freeGb, total: disk.totalGb }),
      };
    }
    const { short, whole } = facts.texts[name];
    return {
      label: this.t(`computer.facts.${name}`),
      value: short || null,
      mono: MONO_FACTS.has(name),
      ...(whole === undefined || whole === short ? {} : { exact: whole }),
    };
  }
}

const hasRows = (detail: ComputerDetail, section: string): boolean =>
  detail.sections.some(({ name, rows }) => name === section && rows > 0);
