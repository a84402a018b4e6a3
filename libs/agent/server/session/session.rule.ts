/** Whether an inventory comes from an agent that was told to send one (spec/agent-protocol.md 3.11). */
export type SessionState = 'not-checked' | 'found' | 'missing';

export interface SessionVerdict {
  readonly state: SessionState;
  readonly refused: boolean;
  readonly reason:
    'sessions-off' | 'session-found' | 'trusted-address' | 'session-not-required' | 'session-required';
}

export interface SessionFacts {
  /** SESSION_VALIDITY_TIME in seconds; 0 = sessions are not checked. */
  readonly validity: number;
  /** Age of the youngest session in seconds, undefined when there is none. */
  readonly youngest: number | undefined;
  /** INVENTORY_SESSION_ONLY */
  readonly required: boolean;
  /** The peer is one of the trusted addresses. */
  readonly trusted: boolean;
}

/** Decides whether an inventory is let in by its session. */
export function judgeSession({ validity, youngest, required, trusted }: SessionFacts): SessionVerdict {
  if (validity === 0) return { state: 'not-checked', refused: false, reason: 'sessions-off' };
  if (youngest !== undefined && youngest <= validity)
    return { state: 'found', refused: false, reason: 'session-found' };
  if (trusted) return { state: 'missing', refused: false, reason: 'trusted-address' };
  if (!required) return { state: 'missing', refused: false, reason: 'session-not-required' };
  return { state: 'missing', refused: true, reason: 'session-required' };
}
