import type { GroupPlace, KnownComputer, Override, StoredInventory } from '@ocs/inventory-server';
import type { OptionValues } from '@ocs/core-server';
import type { ReplyElement } from '../transport/reply.js';
import type { AgentRequest } from '../transport/agent-request.js';
import type { Explanation } from '../explain/explanation.js';
import type { PrologVerdict } from '../prolog/prolog-decision.rule.js';

/** One message of an agent with everything the dialogue knows about it. */
export interface AgentContact {
  readonly request: AgentRequest;
  /** The message as it came, still compressed. */
  readonly body: Buffer;
  /** Identity the agent sent, of the form of spec/agent-protocol.md 1.7; empty for a handler `withoutDevice`. */
  readonly deviceId: string;
  /** Undefined when no computer has that identity yet. */
  readonly computer: KnownComputer | undefined;
  /** Server options in force for this request. */
  readonly options: OptionValues;
  /** Rows of `devices` of the computer and its groups; empty for an unknown computer and where its handler finds it. */
  readonly overrides: readonly Override[];
  /** Groups the computer has a row in; empty where its settings are, and where groups are off. */
  readonly groups: readonly GroupPlace[];
  /** Cleaned User-Agent header. */
  readonly userAgent: string;
  /** Address of the peer. */
  readonly address: string;
  /** The peer is one of the trusted addresses (spec/agent-protocol.md 1.9). */
  readonly trusted: boolean;
  /** The request came over HTTPS. */
  readonly secure: boolean;
  /** Seconds since 1970. */
  readonly now: number;
  /** Where everything that is decided for this message is noted with its reasons. */
  readonly explanation: Explanation;
}

/** What a message is answered with, before it is compressed. */
export interface AgentReply {
  /** Undefined = 200 without a body (DOWNLOAD, NOTIFY, SNMP). */
  readonly body?: ReplyElement;
  /** The computer the message made, where it was unknown before. */
  readonly computerId?: number;
  /** What the line of the request in the log says besides; such a line only shows at level `debug`. */
  readonly quietLog?: Readonly<Record<string, unknown>>;
  /** Ask the agent to close the connection (with an IPDISCOVER order, spec/agent-protocol.md 1.5). */
  readonly closeConnection?: boolean;
}

/**
 * Port: adds OPTION blocks to the reply of a PROLOG (registry queries, IP discovery, deployment, SNMP). Called for every
 * SEND and STOP, not for BREAK, in ascending `order`; blocks stand in that order in the reply.
 */
export interface PrologContributor {
  /** REGISTRY 10, IPDISCOVER 20, DOWNLOAD 30, SNMP 40 (spec/agent-protocol.md 1.10). */
  readonly order: number;
  contribute(contact: AgentContact, verdict: PrologVerdict): Promise<PrologContribution | undefined>;
}

export interface PrologContribution {
  /** NAME of the OPTION block. */
  readonly name: string;
  readonly params: readonly ReplyElement[];
  /** The agent has to send an inventory to deliver what the block asks for: STOP becomes SEND. */
  readonly asksForInventory?: boolean;
  readonly closeConnection?: boolean;
}

/** Port: owns one QUERY, for instance DOWNLOAD. */
export interface RequestHandler {
  /** The word of the QUERY element; case counts. */
  readonly query: string;
  /** The query needs no DEVICEID (UPDATE). */
  readonly withoutDevice?: boolean;
  /**
   * Finds the computer together with what the handler needs of it; neither its own nor its groups' settings are read then. Without it
   * the dialogue finds computers by itself.
   */
  find?(deviceId: string): Promise<KnownComputer | undefined>;
  handle(contact: AgentContact): Promise<AgentReply>;
}

/** Port: takes part in the storing of inventories. */
export interface InventoryListener {
  /** Elements below CONTENT, outside the section catalogue, that the listener wants to see (`contact.request.captured`). */
  readonly wants?: readonly string[];
  /** Before anything is stored; throws an AgentRefusal to refuse the inventory. */
  beforeStore?(contact: AgentContact): Promise<void>;
  /** After the inventory was committed and before the reply. A failure is logged; the inventory stays. */
  afterStore?(contact: AgentContact, stored: StoredInventory): Promise<AfterStore | undefined>;
}

/** What work after an inventory changed for its reply. */
export interface AfterStore {
  /** The computer took over another one's administrative data: the reply compares with those. */
  readonly administrativeChanged?: boolean;
}

/**
 * Port: brings up to date what a message of a known computer depends on; its own and its groups' settings are read anew
 * where that changed something (groups: computed members). A failure is logged; the message is served with what is there.
 */
export interface ContactPreparation {
  /** @returns whether something was changed */
  prepare(computer: KnownComputer, options: OptionValues): Promise<boolean>;
}
