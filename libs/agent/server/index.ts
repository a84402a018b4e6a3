export { AdmissionModule } from './admission/admission.module.js';
export { AgentModule } from './agent.module.js';
export { readAgentSettings, type AgentSettings } from './agent-settings.js';
export { AgentDialogue } from './dialogue/agent-dialogue.js';
export type {
  AfterStore,
  AgentContact,
  AgentReply,
  ContactPreparation,
  InventoryListener,
  PrologContribution,
  PrologContributor,
  RequestHandler,
} from './dialogue/ports.js';
export { ContactsModule } from './explain/contacts.module.js';
export { AGENT_REASON_TEXTS } from './explain/reason-texts.js';
export { Explanation, type Decision, type Reason, type ReasonTexts } from './explain/explanation.js';
export { ActivityLog } from './log/activity-log.js';
export { cStyleTime } from './log/activity-line.rule.js';
export type { PrologDecision, PrologReason, PrologVerdict } from './prolog/prolog-decision.rule.js';
export { AgentRefusal } from './transport/agent-refusal.js';
export { elements, value, type AgentRequest, type MessageElement } from './transport/agent-request.js';
export type { ReplyElement } from './transport/reply.js';
