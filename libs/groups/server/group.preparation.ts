import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AgentDialogue, type ContactPreparation } from '@ocs/agent-server';
import type { OptionValues } from '@ocs/core-server';
import type { KnownComputer } from '@ocs/inventory-server';
import { GroupRevalidation } from './group-revalidation.js';

/** An agent that waits longer gives up; what is left is for the next contact or the job. */
const LONGEST_WAIT_MS = 10_000;

/**
 * Computes groups that have expired before the settings of a known computer are read (spec/agent-protocol.md 5). The job
 * does it ahead of time, so there is mostly nothing left to do; a contact that comes while another one computes is
 * served with the members as they are.
 */
@Injectable()
export class GroupPreparation implements ContactPreparation, OnModuleInit {
  constructor(
    private readonly dialogue: AgentDialogue,
    private readonly revalidation: GroupRevalidation,
  ) {}

  onModuleInit(): void {
    this.dialogue.addPreparation(this);
  }

  async prepare(_computer: KnownComputer, options: OptionValues): Promise<boolean> {
    const until = performance.now() + LONGEST_WAIT_MS;
    return this.revalidation.run(options, { aheadSeconds: 0, enough: () => performance.now() > until });
  }
}
