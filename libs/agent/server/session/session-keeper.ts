import { Injectable, type OnModuleInit } from '@nestjs/common';
import { FoundComputer } from '@ocs/inventory-server';
import { AgentDialogue } from '../dialogue/agent-dialogue.js';
import type { AgentContact, InventoryListener } from '../dialogue/ports.js';
import { ActivityLog } from '../log/activity-log.js';
import { AgentRefusal } from '../transport/agent-refusal.js';
import { SessionRepository, type StartedSession } from './session.repository.js';
import { judgeSession } from './session.rule.js';

/** Seconds between two looks at whether old sessions are due for removal. */
const CLEAN_CHECK = 60;

/** Starts a session when an agent is told to send, checks and ends it when the inventory comes. */
@Injectable()
export class SessionKeeper implements InventoryListener, OnModuleInit {
  private lastCleanCheck = 0;
  /** Contacts that came without a session: there is none to end. */
  private readonly without = new WeakSet<AgentContact>();

  constructor(
    private readonly dialogue: AgentDialogue,
    private readonly sessions: SessionRepository,
    private readonly activity: ActivityLog,
  ) {}

  onModuleInit(): void {
    this.dialogue.addListener(this);
  }

  /** The answer to a PROLOG will be SEND: removes old sessions where that is due. @returns the session to be written */
  async start({ now, options, deviceId }: AgentContact): Promise<StartedSession> {
    if (now - this.lastCleanCheck >= CLEAN_CHECK) {
      this.lastCleanCheck = now;
      await this.sessions.cleanWhenDue(now, options.number('SESSION_CLEAN_TIME'));
    }
    return { deviceId, now };
  }

  async beforeStore(contact: AgentContact): Promise<void> {
    const { options, now, trusted } = contact;
    const validity = options.number('SESSION_VALIDITY_TIME');
    const started = validity === 0 ? undefined : await this.youngest(contact);
    if (validity !== 0 && started === undefined) this.without.add(contact);
    const verdict = judgeSession({
      validity,
      youngest: started === undefined ? undefined : now - started,
      required: options.isOn('INVENTORY_SESSION_ONLY'),
      trusted,
    });
    if (verdict.state === 'not-checked') this.activity.note(contact, 317, 'session', 'always_true');
    else if (verdict.state === 'found') this.activity.note(contact, 319, 'session', 'found');
    else {
      this.activity.note(contact, 318, 'session', 'missing');
      this.activity.note(contact, 114, 'inventory', 'no_session');
    }
    contact.explanation.add('session', verdict.refused ? 'refused' : 'accepted', [{ code: verdict.reason }]);
    if (verdict.refused) throw new AgentRefusal(403, 115, 'inventory', 'refused');
  }

  /** An inventory finds its computer together with its session. */
  private async youngest({ computer, deviceId }: AgentContact): Promise<number | undefined> {
    if (computer instanceof FoundComputer) return computer.session ?? undefined;
    return this.sessions.youngest(deviceId);
  }

  async afterStore(contact: AgentContact): Promise<undefined> {
    if (!this.without.has(contact)) await this.sessions.end(contact.deviceId);
    this.activity.note(contact, 320, 'session', 'end');
  }
}
