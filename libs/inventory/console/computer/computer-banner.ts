import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { FactGrid, liveQuery, type Fact } from '@ocs/core-console';
import type { ComputerDetail } from '@ocs/inventory-contract';
import type { SectionRow } from '../computers.api.js';
import { FACTS, computerFacts, type ComputerFacts, type FactName } from './computer-facts.rule.js';
import { computerTexts } from './computer-texts.js';
import { SectionLoader } from './sections/section-loader.js';

const MONO_FACTS: ReadonlySet<FactName> = new Set<FactName>(['serial', 'mac']);
/** Disks and networks tell two of the facts. */
const SOURCES = ['DRIVES', 'NETWORKS'];

/** Twelve facts in two rows, at the same place on every computer (spec/console.md 9.1). */
@Component({
  selector: 'app-computer-banner',
  imports: [FactGrid],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<app-fact-grid [facts]="facts()" />`,
  host: { class: 'card' },
  styles: `
    :host {
      display: block;
      overflow: hidden;
    }
  `,
})
export class ComputerBanner {
  private readonly t = computerTexts.inject();
  private readonly loader = inject(SectionLoader);
  readonly detail = input.required<ComputerDetail>();

  private readonly rows = liveQuery({
    request: () => {
      const detail = this.detail();
      return { id: detail.id, names: SOURCES.filter((name) => hasRows(detail, name)) };
    },
    load: async ({ id, names }) => {
      const contents = await Promise.all(names.map((name) => this.loader.load(id, name)));
      return new Map<string, readonly SectionRow[]>(
        names.map((name, index) => [name, contents[index]?.rows ?? []]),
      );
    },
    keeps: (previous, next) => previous.id === next.id,
  });
  protected readonly facts = computed<readonly Fact[]>(() => {
    const rows = this.rows.value();
    const facts = computerFacts(this.detail(), rows?.get('DRIVES') ?? [], rows?.get('NETWORKS') ?? []);
    return FACTS.map((name) => this.toFact(name, facts));
  });

  private toFact(name: FactName, facts: ComputerFacts): Fact {
    if (name === 'memory') {
      const { memoryMb } = facts;
      const value = memoryMb === undefined ? null : this.t('facts.megabytes', { amount: memoryMb });
      return { label: this.t('facts.memory'), value };
    }
    if (name === 'disk') {
      const { disk } = facts;
      return {
        label: this.t('facts.disk', { name: disk?.name ?? '' }).trim(),
        value: disk === undefined ? null : this.t('facts.free', { free: disk.freeGb, total: disk.totalGb }),
      };
    }
    const { short, whole } = facts.texts[name];
    return {
      label: this.t(`facts.${name}`),
      value: short || null,
      mono: MONO_FACTS.has(name),
      ...(whole === undefined || whole === short ? {} : { exact: whole }),
    };
  }
}

const hasRows = (detail: ComputerDetail, section: string): boolean =>
  detail.sections.some(({ name, rows }) => name === section && rows > 0);
