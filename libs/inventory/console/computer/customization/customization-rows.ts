import { Injectable, inject } from '@angular/core';
import { LanguageService } from '@ocs/core-console';
import type { OptionTopic } from '@ocs/core-contract';
import type { ComputerDiscovery, ComputerOptions, OptionCandidate } from '@ocs/inventory-contract';
import { computerTexts } from '../computer-texts.js';
import { OptionTexts } from './option-texts.js';
import { deciding, general, optionBlocks, type KnownOption, type OptionBlock } from './option-value.rule.js';
import type { Explanation } from './why-panel.js';

/** Key of the row that is no option: the part in network discovery. */
export const DISCOVERY_KEY = 'IPDISCOVER';
const DISCOVERY_TOPIC: OptionTopic = 'discovery';

/** Who decides, for the sign before the words. */
export type Decider = 'computer' | 'group' | 'global' | 'server';

/** One line of the table. */
export interface CustomizationRow {
  /** Stored name of the option. */
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly decider: Decider;
  readonly decidedBy: string;
  /** What it would be otherwise, or an own value that counts less. */
  readonly aside: string;
  readonly hasOwn: boolean;
  /** Absent for the part in discovery. */
  readonly known?: KnownOption;
}

export interface CustomizationBlock {
  readonly topic: OptionTopic;
  readonly title: string;
  readonly rows: readonly CustomizationRow[];
}

/** Options and discovery as lines with words, and the explanation of each. */
@Injectable({ providedIn: 'root' })
export class CustomizationRows {
  private readonly t = computerTexts.inject();
  private readonly texts = inject(OptionTexts);
  private readonly language = inject(LanguageService);

  blocks({ options, discovery }: ComputerOptions): readonly CustomizationBlock[] {
    const blocks: readonly OptionBlock[] = optionBlocks(options);
    const withDiscovery = blocks.some(({ topic }) => topic === DISCOVERY_TOPIC)
      ? blocks
      : [...blocks, { topic: DISCOVERY_TOPIC, options: [] }];
    return withDiscovery.map((block) => ({
      topic: block.topic,
      title: this.t(`customization.topics.${block.topic}`),
      rows: [
        ...(block.topic === DISCOVERY_TOPIC ? [this.discoveryRow(discovery)] : []),
        ...block.options.map((known) => this.optionRow(known)),
      ],
    }));
  }

  explain(row: CustomizationRow, { discovery, setBy }: ComputerOptions): Explanation {
    const { known } = row;
    const set = setBy.find(({ key }) => key === row.key);
    if (known === undefined) {
      const reason = this.t(`customization.discovery.reasons.${discovery.mode}`);
      return { key: row.key, value: row.value, reasons: [reason], candidates: [], then: '', set };
    }
    const { option } = known;
    return {
      key: row.key,
      value: row.value,
      reasons: option.reasons.map((reason) => reason[this.language.current()]),
      candidates: option.candidates.map((candidate) => ({
        from: candidate.from,
        name: this.nameOf(candidate),
        value:
          candidate.value === null && candidate.from !== 'global'
            ? this.t('customization.notSet')
            : this.texts.text(known.entry, candidate.value),
        decides: candidate.decides,
      })),
      then: this.thenOf(known),
      set,
    };
  }

  private optionRow(known: KnownOption): CustomizationRow {
    const { entry, option } = known;
    const decides = deciding(option);
    return {
      key: entry.key,
      label: entry.label[this.language.current()],
      value: this.texts.text(entry, option.value),
      decider: option.origin,
      decidedBy: this.decidedBy(option.origin, decides?.groupName ?? null),
      aside: this.asideOf(known),
      hasOwn: option.own !== null,
      known,
    };
  }

  private discoveryRow(discovery: ComputerDiscovery): CustomizationRow {
    const { mode, network } = discovery;
    const name = network === null ? '' : this.networkName(discovery, network);
    const isOwn = mode === 'forced' || mode === 'never';
    const decider: Decider = isOwn ? 'computer' : mode === 'elected' ? 'server' : 'global';
    return {
      key: DISCOVERY_KEY,
      label: this.t('customization.discovery.label'),
      value:
        name !== '' && (mode === 'forced' || mode === 'elected')
          ? this.t(`customization.discovery.${mode}On`, { network: name })
          : this.t(`customization.discovery.${mode}`),
      decider,
      decidedBy: decider === 'server' ? this.t('customization.server') : this.decidedBy(decider, null),
      aside: '',
      hasOwn: isOwn,
    };
  }

  private networkName({ networks }: ComputerDiscovery, subnet: string): string {
    return networks.find((network) => network.subnet === subnet)?.name ?? subnet;
  }

  private decidedBy(origin: 'computer' | 'group' | 'global', group: string | null): string {
    if (origin === 'computer') return this.t('customization.computer');
    return origin === 'group'
      ? this.t('customization.group', { name: group ?? '' })
      : this.t('customization.general');
  }

  private asideOf({ entry, option }: KnownOption): string {
    if (option.origin === 'computer' && option.otherwise !== null)
      return this.t('customization.otherwise', { value: this.texts.text(entry, option.otherwise.value) });
    if (option.own !== null && option.origin !== 'computer')
      return this.t('customization.outweighed', { value: this.texts.text(entry, option.own) });
    const server = general(option);
    return option.origin === 'group' && server !== undefined
      ? this.t('customization.generalValue', { value: this.texts.text(entry, server.value) })
      : '';
  }

  private nameOf({ from, groupId, groupName }: OptionCandidate): string {
    if (from === 'computer') return this.t('customization.computer');
    return from === 'group' ? (groupName ?? `#${groupId ?? ''}`) : this.t('customization.generalOptions');
  }

  private thenOf({ entry, option }: KnownOption): string {
    const { own, otherwise } = option;
    if (own === null || otherwise === null) return '';
    const value = this.texts.text(entry, otherwise.value);
    return otherwise.from === 'group'
      ? this.t('customization.then.group', { name: otherwise.groupName ?? '', value })
      : this.t('customization.then.global', { value });
  }
}
