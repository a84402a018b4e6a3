import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  AgentDialogue,
  value,
  type AgentContact,
  type InventoryListener,
  type MessageElement,
} from '@ocs/agent-server';
import { fit } from '@ocs/inventory-contract';
import type { StoredInventory } from '@ocs/inventory-server';
import { countReasons } from '../reason-counts.rule.js';
import { SaasRepository } from './saas.repository.js';
import { saasUses, type DnsEntry } from './saas.rule.js';

const ELEMENT = 'SAAS';
const TEXT = { kind: 'text', width: 255 } as const;
const SECONDS = { kind: 'integer', bits: 32 } as const;

/**
 * Keeps the web applications a computer uses, found in the DNS cache its agent reports (spec/agent-protocol.md 3.9, option
 * INVENTORY_SAAS_ENABLED). The entries of an inventory replace those of the one before; without any, they stay, as rows of
 * a section that was not sent do.
 */
@Injectable()
export class SaasListener implements InventoryListener, OnModuleInit {
  readonly wants = [ELEMENT];

  constructor(
    private readonly dialogue: AgentDialogue,
    private readonly applications: SaasRepository,
  ) {}

  onModuleInit(): void {
    this.dialogue.addListener(this);
  }

  async afterStore(
    { options, request, explanation }: AgentContact,
    { computerId }: StoredInventory,
  ): Promise<undefined> {
    if (!options.isOn('INVENTORY_SAAS_ENABLED')) return;
    const entries = request.captured.filter(({ name }) => name === ELEMENT).map(dnsEntry);
    if (entries.length === 0) return;
    const uses = saasUses(entries, await this.applications.rules());
    await this.applications.replace(computerId, uses);
    const reasons = uses.map(({ reason, ruleId }) => ({ code: reason, params: { rule: ruleId } }));
    explanation.add('saas', uses.length > 0 ? 'found' : 'none', countReasons(reasons));
  }
}

const dnsEntry = (element: MessageElement): DnsEntry => ({
  entry: String(fit(TEXT, value(element, 'ENTRY'))),
  data: String(fit(TEXT, value(element, 'DATA'))),
  ttl: Number(fit(SECONDS, value(element, 'TTL'))),
});
