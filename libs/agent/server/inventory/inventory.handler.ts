import { hash } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  agentFields,
  FoundComputer,
  InventoryStore,
  SectionCatalogue,
  type AdministrativeReply,
  type InventoryDocument,
  type StoredInventory,
  type UnreadElements,
} from '@ocs/inventory-server';
import { AGENT_SETTINGS, type AgentSettings } from '../agent-settings.js';
import { AgentDialogue } from '../dialogue/agent-dialogue.js';
import type { AgentContact, AgentReply, RequestHandler } from '../dialogue/ports.js';
import { withoutFilteredFields } from '../filters/field-filter.rule.js';
import { ActivityLog } from '../log/activity-log.js';
import type { AgentRequest } from '../transport/agent-request.js';
import type { ReplyElement } from '../transport/reply.js';

/** Stores an INVENTORY and answers with the administrative data (spec/agent-protocol.md 3.1, 3.10). */
@Injectable()
export class InventoryHandler implements RequestHandler {
  readonly query = 'INVENTORY';
  private readonly logger = new Logger('inventory');
  private readonly interpretation: string;

  constructor(
    private readonly dialogue: AgentDialogue,
    private readonly store: InventoryStore,
    private readonly catalogue: SectionCatalogue,
    private readonly activity: ActivityLog,
    @Inject(AGENT_SETTINGS) private readonly settings: AgentSettings,
  ) {
    this.interpretation = interpretationOf(catalogue, settings);
  }

  async find(deviceId: string): Promise<FoundComputer | undefined> {
    return this.store.find(deviceId);
  }

  async handle(contact: AgentContact): Promise<AgentReply> {
    const { computer } = contact;
    for (const listener of this.dialogue.listeners) await listener.beforeStore?.(contact);
    this.activity.note(contact, 104, 'inventory', 'incoming');
    const repairs = new Set(contact.request.repairs);
    const stored = await this.store.store({
      deviceId: contact.deviceId,
      document: this.document(contact.request, repairs),
      found: computer instanceof FoundComputer ? computer : null,
      sender: { address: contact.address, userAgent: contact.userAgent },
      settings: {
        useChecksum: contact.options.isOn('INVENTORY_DIFF'),
        acceptAdministrativeValues: contact.options.isOn('ACCEPT_TAG_UPDATE_FROM_CLIENT'),
      },
    });
    this.explain(contact, stored, repairs);
    this.note(contact, stored, repairs);
    const changed = await this.afterStore(contact, stored);
    const administrative = changed ? await this.store.administrativeReply(stored) : stored.administrative;
    const told = administrative.update ? 'sent' : 'not-sent';
    contact.explanation.add('administrative', told, [{ code: administrative.reason }]);
    this.activity.note(contact, 101, 'inventory', 'transmitted');
    const { computerId } = stored;
    return { body: inventoryReply(administrative), computerId, quietLog: { computer: computerId } };
  }

  /** What was sent without the fields this site never stores; `repairs` grows with each section that is read. */
  private document({ sections, unread }: AgentRequest, repairs: Set<string>): InventoryDocument {
    if (!unread) return { sections: this.withoutFiltered(sections) };
    const note = (found: readonly string[]): void => {
      for (const repair of found) repairs.add(repair);
    };
    const read = async (names: readonly string[]): Promise<AgentRequest['sections']> => {
      const late = await unread.read(names);
      note(late.repairs);
      return this.withoutFiltered(late.sections);
    };
    const elements = (name: string): UnreadElements | undefined => {
      const sent = unread.elements(name);
      return (
        sent && {
          digests: sent.digests,
          read: async (places) => {
            const late = await sent.read(places);
            note(late.repairs);
            return late.rows.map(
              (row) => row && this.withoutFiltered(new Map([[name, [row]]])).get(name)?.[0],
            );
          },
        }
      );
    };
    const { digests } = unread;
    return {
      sections: this.withoutFiltered(sections),
      unread: { digests, interpretation: this.interpretation, read, elements },
    };
  }

  private withoutFiltered(sections: AgentRequest['sections']): AgentRequest['sections'] {
    return withoutFilteredFields(sections, this.settings.filteredFields, (section, field) => {
      const place = agentFields(this.catalogue.require(section)).findIndex(({ name }) => name === field);
      return place < 0 ? undefined : place;
    });
  }

  /** @returns whether the computer's administrative data became those of another one */
  private async afterStore(contact: AgentContact, stored: StoredInventory): Promise<boolean> {
    let changed = false;
    for (const listener of this.dialogue.listeners) {
      try {
        const after = await listener.afterStore?.(contact, stored);
        changed ||= after?.administrativeChanged ?? false;
      } catch (error) {
        this.logger.error({ msg: 'work after an inventory failed', deviceId: contact.deviceId, err: error });
      }
    }
    return changed;
  }

  private explain(
    { explanation }: AgentContact,
    { known, plan }: StoredInventory,
    repairs: ReadonlySet<string>,
  ): void {
    explanation.add(
      'inventory',
      known ? 'updated' : 'created',
      [...repairs].map((repair) => ({ code: 'repaired', params: { repair } })),
    );
    for (const { section, choice, difference } of plan.sections) {
      const params = { added: difference.added.length, removed: difference.removed.length };
      explanation.add(
        'section',
        choice.taken ? 'taken' : 'skipped',
        [{ code: choice.reason, params }],
        section.name,
      );
    }
  }

  private note(
    { deviceId, address }: AgentContact,
    stored: StoredInventory,
    repairs: ReadonlySet<string>,
  ): void {
    const sections = stored.plan.sections.map(({ section, choice, difference }) => ({
      section: section.name,
      reason: choice.reason,
      added: difference.added.length,
      removed: difference.removed.length,
    }));
    this.logger.log({
      msg: 'inventory stored',
      ip: address,
      deviceId,
      computer: stored.computerId,
      known: stored.known,
      repairs: [...repairs],
    });
    this.logger.debug({ msg: 'inventory sections', deviceId, sections });
  }
}

/** To be raised when rows are made of the same bytes in another way than before: all inventories are then compared once. */
const READING = 1;

/** Everything besides its bytes that the rows of a section depend on, in 20 characters. */
function interpretationOf({ sections }: SectionCatalogue, { filteredFields }: AgentSettings): string {
  const fields = sections.map((section) => [
    section.name,
    section.table,
    section.storage,
    agentFields(section).map(({ name, column, type }) => [name, column, type]),
  ]);
  return hash('sha256', JSON.stringify([READING, fields, filteredFields]), 'base64').slice(0, 20);
}

function inventoryReply({ update, entries }: AdministrativeReply): ReplyElement {
  const accountInfo = entries.map(({ name, value }) => ({
    name: 'ACCOUNTINFO',
    children: [
      { name: 'KEYNAME', text: name },
      { name: 'KEYVALUE', text: value ?? '' },
    ],
  }));
  return {
    name: 'REPLY',
    children: [{ name: 'RESPONSE', text: update ? 'ACCOUNT_UPDATE' : 'NO_ACCOUNT_UPDATE' }, ...accountInfo],
  };
}
