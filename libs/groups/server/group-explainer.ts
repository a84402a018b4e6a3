import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AgentDialogue, type AgentContact, type PrologContributor } from '@ocs/agent-server';
import { membership } from './membership.rule.js';

/** Groups named in the explanation of one contact; the page of the computer has them all. */
const MOST_GROUPS = 20;

/** Notes at PROLOG which groups a computer belongs to and why. It adds nothing to the reply. */
@Injectable()
export class GroupExplainer implements PrologContributor, OnModuleInit {
  /** Before the blocks that depend on groups. */
  readonly order = 5;

  constructor(private readonly dialogue: AgentDialogue) {}

  onModuleInit(): void {
    this.dialogue.addContributor(this);
  }

  async contribute({ computer, groups, options, explanation }: AgentContact): Promise<undefined> {
    if (!computer) return;
    if (!options.isOn('ENABLE_GROUPS')) {
      explanation.add('groups', 'none', [{ code: 'groups-off' }]);
      return;
    }
    const memberships = groups.map((group) => membership(group, group.state, true));
    explanation.add(
      'groups',
      memberships.some(({ member }) => member) ? 'member' : 'none',
      memberships.slice(0, MOST_GROUPS).flatMap(({ reasons }) => reasons),
    );
  }
}
