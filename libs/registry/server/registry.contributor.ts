import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  AgentDialogue,
  type AgentContact,
  type PrologContribution,
  type PrologContributor,
} from '@ocs/agent-server';
import { registryBlock } from './registry-block.rule.js';
import { RegistryQueryRepository } from './registry-query.repository.js';

/** Tells agents at PROLOG which registry values to send with their inventories (spec/agent-protocol.md 2.8, 6). */
@Injectable()
export class RegistryContributor implements PrologContributor, OnModuleInit {
  readonly order = 10;

  constructor(
    private readonly dialogue: AgentDialogue,
    private readonly queries: RegistryQueryRepository,
  ) {}

  onModuleInit(): void {
    this.dialogue.addContributor(this);
  }

  async contribute({ options, explanation }: AgentContact): Promise<PrologContribution | undefined> {
    const on = options.isOn('REGISTRY');
    const { params, reasons } = registryBlock(on, on ? await this.queries.all(options.asOf) : []);
    explanation.add('registry', params.length > 0 ? 'sent' : 'not-sent', reasons);
    return params.length > 0 ? { name: 'REGISTRY', params } : undefined;
  }
}
