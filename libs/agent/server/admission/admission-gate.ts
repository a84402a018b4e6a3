import { Injectable, type OnModuleInit } from '@nestjs/common';
import { agentFields, SectionCatalogue } from '@ocs/inventory-server';
import { AgentDialogue } from '../dialogue/agent-dialogue.js';
import type { AgentContact, InventoryListener } from '../dialogue/ports.js';
import { AgentRefusal } from '../transport/agent-refusal.js';
import { AdmissionRepository } from './admission.repository.js';
import { compareMachines, type MachineFacts } from './identity.rule.js';

/**
 * Lets new computers in only when an administrator approved them (option AGENT_APPROVAL) and holds inventories that come
 * under a known identity from what seems to be another machine (option AGENT_IDENTITY_CHECK). Both are off by default.
 */
@Injectable()
export class AdmissionGate implements InventoryListener, OnModuleInit {
  constructor(
    private readonly dialogue: AgentDialogue,
    private readonly catalogue: SectionCatalogue,
    private readonly admissions: AdmissionRepository,
  ) {}

  onModuleInit(): void {
    this.dialogue.addListener(this);
  }

  /** @returns false when the contact comes from an unknown computer that is not approved; it waits in the list then */
  async admits(contact: AgentContact, facts: Readonly<Record<string, unknown>> = {}): Promise<boolean> {
    const { options, computer, deviceId, address, userAgent, now } = contact;
    if (computer || !options.isOn('AGENT_APPROVAL')) return true;
    if ((await this.admissions.find(deviceId, 'new'))?.state === 'admitted') return true;
    await this.admissions.ask({ deviceId, kind: 'new', address, userAgent, facts }, now);
    return false;
  }

  async beforeStore(contact: AgentContact): Promise<void> {
    const sent = this.sentFacts(contact);
    if (!(await this.admits(contact, { ...sent }))) {
      throw new AgentRefusal(403, 107, 'inventory', 'new computer waits for approval');
    }
    await this.holdForeign(contact, sent);
  }

  async afterStore(contact: AgentContact): Promise<undefined> {
    const { options, deviceId } = contact;
    if (options.isOn('AGENT_APPROVAL')) await this.admissions.done(deviceId, 'new');
    if (options.isOn('AGENT_IDENTITY_CHECK')) await this.admissions.done(deviceId, 'conflict');
  }

  private async holdForeign(contact: AgentContact, sent: MachineFacts): Promise<void> {
    const { options, computer, deviceId, address, userAgent, now } = contact;
    if (!computer || !options.isOn('AGENT_IDENTITY_CHECK')) return;
    const stored = await this.admissions.machine(computer.id);
    const { conflict, reasons } = compareMachines(stored, sent);
    contact.explanation.add(
      'identity',
      conflict ? 'conflict' : 'same',
      reasons.map((code) => ({ code })),
    );
    if (!conflict || (await this.admissions.find(deviceId, 'conflict'))?.state === 'admitted') return;
    await this.admissions.ask(
      { deviceId, kind: 'conflict', address, userAgent, facts: { stored, sent } },
      now,
    );
    throw new AgentRefusal(
      403,
      107,
      'inventory',
      'identity conflict: UUID, serial number and all MAC addresses changed',
    );
  }

  private sentFacts({ request }: AgentContact): MachineFacts {
    const values = (section: string, field: string): string[] => {
      const place = agentFields(this.catalogue.require(section)).findIndex(({ name }) => name === field);
      return (request.sections.get(section) ?? []).flatMap((row) => row[place] ?? []);
    };
    return {
      uuid: values('HARDWARE', 'UUID')[0],
      serial: values('BIOS', 'SSN')[0],
      macs: values('NETWORKS', 'MACADDR').slice(0, 50),
    };
  }
}
