import type { LocalisedText } from '@ocs/core-contract';

/** `GET /api/computers/{id}/contacts`: the last contacts of a computer, newest first, and why each went as it did. */
export interface ContactList {
  readonly contacts: readonly Contact[];
}

/** Equal contacts one after the other are one entry. */
export interface Contact {
  /** PROLOG, INVENTORY, NOTIFY, … */
  readonly kind: string;
  /** HTTP status the agent got. */
  readonly status: number;
  /** ISO 8601, UTC. */
  readonly firstAt: string;
  readonly lastAt: string;
  readonly times: number;
  readonly decisions: readonly ContactDecision[];
}

export interface ContactDecision {
  /** `prolog`, `section`, `duplicate`, … */
  readonly topic: string;
  readonly subject: string | null;
  readonly outcome: string;
  /** The decision as a sentence. */
  readonly text: LocalisedText;
  readonly reasons: readonly { readonly code: string; readonly text: LocalisedText }[];
}
