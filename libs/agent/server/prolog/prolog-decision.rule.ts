import type { Override } from '@ocs/inventory-server';

/**
 * What an agent is told at PROLOG (spec/agent-protocol.md 2.3): `SEND` an inventory, `STOP` until the next contact, or
 * `BREAK`: stop, without any option block.
 */
export type PrologDecision = 'SEND' | 'STOP' | 'BREAK';

/** Why, in the words of the rule; `explain` shows them to administrators. */
export type PrologReason =
  | { readonly code: 'frequency-undefined' }
  | { readonly code: 'unknown-computer' }
  | { readonly code: 'waits-for-approval' }
  | {
      readonly code: 'frequency';
      readonly days: number;
      readonly origin: 'global' | 'computer' | 'group';
      readonly groupId?: number;
    }
  | { readonly code: 'inventories-always' }
  | { readonly code: 'inventories-never' }
  | { readonly code: 'never-inventoried' }
  | { readonly code: 'inventory-due'; readonly ageSeconds: number }
  | { readonly code: 'inventory-recent'; readonly ageSeconds: number }
  | { readonly code: 'asked-by'; readonly block: string };

export interface PrologVerdict {
  readonly decision: PrologDecision;
  readonly reasons: readonly PrologReason[];
}

export interface PrologFacts {
  /** Global FREQUENCY in days: 0 always, -1 never; null when the stored option is undefined. */
  readonly frequency: number | null;
  /** The computer, undefined when it is unknown. `lastInventory` in seconds since 1970. */
  readonly computer: { readonly lastInventory: number | null } | undefined;
  /** FREQUENCY rows of the computer and its groups. */
  readonly overrides: readonly Override[];
  /** Seconds since 1970. */
  readonly now: number;
}

const ALWAYS = 0;
const NEVER = -1;
const DAY = 86_400;

/** Decides a PROLOG. Neither the checksum nor any randomness takes part: agents spread themselves. */
export function decideProlog({ frequency, computer, overrides, now }: PrologFacts): PrologVerdict {
  if (frequency === null) return { decision: 'STOP', reasons: [{ code: 'frequency-undefined' }] };
  const global: PrologReason = { code: 'frequency', days: frequency, origin: 'global' };
  if (!computer) {
    return frequency === NEVER
      ? { decision: 'BREAK', reasons: [{ code: 'unknown-computer' }, global, { code: 'inventories-never' }] }
      : { decision: 'SEND', reasons: [{ code: 'unknown-computer' }] };
  }
  // A global "always" or "never" makes overrides dead: sites rely on it (spec/agent-protocol.md 2.3, point 1).
  if (frequency === ALWAYS || frequency === NEVER) return alwaysOrNever(frequency, global);
  const override = smallest(overrides);
  const days = override?.number ?? frequency;
  const reason: PrologReason = override
    ? {
        code: 'frequency',
        days,
        origin: override.from,
        ...(override.from === 'group' && { groupId: override.ownerId }),
      }
    : global;
  if (days === ALWAYS || days === NEVER) return alwaysOrNever(days, reason);
  if (computer.lastInventory === null)
    return { decision: 'SEND', reasons: [reason, { code: 'never-inventoried' }] };
  const ageSeconds = now - computer.lastInventory;
  return ageSeconds > days * DAY
    ? { decision: 'SEND', reasons: [reason, { code: 'inventory-due', ageSeconds }] }
    : { decision: 'STOP', reasons: [reason, { code: 'inventory-recent', ageSeconds }] };
}

function alwaysOrNever(days: number, reason: PrologReason): PrologVerdict {
  return days === ALWAYS
    ? { decision: 'SEND', reasons: [reason, { code: 'inventories-always' }] }
    : { decision: 'BREAK', reasons: [reason, { code: 'inventories-never' }] };
}

/** Among the computer and all its groups the smallest value wins, so one "never" stops them (spec/agent-protocol.md 2.3). */
function smallest(overrides: readonly Override[]): Override | undefined {
  return overrides
    .filter((override) => override.name === 'FREQUENCY' && override.number !== null)
    .reduce<Override | undefined>(
      (best, row) => (best && (best.number ?? 0) <= (row.number ?? 0) ? best : row),
      undefined,
    );
}
