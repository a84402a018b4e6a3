import { Inject, Injectable, Logger } from '@nestjs/common';
import { isDatabaseAway, OptionsReader, type OptionValues } from '@ocs/core-server';
import {
  ComputerRegistry,
  OverrideRepository,
  SectionCatalogue,
  withoutGroups,
  type ComputerSettings,
  type KnownComputer,
} from '@ocs/inventory-server';
import { AGENT_SETTINGS, type AgentSettings } from '../agent-settings.js';
import { ContactJournal } from '../explain/contact-journal.js';
import { Explanation } from '../explain/explanation.js';
import { ActivityLog, type ActivitySubject } from '../log/activity-log.js';
import { Overloaded } from '../overload/overloaded.js';
import { LARGE_MESSAGE, OverloadGate } from '../overload/overload-gate.js';
import { readingPlan } from '../reading-plan.js';
import { AgentRefusal } from '../transport/agent-refusal.js';
import type { AgentRequest, ReadingPlan } from '../transport/agent-request.js';
import type { Compression } from '../transport/body-codec.js';
import { deviceIdFault } from '../transport/device-id.rule.js';
import { readMessage } from '../transport/message-reader.js';
import { replyXml } from '../transport/reply.js';
import { cleanUserAgent } from '../transport/user-agent.rule.js';
import { AgentDialogue } from './agent-dialogue.js';
import { ReplyEncoder } from './reply-encoder.js';
import type { AgentContact, AgentReply, RequestHandler } from './ports.js';

/** A POST to `/ocsinventory` as it came from the socket. */
export interface IncomingMessage {
  /** Undefined for an empty body. */
  readonly body: Buffer | undefined;
  readonly userAgent: string | undefined;
  /** Address of the peer. */
  readonly address: string;
  readonly secure: boolean;
}

/** What goes back on the wire. */
export interface OutgoingMessage {
  readonly status: number;
  readonly body: Buffer | undefined;
  readonly closeConnection: boolean;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
  /** What the line of the request in the log says besides; such a line only shows at level `debug`. */
  readonly quietLog?: Readonly<Record<string, unknown>> | undefined;
  /** Why the message was refused; for administrators, never sent to an agent. */
  readonly refusal?: string;
}

/** A known computer; its settings where its handler did not find it in a way of its own. */
interface Found {
  readonly computer: KnownComputer;
  readonly settings: ComputerSettings | undefined;
}

/** A message that was read, before anything is known of its computer. */
interface ReadMessage {
  readonly body: Buffer;
  readonly request: AgentRequest;
  readonly compression: Compression;
  readonly handler: RequestHandler;
  readonly deviceId: string;
  /** Undefined where the message is about no computer. */
  readonly found: Promise<Found | undefined> | undefined;
}

/** Seconds told to clients while the database is away. */
const RETRY_AFTER = 5;

/**
 * Takes an agent's message from bytes to bytes (spec/agent-protocol.md 1): read it, find the computer, let the handler of
 * its QUERY answer, pack the answer the way the message was packed. Whatever happens, it returns an answer.
 */
@Injectable()
export class AgentEndpoint {
  private readonly logger = new Logger('agent');
  private readonly replies = new ReplyEncoder();
  private plan: ReadingPlan | undefined;

  constructor(
    private readonly dialogue: AgentDialogue,
    private readonly catalogue: SectionCatalogue,
    private readonly optionsReader: OptionsReader,
    private readonly computers: ComputerRegistry,
    private readonly overrides: OverrideRepository,
    private readonly activity: ActivityLog,
    private readonly journal: ContactJournal,
    private readonly overload: OverloadGate,
    @Inject(AGENT_SETTINGS) private readonly settings: AgentSettings,
  ) {}

  async answer(message: IncomingMessage): Promise<OutgoingMessage> {
    try {
      return await this.overload.run(message.body?.length ?? 0, (beforeLarge) =>
        this.converse(message, beforeLarge),
      );
    } catch (error) {
      return this.refuse(error, message);
    }
  }

  private async converse(
    message: IncomingMessage,
    beforeLarge: () => Promise<void>,
  ): Promise<OutgoingMessage> {
    const body = message.body ?? Buffer.alloc(0);
    const known = this.optionsReader.current();
    // Whether a packed message is accepted depends on no option: it is read while the options are.
    const early = isPacked(body) ? this.read(body, undefined, beforeLarge) : undefined;
    early?.catch(() => undefined);
    const options = await known;
    const subject = { options, address: message.address, userAgent: cleanUserAgent(message.userAgent) };
    try {
      const read = await (early ?? this.read(body, options, beforeLarge));
      return await this.serve(message, read, subject);
    } catch (error) {
      if (error instanceof AgentRefusal)
        this.activity.note(subject, error.logCode, error.phase, error.reason);
      throw error;
    }
  }

  /** Reads the message and, where it names one, begins to look for its computer. */
  private async read(
    body: Buffer,
    options: OptionValues | undefined,
    beforeLarge: () => Promise<void>,
  ): Promise<ReadMessage> {
    const limits = { ...this.settings.limits, tryOthers: options?.isOn('COMPRESS_TRY_OTHERS') ?? false };
    // The plan is made at the first message: all capabilities have registered by then.
    this.plan ??= readingPlan(this.catalogue, this.dialogue.captured);
    const { request, compression } = await readMessage(body, this.plan, limits, {
      bytes: LARGE_MESSAGE,
      before: beforeLarge,
    });
    const handler = this.requireHandler(request);
    const deviceId = handler.withoutDevice ? '' : requireDeviceId(request);
    const found = deviceId === '' ? undefined : this.find(handler, deviceId);
    found?.catch(() => undefined);
    return { body, request, compression, handler, deviceId, found };
  }

  private find(handler: RequestHandler, deviceId: string): Promise<Found | undefined> {
    if (!handler.find) return this.computers.find(deviceId);
    return handler.find(deviceId).then((computer) => computer && { computer, settings: undefined });
  }

  private async serve(
    message: IncomingMessage,
    { body, request, compression, handler, deviceId, found: looked }: ReadMessage,
    subject: ActivitySubject,
  ): Promise<OutgoingMessage> {
    const { options } = subject;
    if (compression !== 'zlib')
      this.activity.note(subject, 321, 'system', compression === 'gzip' ? 'gzip' : 'not_deflated');
    const trusted = this.settings.trusted.has(message.address);
    if (trusted) this.activity.note({ ...subject, deviceId }, 310, 'handler', 'trusted_computer');
    const found = await looked;
    const settings = found && (await this.settingsOf(found, options));
    const contact: AgentContact = {
      request,
      body,
      deviceId,
      computer: found?.computer,
      options,
      overrides: settings?.overrides ?? [],
      groups: settings?.groups ?? [],
      userAgent: subject.userAgent,
      address: message.address,
      trusted,
      secure: message.secure,
      now: Math.floor(Date.now() / 1000),
      explanation: new Explanation(),
    };
    return this.pack(await this.handle(handler, contact), compression);
  }

  /** Lets the handler answer and keeps what was decided, whatever came of it. */
  private async handle(handler: RequestHandler, contact: AgentContact): Promise<AgentReply> {
    try {
      const reply = await handler.handle(contact);
      this.keep(contact, handler, 200, reply.computerId ?? contact.computer?.id);
      return reply;
    } catch (error) {
      if (error instanceof AgentRefusal) {
        contact.explanation.add('message', 'refused', [
          { code: error.phase, params: { reason: error.reason } },
        ]);
        this.keep(contact, handler, error.status, contact.computer?.id);
      }
      throw error;
    }
  }

  private keep(
    { explanation }: AgentContact,
    handler: RequestHandler,
    status: number,
    computerId: number | undefined,
  ): void {
    if (computerId === undefined) return;
    this.journal.record({
      computerId,
      kind: handler.query,
      status,
      at: new Date(),
      decisions: explanation.decisions,
    });
  }

  /** What the computer and its groups set, once what that depends on is up to date. */
  private async settingsOf(
    { computer, settings }: Found,
    options: OptionValues,
  ): Promise<ComputerSettings | undefined> {
    const changed = await this.prepare(computer, options);
    if (!settings) return undefined;
    const withGroups = options.isOn('ENABLE_GROUPS');
    if (changed) return this.overrides.settingsOf(computer.id, withGroups);
    return withGroups ? settings : withoutGroups(settings);
  }

  private async prepare(computer: KnownComputer, options: OptionValues): Promise<boolean> {
    let changed = false;
    for (const preparation of this.dialogue.preparations) {
      try {
        changed = (await preparation.prepare(computer, options)) || changed;
      } catch (error) {
        if (isDatabaseAway(error)) throw error;
        this.logger.error({ msg: 'preparing a contact failed', computer: computer.id, err: error });
        changed = true;
      }
    }
    return changed;
  }

  private requireHandler(request: AgentRequest): RequestHandler {
    const handler = request.query === undefined ? undefined : this.dialogue.handler(request.query);
    if (handler) return handler;
    const reason = request.query === undefined ? 'no QUERY' : `unknown QUERY "${request.query.slice(0, 50)}"`;
    throw new AgentRefusal(400, 500, 'handler', reason);
  }

  private pack({ body, closeConnection, quietLog }: AgentReply, compression: Compression): OutgoingMessage {
    return {
      status: 200,
      body: body && this.replies.encode(replyXml(body), compression),
      closeConnection: closeConnection ?? false,
      quietLog,
    };
  }

  private refuse(error: unknown, { address, userAgent }: IncomingMessage): OutgoingMessage {
    const from = { address, userAgent: cleanUserAgent(userAgent) };
    if (error instanceof AgentRefusal) {
      this.logger.warn({
        msg: `refused: ${error.reason}`,
        status: error.status,
        logCode: error.logCode,
        phase: error.phase,
        ...from,
      });
      return { ...empty(error.status), refusal: error.reason };
    }
    if (error instanceof Overloaded) {
      this.overload.note(error, address);
      return { ...empty(error.status), retryAfter: error.retryAfter };
    }
    if (isDatabaseAway(error)) {
      const reason = error instanceof Error ? error.message : undefined;
      this.logger.error({ msg: 'the database cannot be used', reason, ...from });
      return { ...empty(503), retryAfter: RETRY_AFTER };
    }
    this.logger.error({ msg: 'an agent message failed', err: error, ...from });
    return empty(500);
  }
}

/** Begins as zlib does (method 8): neither gzip nor clear XML, which are accepted by an option only. */
const isPacked = (body: Buffer): boolean => ((body[0] ?? 0) & 0x0f) === 8;

function requireDeviceId({ deviceId }: AgentRequest): string {
  const fault = deviceIdFault(deviceId);
  if (deviceId === undefined || fault !== undefined) {
    throw new AgentRefusal(400, 502, 'inventory', `DEVICEID ${fault ?? 'missing'}`);
  }
  return deviceId;
}

/** Agents only look at the status of a refusal (spec/agent-protocol.md 1.4); the reason is in the log. */
const empty = (status: number): OutgoingMessage => ({
  status,
  body: undefined,
  closeConnection: status === 413,
});
