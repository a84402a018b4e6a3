import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@ocs/core-server';
import { fit, type Section } from '@ocs/inventory-contract';
import { agentFields, SectionCatalogue } from '../section-catalogue.js';
import { AdministrativeRepository } from './administrative.repository.js';
import {
  administrativeReply,
  administrativeValues,
  LOST_TAG,
  type AdministrativeEntry,
  type AdministrativeReply,
} from './administrative.rule.js';
import { checksumOf, computerRow } from './computer-row.rule.js';
import type { ColumnValue, RawRow } from './document.js';
import {
  NO_DIFFERENCE,
  type ClaimedComputer,
  type IncomingInventory,
  type InventoryPlan,
  type SectionPlan,
  type StoredInventory,
} from './inventory-plan.js';
import { InventoryRepository, storedColumns } from './inventory.repository.js';
import { differenceOf } from './row-difference.rule.js';
import { chooseSection, type SectionChoice } from './section-choice.rule.js';
import { SoftwareStore, type ResolvedSoftware } from './software-store.js';

/**
 * Stores inventories: claims the computer, plans the difference to what is stored, writes it, all in one transaction
 * (spec/agent-protocol.md 3.2). Whatever fails, the computer is as it was before.
 */
@Injectable()
export class InventoryStore {
  constructor(
    private readonly database: Database,
    private readonly catalogue: SectionCatalogue,
    private readonly inventories: InventoryRepository,
    private readonly administrative: AdministrativeRepository,
    private readonly software: SoftwareStore,
  ) {}

  async store(inventory: IncomingInventory): Promise<StoredInventory> {
    // Outside the transaction: see SoftwareDictionary.
    const software = await this.software.resolve(inventory.document.sections.get(this.software.section.name));
    return this.database.transaction(async (tx) => {
      const computer = await this.inventories.claim(tx, inventory.deviceId);
      const plan = await this.plan(tx, computer, inventory, software);
      for (const section of plan.sections) {
        if (section.section.storage === 'software')
          await this.software.write(tx, computer.id, section.difference);
        else await this.inventories.writeSection(tx, computer.id, section);
      }
      await this.inventories.writeComputer(tx, computer.id, plan.row);
      const sentAdministrative = this.sentAdministrative(inventory);
      const administrative = await this.settleAdministrative(tx, computer, sentAdministrative, inventory);
      return { computerId: computer.id, known: computer.known, plan, administrative, sentAdministrative };
    });
  }

  /** The administrative part of the reply once more, after the computer took over the data of a duplicate. */
  async administrativeReply({
    computerId,
    sentAdministrative,
  }: StoredInventory): Promise<AdministrativeReply> {
    return this.database.transaction(async (tx) =>
      administrativeReply(sentAdministrative, await this.administrative.stored(tx, computerId), false),
    );
  }

  private async plan(
    tx: Transaction,
    computer: ClaimedComputer,
    inventory: IncomingInventory,
    software: ResolvedSoftware | undefined,
  ): Promise<InventoryPlan> {
    const { sections } = inventory.document;
    const hardware = this.catalogue.require('HARDWARE');
    const hardwareRow = sections.get('HARDWARE')?.[0];
    const checksum = checksumOf(valueOf(hardware, hardwareRow, 'CHECKSUM'));
    const plans: SectionPlan[] = [];
    for (const section of this.catalogue.sections) {
      const rows = sections.get(section.name);
      if (!rows || section.storage === 'computer' || section.storage === 'administrative') continue;
      const choice = chooseSection(section, computer.known, checksum, inventory.settings.useChecksum);
      plans.push(await this.planSection(tx, computer, section, choice, rows, software));
    }
    const networks = this.catalogue.require('NETWORKS');
    const addresses = sections.get('NETWORKS')?.map((row) => valueOf(networks, row, 'IPADDRESS'));
    return {
      computer,
      row: computerRow(hardware, hardwareRow, addresses, inventory.sender),
      sections: plans,
    };
  }

  private async planSection(
    tx: Transaction,
    computer: ClaimedComputer,
    section: Section,
    choice: SectionChoice,
    rows: readonly RawRow[],
    software: ResolvedSoftware | undefined,
  ): Promise<SectionPlan> {
    const columns = storedColumns(section);
    if (!choice.taken) return { section, choice, columns, difference: NO_DIFFERENCE };
    if (section.storage === 'software') {
      const difference = software ? await this.software.difference(tx, computer, software) : NO_DIFFERENCE;
      return { section, choice, columns: this.software.columns, difference };
    }
    const reported = fitRows(section, rows);
    if (section.storage === 'append' || !computer.known) {
      const added = section.storage === 'single' ? reported.slice(0, 1) : reported;
      return { section, choice, columns, difference: { added, removed: [], kept: 0 } };
    }
    if (section.storage === 'single') {
      const stored = await this.inventories.storedSingle(tx, section, computer.id);
      const difference = differenceOf(
        reported.slice(0, 1),
        stored ? [{ id: computer.id, values: stored }] : [],
      );
      return { section, choice, columns, difference };
    }
    const stored = await this.inventories.storedRows(tx, section, computer.id);
    return { section, choice, columns, difference: differenceOf(reported, stored) };
  }

  /** The server's administrative values rule; the agent's count at its first inventory (spec/agent-protocol.md 3.10). */
  private async settleAdministrative(
    tx: Transaction,
    computer: ClaimedComputer,
    sent: readonly AdministrativeEntry[],
    { settings }: IncomingInventory,
  ): Promise<AdministrativeReply> {
    const stored = computer.known ? await this.administrative.stored(tx, computer.id) : undefined;
    const lost = computer.known && !stored;
    if (stored && !settings.acceptAdministrativeValues) return administrativeReply(sent, stored, false);
    const columns = await this.administrative.columns(tx);
    const values = new Map(
      administrativeValues(
        sent,
        columns.map((column) => column.name),
      ),
    );
    if (lost) values.set('TAG', LOST_TAG);
    await this.administrative.write(tx, computer.id, values, columns);
    if (!computer.known || lost) return administrativeReply(sent, undefined, !computer.known);
    return administrativeReply(sent, await this.administrative.stored(tx, computer.id), false);
  }

  private sentAdministrative({ document }: IncomingInventory): readonly AdministrativeEntry[] {
    const section = this.catalogue.require('ACCOUNTINFO');
    return (document.sections.get(section.name) ?? []).flatMap((row) => {
      const name = valueOf(section, row, 'KEYNAME');
      const value = valueOf(section, row, 'KEYVALUE');
      return name === undefined
        ? []
        : [{ name, value: value === undefined || value.trim() === '' ? null : value }];
    });
  }
}

const fitRows = (section: Section, rows: readonly RawRow[]): readonly (readonly ColumnValue[])[] => {
  const fields = agentFields(section);
  return rows.map((row) => fields.map((field, at) => fit(field.type, row[at])));
};

function valueOf(section: Section, row: RawRow | undefined, field: string): string | undefined {
  return row?.[agentFields(section).findIndex(({ name }) => name === field)];
}
