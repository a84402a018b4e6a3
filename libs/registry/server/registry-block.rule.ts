import type { ReplyElement } from '@ocs/agent-server';

/** A value of the Windows registry that administrators want to know: a row of `regconfig` (spec/agent-protocol.md 6). */
export interface RegistryQuery {
  /** Name the agent gives the value in its inventory. */
  readonly name: string | null;
  /** 0 HKEY_CLASSES_ROOT, 1 HKEY_CURRENT_USER, 2 HKEY_LOCAL_MACHINE, 3 HKEY_USERS, 4 HKEY_CURRENT_CONFIG. */
  readonly tree: number | null;
  readonly key: string | null;
  /** Name of the value; `*` = all values of the key. */
  readonly value: string | null;
}

/** Why there is a REGISTRY block or none; `params` fill the sentence that explains it. */
export interface RegistryReason {
  readonly code: 'registry-off' | 'no-registry-queries' | 'registry-queries';
  readonly params: Readonly<Record<string, number>>;
}

export interface RegistryBlock {
  /** PARAM elements of the block; empty = no block. */
  readonly params: readonly ReplyElement[];
  readonly reasons: readonly RegistryReason[];
}

/**
 * The REGISTRY block of a PROLOG reply (spec/agent-protocol.md 2.8). Every agent gets it, Unix too, whether it is asked
 * for an inventory or not: the agent keeps the queries for its next one.
 *
 * @param on option REGISTRY
 */
export function registryBlock(on: boolean, queries: readonly RegistryQuery[]): RegistryBlock {
  if (!on) return { params: [], reasons: [{ code: 'registry-off', params: {} }] };
  if (queries.length === 0) return { params: [], reasons: [{ code: 'no-registry-queries', params: {} }] };
  return {
    params: queries.map(param),
    reasons: [{ code: 'registry-queries', params: { count: queries.length } }],
  };
}

const param = ({ name, tree, key, value }: RegistryQuery): ReplyElement => ({
  name: 'PARAM',
  attributes: { NAME: name ?? '', REGTREE: tree ?? '', REGKEY: key ?? '' },
  text: value ?? '',
});
