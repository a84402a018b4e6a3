import { Injectable } from '@nestjs/common';
import type { Transaction } from '@ocs/core-server';
import { fit, type Section } from '@ocs/inventory-contract';
import { agentFields, SectionCatalogue } from '../section-catalogue.js';
import { checksumOf, computerRow, type ComputerRow } from './computer-row.rule.js';
import type { ColumnValue } from './document.js';
import {
  NO_DIFFERENCE,
  type ClaimedComputer,
  type IncomingInventory,
  type SectionPlan,
} from './inventory-plan.js';
import { InventoryRepository, storedColumns } from './inventory.repository.js';
import { differenceOf } from './row-difference.rule.js';
import { chooseSection, type SectionChoice } from './section-choice.rule.js';
import type { SentSections } from './sent-sections.js';
import { SoftwareStore, type ReportedSoftware } from './software-store.js';

/** A section that was sent, and whether it is stored. */
export interface ChosenSection {
  readonly section: Section;
  readonly choice: SectionChoice;
}

/** Decides what an inventory changes: which sections are stored, and which of their rows. */
@Injectable()
export class InventoryPlanner {
  constructor(
    private readonly catalogue: SectionCatalogue,
    private readonly inventories: InventoryRepository,
    private readonly software: SoftwareStore,
  ) {}

  /** The computer's own row; it depends on nothing that is stored. */
  row(sent: SentSections, { sender }: IncomingInventory): ComputerRow {
    const hardware = this.catalogue.require('HARDWARE');
    const networks = this.catalogue.require('NETWORKS');
    const address = placeOf(networks, 'IPADDRESS');
    const addresses = sent.get('NETWORKS')?.map((row) => row[address]);
    return computerRow(hardware, sent.get('HARDWARE')?.[0], addresses, sender);
  }

  /** @param believed digests of the sections whose rows stand in the database as they were sent */
  choose(
    sent: SentSections,
    { document, settings }: IncomingInventory,
    known: boolean,
    believed: ReadonlyMap<string, string>,
  ): readonly ChosenSection[] {
    const hardware = this.catalogue.require('HARDWARE');
    const checksum = checksumOf(sent.get('HARDWARE')?.[0]?.[placeOf(hardware, 'CHECKSUM')]);
    return this.catalogue.sections.flatMap((section) => {
      const { name, storage } = section;
      if (!sent.has(name) || storage === 'computer' || storage === 'administrative') return [];
      const digest = document.unread?.digests.get(name);
      const isRepeated = digest !== undefined && digest === believed.get(name);
      const choice = chooseSection(section, known, checksum, settings.useChecksum, isRepeated);
      return [{ section, choice }];
    });
  }

  /**
   * Compares the sections with what is stored. All that are taken have been read.
   * @param software what was reported, where that section is taken
   */
  async sections(
    tx: Transaction,
    computer: ClaimedComputer,
    sent: SentSections,
    chosen: readonly ChosenSection[],
    software: ReportedSoftware | undefined,
  ): Promise<readonly SectionPlan[]> {
    const plans: SectionPlan[] = [];
    for (const { section, choice } of chosen) {
      // Read by now, and found to hold nothing.
      if (!sent.has(section.name)) continue;
      if (section.storage !== 'software') plans.push(await this.section(tx, computer, sent, section, choice));
      else {
        const difference = software ? await this.software.difference(tx, computer, software) : NO_DIFFERENCE;
        plans.push({ section, choice, columns: this.software.columns, difference });
      }
    }
    return plans;
  }

  /** Nothing was taken. */
  untouched(chosen: readonly ChosenSection[]): readonly SectionPlan[] {
    return chosen.map(({ section, choice }) => {
      const columns = section.storage === 'software' ? this.software.columns : storedColumns(section);
      return { section, choice, columns, difference: NO_DIFFERENCE };
    });
  }

  private async section(
    tx: Transaction,
    computer: ClaimedComputer,
    sent: SentSections,
    section: Section,
    choice: SectionChoice,
  ): Promise<SectionPlan> {
    const columns = storedColumns(section);
    if (!choice.taken) return { section, choice, columns, difference: NO_DIFFERENCE };
    const isSingle = section.storage === 'single';
    const reported = this.fitted(section, sent).slice(0, isSingle ? 1 : undefined);
    if (section.storage === 'append' || !computer.known) {
      return { section, choice, columns, difference: { added: reported, removed: [], kept: 0 } };
    }
    if (isSingle) {
      const stored = await this.inventories.storedSingle(tx, section, computer.id);
      const difference = differenceOf(reported, stored ? [{ id: computer.id, values: stored }] : []);
      return { section, choice, columns, difference };
    }
    const stored = await this.inventories.storedRows(tx, section, computer.id);
    return { section, choice, columns, difference: differenceOf(reported, stored) };
  }

  private fitted(section: Section, sent: SentSections): readonly (readonly ColumnValue[])[] {
    const fields = agentFields(section);
    return (sent.get(section.name) ?? []).map((row) => fields.map((field, at) => fit(field.type, row[at])));
  }
}

/** The names of those that are stored. */
export const takenOf = (chosen: readonly Pick<SectionPlan, 'section' | 'choice'>[]): readonly string[] =>
  chosen.flatMap(({ section, choice }) => (choice.taken ? section.name : []));

const placeOf = (section: Section, field: string): number =>
  agentFields(section).findIndex(({ name }) => name === field);
