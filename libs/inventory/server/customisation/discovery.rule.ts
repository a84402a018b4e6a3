import type { ComputerDiscovery } from '@ocs/inventory-contract';

/** A row of `devices` with NAME = IPDISCOVER: IVALUE 0 never, 1 elected by the server, 2 by hand; TVALUE the network. */
export interface DiscoveryRow {
  readonly number: number | null;
  readonly text: string | null;
}

export const NEVER = 0;
export const ELECTED = 1;
export const FORCED = 2;

/** Part of a computer in network discovery by its rows (spec/console.md 9.4); what a person said goes before an election. */
export function discoveryOf(rows: readonly DiscoveryRow[]): Pick<ComputerDiscovery, 'mode' | 'network'> {
  const row = (number: number): DiscoveryRow | undefined =>
    rows.find((candidate) => candidate.number === number);
  if (row(NEVER)) return { mode: 'never', network: null };
  const forced = row(FORCED);
  if (forced) return { mode: 'forced', network: forced.text };
  const elected = row(ELECTED);
  return elected ? { mode: 'elected', network: elected.text } : { mode: 'standard', network: null };
}
