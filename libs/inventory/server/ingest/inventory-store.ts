import { Injectable } from '@nestjs/common';
import { Database, isDuplicateKey, type Sql, type Transaction } from '@ocs/core-server';
import type { Section } from '@ocs/inventory-contract';
import { agentFields, SectionCatalogue } from '../section-catalogue.js';
import { AdministrativeRepository } from './administrative.repository.js';
import {
  administrativeReply,
  administrativeValues,
  LOST_TAG,
  type AdministrativeEntry,
  type AdministrativeReply,
} from './administrative.rule.js';
import type { RawRow } from './document.js';
import { FingerprintRepository } from './fingerprint.repository.js';
import { believedDigests, formatFingerprint, nextFingerprint } from './fingerprint.rule.js';
import type { ComputerStanding, FoundComputer } from './found-computer.js';
import type { ClaimedComputer, IncomingInventory, InventoryPlan, StoredInventory } from './inventory-plan.js';
import { InventoryPlanner, takenOf } from './inventory-planner.js';
import { InventoryRepository } from './inventory.repository.js';
import { SentSections } from './sent-sections.js';
import { SoftwareStore, type ReportedSoftware } from './software-store.js';

/**
 * Stores inventories: finds the difference to what is stored and writes it, all in one transaction
 * (spec/agent-protocol.md 3.2). Whatever fails, the computer is as it was before.
 *
 * There are three ways, and each of them may find that another inventory of the computer was faster; the last one then does:
 * - a computer nobody knows is added with all its rows;
 * - where the fingerprint of the last inventory is valid, the write of the computer's row depends on its being still the same:
 *   that row is all there is to write when nothing else changed;
 * - any other computer is locked before anything of it is read.
 */
@Injectable()
export class InventoryStore {
  constructor(
    private readonly database: Database,
    private readonly catalogue: SectionCatalogue,
    private readonly planner: InventoryPlanner,
    private readonly inventories: InventoryRepository,
    private readonly fingerprints: FingerprintRepository,
    private readonly administrative: AdministrativeRepository,
    private readonly software: SoftwareStore,
  ) {}

  /** Finds a computer together with what the storing of its inventory begins with. Compared by the column's collation. */
  async find(deviceId: string): Promise<FoundComputer | undefined> {
    return this.inventories.find(this.database, deviceId);
  }

  async store(inventory: IncomingInventory): Promise<StoredInventory> {
    const sent = new SentSections(inventory.document);
    const { found } = inventory;
    const quickly =
      found === null
        ? await this.storeNew(inventory, sent)
        : found && (await this.storeUnlocked(inventory, sent, found.standing));
    if (quickly) return quickly;
    const software = await this.wholeSoftware(sent, inventory);
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.database.joinedTransaction((tx) => this.storeLocked(tx, inventory, sent, software));
      } catch (error) {
        // Unknown when it was looked for, and made by another inventory since: known the next time.
        if (attempt === ATTEMPTS || !isDuplicateKey(error)) throw error;
      }
    }
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

  /** @returns undefined when the computer is known by now */
  private async storeNew(
    inventory: IncomingInventory,
    sent: SentSections,
  ): Promise<StoredInventory | undefined> {
    const chosen = this.planner.choose(sent, inventory, false, NONE);
    await sent.read(takenOf(chosen));
    const software = await this.wholeSoftware(sent, inventory);
    const row = this.planner.row(sent, inventory);
    try {
      return await this.database.joinedTransaction(async (tx) => {
        const computer = { id: await this.inventories.add(tx, inventory.deviceId, row), known: false };
        const sections = await this.planner.sections(tx, computer, sent, chosen, software);
        const plan = { computer, row, sections };
        this.writeSections(tx, plan, inventory, software);
        this.keepFingerprint(tx, plan, inventory, undefined, NONE);
        return this.stored(tx, inventory, plan, undefined);
      });
    } catch (error) {
      if (isDuplicateKey(error)) return undefined;
      throw error;
    }
  }

  /** @returns undefined when everything has to be compared, or when another inventory of the computer came between */
  private async storeUnlocked(
    inventory: IncomingInventory,
    sent: SentSections,
    standing: ComputerStanding,
  ): Promise<StoredInventory | undefined> {
    const { unread } = inventory.document;
    const now = seconds();
    const believed = believedDigests(standing.fingerprint, unread, standing.id, now);
    if (!unread || believed.size === 0) return undefined;
    const computer = { id: standing.id, known: true };
    const chosen = this.planner.choose(sent, inventory, true, believed);
    const taken = takenOf(chosen);
    const software = await this.takenSoftware(sent, inventory, computer, taken, believed);
    await sent.read(taken.filter((name) => name !== this.software.section.name));
    const row = this.planner.row(sent, inventory);
    const next = formatFingerprint(nextFingerprint(standing.fingerprint, believed, unread, taken, now));
    const write = async (tx: Sql): Promise<boolean> =>
      this.inventories.writeComputerIfSame(tx, standing, row, next);
    const isSettled = standing.administrative && !inventory.settings.acceptAdministrativeValues;
    if (taken.length > 0 || !isSettled) {
      return this.database.joinedTransaction(async (tx) => {
        if (!(await write(tx))) return undefined;
        const sections = await this.planner.sections(tx, computer, sent, chosen, software);
        const plan = { computer, row, sections };
        this.writeSections(tx, plan, inventory, software);
        return this.stored(tx, inventory, plan, standing.administrative);
      });
    }
    if (!(await write(this.database))) return undefined;
    const sections = this.planner.untouched(chosen);
    return this.settled(inventory, { computer, row, sections }, standing.administrative);
  }

  private async storeLocked(
    tx: Transaction,
    inventory: IncomingInventory,
    sent: SentSections,
    software: ReportedSoftware | undefined,
  ): Promise<StoredInventory> {
    const row = this.planner.row(sent, inventory);
    const standing = await this.inventories.claim(tx, inventory.deviceId);
    const id = standing?.id ?? (await this.inventories.add(tx, inventory.deviceId, row));
    const computer = { id, known: standing !== undefined };
    const believed = believedDigests(standing?.fingerprint, inventory.document.unread, id, seconds());
    const chosen = this.planner.choose(sent, inventory, computer.known, believed);
    await sent.read(takenOf(chosen));
    const isTaken = takenOf(chosen).includes(this.software.section.name);
    const reported = isTaken ? software : undefined;
    const sections = await this.planner.sections(tx, computer, sent, chosen, reported);
    const plan = { computer, row, sections };
    this.writeSections(tx, plan, inventory, reported);
    if (computer.known) this.inventories.writeComputer(tx, id, row);
    this.keepFingerprint(tx, plan, inventory, standing, believed);
    return this.stored(tx, inventory, plan, standing?.administrative);
  }

  /** Undefined when no software was sent. */
  private async wholeSoftware(
    sent: SentSections,
    { document }: IncomingInventory,
  ): Promise<ReportedSoftware | undefined> {
    const { name } = this.software.section;
    if (!sent.has(name)) return undefined;
    await sent.read([name]);
    return this.software.whole(sent.get(name) ?? [], document.unread?.elements?.(name));
  }

  /** What is new of the software where that can be told, all of it otherwise; undefined where it is not taken. */
  private async takenSoftware(
    sent: SentSections,
    inventory: IncomingInventory,
    { id }: ClaimedComputer,
    taken: readonly string[],
    believed: ReadonlyMap<string, string>,
  ): Promise<ReportedSoftware | undefined> {
    const { name } = this.software.section;
    if (!taken.includes(name)) return undefined;
    const elements = inventory.document.unread?.elements?.(name);
    const digest = believed.get(name);
    const before =
      elements && digest !== undefined
        ? await this.fingerprints.software(this.database, id, digest)
        : undefined;
    const changed = elements && before && (await this.software.changed(elements, before));
    return changed ?? this.wholeSoftware(sent, inventory);
  }

  private writeSections(
    tx: Transaction,
    { computer, sections }: InventoryPlan,
    { document: { unread } }: IncomingInventory,
    software: ReportedSoftware | undefined,
  ): void {
    for (const section of sections) {
      if (section.section.storage === 'software') this.software.write(tx, computer.id, section.difference);
      else this.inventories.writeSection(tx, computer.id, section);
    }
    const digest = unread?.digests.get(this.software.section.name);
    if (!software || digest === undefined) return;
    if (software.elements) this.fingerprints.keepSoftware(tx, computer.id, digest, software.elements);
    else if (computer.known) this.fingerprints.forgetSoftware(tx, computer.id);
  }

  private keepFingerprint(
    tx: Transaction,
    { computer, sections }: InventoryPlan,
    { document: { unread } }: IncomingInventory,
    standing: ComputerStanding | undefined,
    believed: ReadonlyMap<string, string>,
  ): void {
    if (unread) {
      const next = nextFingerprint(standing?.fingerprint, believed, unread, takenOf(sections), seconds());
      this.fingerprints.keep(tx, computer.id, formatFingerprint(next));
      return;
    }
    // Its LASTDATE would tell, but two inventories of one second have the same.
    if (standing?.hasFingerprint) this.fingerprints.forget(tx, computer.id);
  }

  private async stored(
    tx: Transaction,
    inventory: IncomingInventory,
    plan: InventoryPlan,
    administrative: readonly AdministrativeEntry[] | undefined,
  ): Promise<StoredInventory> {
    const sentAdministrative = this.sentAdministrative(inventory);
    const { computer } = plan;
    const reply = await this.settleAdministrative(
      tx,
      computer,
      administrative,
      sentAdministrative,
      inventory,
    );
    return {
      computerId: computer.id,
      known: computer.known,
      plan,
      administrative: reply,
      sentAdministrative,
    };
  }

  /** Like {@link stored}, where the stored administrative values rule and nothing has to be written. */
  private settled(
    inventory: IncomingInventory,
    plan: InventoryPlan,
    stored: readonly AdministrativeEntry[] | undefined,
  ): StoredInventory {
    const sentAdministrative = this.sentAdministrative(inventory);
    const administrative = administrativeReply(sentAdministrative, stored, false);
    return { computerId: plan.computer.id, known: true, plan, administrative, sentAdministrative };
  }

  /** The server's administrative values rule; the agent's count at its first inventory (spec/agent-protocol.md 3.10). */
  private async settleAdministrative(
    tx: Transaction,
    computer: ClaimedComputer,
    stored: readonly AdministrativeEntry[] | undefined,
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
    this.administrative.write(tx, computer.id, values, columns);
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

/** A computer may be made by somebody else, and be deleted again. */
const ATTEMPTS = 3;

const NONE: ReadonlyMap<string, string> = new Map();

/** Seconds since 1970. */
const seconds = (): number => Math.floor(Date.now() / 1000);

function valueOf(section: Section, row: RawRow | undefined, field: string): string | undefined {
  return row?.[agentFields(section).findIndex(({ name }) => name === field)];
}
