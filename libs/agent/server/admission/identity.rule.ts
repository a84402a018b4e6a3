/** What tells one machine from another. */
export interface MachineFacts {
  readonly uuid: string | undefined;
  readonly serial: string | undefined;
  readonly macs: readonly string[];
}

export type IdentityReason =
  | 'uuid-same'
  | 'uuid-changed'
  | 'serial-same'
  | 'serial-changed'
  | 'mac-shared'
  | 'macs-changed'
  | 'too-little-known';

export interface IdentityVerdict {
  /** Another machine seems to use the identity. */
  readonly conflict: boolean;
  readonly reasons: readonly IdentityReason[];
}

/** Values that say nothing about a machine: empty ones, zeros, and what boards have when nobody filled them in. */
const MEANINGLESS =
  /^(?:|n\/a|none|invalid|unknown|default string|to be filled by o\.e\.m\.|system serial number|[0:.-]*|[f:.-]*)$/i;

/**
 * Compares a known computer with what an inventory under its identity says (spec/security.md row 8). It is a conflict when
 * at least two of UUID, serial number and MAC addresses can be compared and none of them stayed.
 */
export function compareMachines(stored: MachineFacts, sent: MachineFacts): IdentityVerdict {
  const reasons: IdentityReason[] = [];
  const uuid = compared(stored.uuid, sent.uuid);
  if (uuid !== undefined) reasons.push(uuid ? 'uuid-same' : 'uuid-changed');
  const serial = compared(stored.serial, sent.serial);
  if (serial !== undefined) reasons.push(serial ? 'serial-same' : 'serial-changed');
  const before = new Set(stored.macs.map(normal).filter((mac) => mac !== ''));
  const now = sent.macs.map(normal).filter((mac) => mac !== '');
  if (before.size > 0 && now.length > 0)
    reasons.push(now.some((mac) => before.has(mac)) ? 'mac-shared' : 'macs-changed');
  if (reasons.length < 2) return { conflict: false, reasons: [...reasons, 'too-little-known'] };
  return { conflict: reasons.every((reason) => reason.endsWith('-changed')), reasons };
}

const normal = (text: string | undefined): string => {
  const trimmed = (text ?? '').trim().toLowerCase();
  return MEANINGLESS.test(trimmed) ? '' : trimmed;
};

/** Undefined when one of them says nothing. */
function compared(stored: string | undefined, sent: string | undefined): boolean | undefined {
  const [left, right] = [normal(stored), normal(sent)];
  return left === '' || right === '' ? undefined : left === right;
}
