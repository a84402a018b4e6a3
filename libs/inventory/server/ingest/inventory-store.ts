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
import { FingerprintRepository } from './fingerprint.repository.js';
import { believedDigests, formatFingerprint, nextFingerprint } from './fingerprint.rule.js';
import {
  NO_DIFFERENCE,
  type ClaimedComputer,
  type IncomingInventory,
  type InventoryPlan,
  type SectionPlan,
  type StoredInventory,
} from './inventory-plan.js';
import { InventoryRepository, storedColumns, type Claim } from './inventory.repository.js';
import { differenceOf } from './row-difference.rule.js';
import { chooseSection, type SectionChoice } from './section-choice.rule.js';
import { SentSections } from './sent-sections.js';
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
    private readonly fingerprints: FingerprintRepository,
    private readonly administrative: AdministrativeRepository,
    private readonly software: SoftwareStore,
  ) {}

  async store(inventory: IncomingInventory): Promise<StoredInventory> {
    const sections = new SentSections(inventory.document);
    let software = inventory.seemsNew ? await this.resolveSoftware(sections) : undefined;
    for (;;) {
      try {
        return await this.database.transaction((tx) => this.storeIn(tx, inventory, sections, software));
      } catch (error) {
        if (!(error instanceof UnknownSoftware)) throw error;
        // Outside the transaction: see SoftwareDictionary.
        software = await this.resolveSoftware(sections);
      }
    }
  }

  private async storeIn(
    tx: Transaction,
    inventory: IncomingInventory,
    sections: SentSections,
    software: ResolvedSoftware | undefined,
  ): Promise<StoredInventory> {
    const claim = await this.inventories.claim(tx, inventory.deviceId);
    const { computer } = claim;
    const now = Math.floor(Date.now() / 1000);
    const believed = believedDigests(claim.fingerprint, inventory.document.unread, computer.id, now);
    const plan = await this.plan(tx, computer, inventory, sections, believed, software);
    for (const section of plan.sections) {
      if (section.section.storage === 'software')
        await this.software.write(tx, computer.id, section.difference);
      else await this.inventories.writeSection(tx, computer.id, section);
    }
    await this.writeComputer(tx, claim, inventory, plan, believed, now);
    const sentAdministrative = this.sentAdministrative(inventory);
    const administrative = await this.settleAdministrative(tx, claim, sentAdministrative, inventory);
    return { computerId: computer.id, known: computer.known, plan, administrative, sentAdministrative };
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
    { document, settings, sender }: IncomingInventory,
    sent: SentSections,
    believed: ReadonlyMap<string, string>,
    software: ResolvedSoftware | undefined,
  ): Promise<InventoryPlan> {
    const hardware = this.catalogue.require('HARDWARE');
    const hardwareRow = sent.get('HARDWARE')?.[0];
    const checksum = checksumOf(valueOf(hardware, hardwareRow, 'CHECKSUM'));
    const choices = this.catalogue.sections.flatMap((section) => {
      const { name, storage } = section;
      if (!sent.has(name) || storage === 'computer' || storage === 'administrative') return [];
      const digest = document.unread?.digests.get(name);
      const isRepeated = digest !== undefined && digest === believed.get(name);
      return [
        {
          section,
          choice: chooseSection(section, computer.known, checksum, settings.useChecksum, isRepeated),
        },
      ];
    });
    const taken = choices.flatMap(({ section, choice }) => (choice.taken ? section.name : []));
    await sent.read(taken);
    const { name } = this.software.section;
    const resolved = taken.includes(name)
      ? (software ?? this.software.known(sent.get(name) ?? []))
      : NO_SOFTWARE;
    if (!resolved) throw new UnknownSoftware();
    const plans: SectionPlan[] = [];
    for (const { section, choice } of choices) {
      if (!sent.has(section.name)) continue;
      const rows = sent.get(section.name) ?? [];
      plans.push(await this.planSection(tx, computer, section, choice, rows, resolved));
    }
    const networks = this.catalogue.require('NETWORKS');
    const addresses = sent.get('NETWORKS')?.map((row) => valueOf(networks, row, 'IPADDRESS'));
    return {
      computer,
      row: computerRow(hardware, hardwareRow, addresses, sender),
      sections: plans,
    };
  }

  /** The computer's row, and the fingerprint of the inventory with it. */
  private async writeComputer(
    tx: Transaction,
    { computer, fingerprint, hasFingerprint }: Claim,
    { document: { unread } }: IncomingInventory,
    { row, sections }: InventoryPlan,
    believed: ReadonlyMap<string, string>,
    now: number,
  ): Promise<void> {
    if (!unread) {
      await this.inventories.writeComputer(tx, computer.id, row);
      // Its LASTDATE would tell, but two inventories of one second have the same.
      if (hasFingerprint) await this.fingerprints.forget(tx, computer.id);
      return;
    }
    const stored = sections.flatMap(({ section, choice }) => (choice.taken ? section.name : []));
    const next = formatFingerprint(nextFingerprint(fingerprint, believed, unread, stored, now));
    await this.inventories.writeComputer(tx, computer.id, row, hasFingerprint ? next : undefined);
    if (!hasFingerprint) await this.fingerprints.add(tx, computer.id, next);
  }

  /** Undefined when no software was sent. */
  private async resolveSoftware(sections: SentSections): Promise<ResolvedSoftware | undefined> {
    const { name } = this.software.section;
    await sections.read([name]);
    const rows = sections.get(name);
    return rows && this.software.resolve(rows);
  }

  private async planSection(
    tx: Transaction,
    computer: ClaimedComputer,
    section: Section,
    choice: SectionChoice,
    rows: readonly RawRow[],
    software: ResolvedSoftware,
  ): Promise<SectionPlan> {
    const columns = storedColumns(section);
    if (!choice.taken) return { section, choice, columns, difference: NO_DIFFERENCE };
    if (section.storage === 'software') {
      const difference = await this.software.difference(tx, computer, software);
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
    { computer, administrative: stored }: Claim,
    sent: readonly AdministrativeEntry[],
    { settings }: IncomingInventory,
  ): Promise<AdministrativeReply> {
    const lost = computer.known && !stored;
    if (stored && !settings.acceptAdministrativeValues) return administrativeReply(sent, stored, false);
    const columns = await this.administrative.columns(
      tx,
      sent.map(({ name }) => name),
    );
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

/** The transaction needs software that the dictionary has to look up first. */
class UnknownSoftware extends Error {
  constructor() {
    super('Software has to be looked up before it can be stored.');
  }
}

const NO_SOFTWARE: ResolvedSoftware = { rows: [], nameless: 0 };

const fitRows = (section: Section, rows: readonly RawRow[]): readonly (readonly ColumnValue[])[] => {
  const fields = agentFields(section);
  return rows.map((row) => fields.map((field, at) => fit(field.type, row[at])));
};

function valueOf(section: Section, row: RawRow | undefined, field: string): string | undefined {
  return row?.[agentFields(section).findIndex(({ name }) => name === field)];
}
