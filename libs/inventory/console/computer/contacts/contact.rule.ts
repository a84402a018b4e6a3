/** Requests of agents that have a sentence of their own. */
const KINDS = ['PROLOG', 'INVENTORY', 'NOTIFY', 'DOWNLOAD'] as const;

export type ContactKind = (typeof KINDS)[number] | 'other';

/** `Contact.kind` → which sentence tells it. */
export const contactKind = (kind: string): ContactKind =>
  KINDS.find((known) => known === kind.toUpperCase()) ?? 'other';

/** HTTP status → how it went: an overloaded server puts agents off, everything else above 399 is a refusal. */
export function contactOutcome(status: number): 'accepted' | 'busy' | 'refused' {
  if (status < 400) return 'accepted';
  return status === 503 || status === 429 ? 'busy' : 'refused';
}
