import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  AgentDialogue,
  type AgentContact,
  type PrologContribution,
  type PrologContributor,
} from '@ocs/agent-server';
import { effectiveOption } from '@ocs/inventory-server';

/** Attributes of the configuration and the options they come from. */
const ATTRIBUTES = [
  ['ON', 'DOWNLOAD'],
  ['FRAG_LATENCY', 'DOWNLOAD_FRAG_LATENCY'],
  ['CYCLE_LATENCY', 'DOWNLOAD_CYCLE_LATENCY'],
  ['PERIOD_LATENCY', 'DOWNLOAD_PERIOD_LATENCY'],
  ['PERIOD_LENGTH', 'DOWNLOAD_PERIOD_LENGTH'],
  ['TIMEOUT', 'DOWNLOAD_TIMEOUT'],
  ['EXECUTION_TIMEOUT', 'DOWNLOAD_EXECUTION_TIMEOUT'],
] as const;

/**
 * The DOWNLOAD block of a PROLOG reply. It is always there, also when deployment is off and for unknown computers: agents
 * write their download configuration from it (spec/agent-protocol.md 2.8).
 */
@Injectable()
export class DownloadContributor implements PrologContributor, OnModuleInit {
  readonly order = 30;

  constructor(private readonly dialogue: AgentDialogue) {}

  onModuleInit(): void {
    this.dialogue.addContributor(this);
  }

  async contribute({ options, overrides, explanation }: AgentContact): Promise<PrologContribution> {
    const attributes: Record<string, string> = { TYPE: 'CONF' };
    for (const [attribute, key] of ATTRIBUTES) {
      const { value, origin, reasons } = effectiveOption(key, options, overrides);
      attributes[attribute] = String(value);
      if (origin !== 'global') explanation.add('option', String(value), reasons, key);
    }
    return { name: 'DOWNLOAD', params: [{ name: 'PARAM', attributes }] };
  }
}
