import { Inject, Injectable } from '@nestjs/common';
import { Metrics } from '@ocs/core-server';
import { effectiveOption, type NotedContact } from '@ocs/inventory-server';
import { Counter } from 'prom-client';
import { AGENT_SETTINGS, type AgentSettings } from '../agent-settings.js';
import { AdmissionGate } from '../admission/admission-gate.js';
import { AgentDialogue } from '../dialogue/agent-dialogue.js';
import type { AgentContact, AgentReply, PrologContribution, RequestHandler } from '../dialogue/ports.js';
import type { Reason } from '../explain/explanation.js';
import { ActivityLog } from '../log/activity-log.js';
import { SessionKeeper } from '../session/session-keeper.js';
import { AgentRefusal } from '../transport/agent-refusal.js';
import type { ReplyElement } from '../transport/reply.js';
import { admitAgent } from '../transport/user-agent.rule.js';
import { contactQuality } from './contact-quality.rule.js';
import { ContactWriter } from './contact-writer.js';
import { decideProlog, type PrologReason, type PrologVerdict } from './prolog-decision.rule.js';

/** Answers PROLOG: whether to send an inventory, and what else to do (spec/agent-protocol.md 2). */
@Injectable()
export class PrologHandler implements RequestHandler {
  readonly query = 'PROLOG';
  private readonly answers: Counter<'decision'>;

  constructor(
    private readonly dialogue: AgentDialogue,
    private readonly sessions: SessionKeeper,
    private readonly writer: ContactWriter,
    private readonly admission: AdmissionGate,
    private readonly activity: ActivityLog,
    @Inject(AGENT_SETTINGS) private readonly settings: AgentSettings,
    metrics: Metrics,
  ) {
    this.answers = new Counter({
      name: 'ocs_prolog_answers_total',
      help: 'Answered PROLOGs by what was decided: SEND an inventory, STOP, BREAK (STOP without any further order).',
      labelNames: ['decision'],
      registers: [metrics.registry],
    });
  }

  async handle(contact: AgentContact): Promise<AgentReply> {
    this.admit(contact);
    const { computer, options, overrides, now } = contact;
    const verdict = (await this.admission.admits(contact))
      ? decideProlog({ frequency: options.numberOrNull('FREQUENCY'), computer, overrides, now })
      : WAITS_FOR_APPROVAL;
    const contributions = verdict.decision === 'BREAK' ? [] : await this.contributions(contact, verdict);
    const answer = withRequests(verdict, contributions);
    if (!computer) this.activity.note(contact, 103, 'prolog', 'new_deviceid');
    if (answer.decision === 'SEND') this.activity.note(contact, 100, 'prolog', 'accepted');
    else this.activity.note(contact, 102, 'prolog', 'declined');
    const session = answer.decision === 'SEND' ? await this.sessions.start(contact) : undefined;
    await this.writer.write({ contact: noted(contact, verdict), session });
    if (session) this.activity.note(contact, 311, 'session', 'started');
    this.answers.inc({ decision: answer.decision });
    contact.explanation.add('prolog', answer.decision, answer.reasons.map(asReason));
    return {
      body: { name: 'REPLY', children: this.reply(contact, answer, contributions) },
      quietLog: { deviceId: contact.deviceId, decision: answer.decision, reasons: answer.reasons },
      closeConnection: contributions.some((contribution) => contribution.closeConnection === true),
    };
  }

  private admit({ userAgent, options, deviceId, explanation }: AgentContact): void {
    const { admitted, reason } = admitAgent(userAgent, {
      otherAgents: options.isOn('ACCEPT_OTHER_AGENTS'),
      extra: this.settings.extraAgents,
    });
    explanation.add('agent', admitted ? 'admitted' : 'refused', [reason]);
    if (!admitted) {
      const sentence = `agent "${userAgent}" of ${deviceId} refused: ${reason.code}`;
      throw new AgentRefusal(400, 400, 'useragent', sentence);
    }
  }

  private async contributions(
    contact: AgentContact,
    verdict: PrologVerdict,
  ): Promise<readonly PrologContribution[]> {
    const contributions: PrologContribution[] = [];
    for (const contributor of this.dialogue.contributors) {
      const contribution = await contributor.contribute(contact, verdict);
      if (contribution) contributions.push(contribution);
    }
    return contributions;
  }

  private reply(
    { options, overrides, explanation }: AgentContact,
    { decision }: PrologVerdict,
    contributions: readonly PrologContribution[],
  ): readonly ReplyElement[] {
    const effective = (key: 'PROLOG_FREQ' | 'INVENTORY_ON_STARTUP'): string => {
      const { value, reasons } = effectiveOption(key, options, overrides);
      explanation.add('option', String(value), reasons, key);
      return String(value);
    };
    return [
      { name: 'RESPONSE', text: decision === 'SEND' ? 'SEND' : 'STOP' },
      { name: 'PROLOG_FREQ', text: effective('PROLOG_FREQ') },
      { name: 'INVENTORY_ON_STARTUP', text: effective('INVENTORY_ON_STARTUP') },
      ...contributions.map(({ name, params }) => ({
        name: 'OPTION',
        children: [{ name: 'NAME', text: name }, ...params],
      })),
    ];
  }
}

function noted(
  { computer, now, userAgent }: AgentContact,
  { reasons }: PrologVerdict,
): NotedContact | undefined {
  if (!computer || reasons[0]?.code === 'frequency-undefined') return undefined;
  const quality = contactQuality(now, computer.lastContact, computer.quality, computer.fidelity);
  return { computer, userAgent, quality };
}

/** STOP is success for an agent: it asks again at its next contact, without an error on its machine. */
const WAITS_FOR_APPROVAL: PrologVerdict = { decision: 'BREAK', reasons: [{ code: 'waits-for-approval' }] };

/** A block whose results travel in the inventory turns STOP into SEND (spec/agent-protocol.md 2.8, IPDISCOVER). */
function withRequests(verdict: PrologVerdict, contributions: readonly PrologContribution[]): PrologVerdict {
  const asking = contributions.find((contribution) => contribution.asksForInventory === true);
  if (!asking || verdict.decision !== 'STOP') return verdict;
  return { decision: 'SEND', reasons: [...verdict.reasons, { code: 'asked-by', block: asking.name }] };
}

const asReason = ({ code, ...params }: PrologReason): Reason => ({ code, params });
