import type { ComputerGroup } from '@ocs/inventory-contract';
import { groupRequests } from '../group-definition.rule.js';
import { COMPUTED, EXCLUDED, INCLUDED } from '../membership.rule.js';

/** A group with a computer's row in it, as stored. */
export interface StoredComputerGroup {
  readonly id: number;
  readonly name: string | null;
  readonly description: string | null;
  readonly request: string | null;
  readonly xml: string | null;
  /** `groups_cache.STATIC`; null without a row. */
  readonly state: number | null;
}

/** A group as the page of a computer shows it (spec/console.md 9.4). */
export const computerGroup = ({
  id,
  name,
  description,
  request,
  xml,
  state,
}: StoredComputerGroup): ComputerGroup => ({
  id,
  name: groupName(id, name),
  description,
  dynamic: groupRequests({ request, xml }).kind !== 'by-hand',
  state: STATES.get(state) ?? 'none',
});

/** Its name, or its number where it has none. */
export const groupName = (id: number, name: string | null): string =>
  name === null || name === '' ? String(id) : name;

const STATES: ReadonlyMap<number | null, ComputerGroup['state']> = new Map([
  [COMPUTED, 'computed'],
  [INCLUDED, 'included'],
  [EXCLUDED, 'excluded'],
]);
