/** HTTP status of a refused agent message. Agents only tell 2xx from the rest (spec/agent-protocol.md 1.4). */
export type RefusalStatus = 400 | 403 | 413 | 500 | 503;

/**
 * An agent message that is not served. It carries what the answer needs (`status`) and what the log needs
 * (`logCode` and `phase` of spec/agent-protocol.md 9.1, `reason` in plain English). The reason is for the
 * administrator's log; agents do not read bodies of errors, so nothing of it goes on the wire.
 */
export class AgentRefusal extends Error {
  override readonly name = 'AgentRefusal';

  constructor(
    readonly status: RefusalStatus,
    readonly logCode: number,
    readonly phase: string,
    readonly reason: string,
  ) {
    super(reason);
  }
}
