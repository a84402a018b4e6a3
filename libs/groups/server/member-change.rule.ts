import { COMPUTED } from './membership.rule.js';

/** A row of `groups_cache`. */
export interface MemberRow {
  readonly computerId: number;
  /** STATIC: 0 computed, 1 included, 2 excluded by hand. */
  readonly state: number | null;
}

/** What has to be written so that the computed members of a group are the selected ones. */
export interface MemberChange {
  readonly added: readonly number[];
  readonly removed: readonly number[];
  /** Number of selected computers, those in by hand included. */
  readonly selected: number;
}

/**
 * Compares the rows of a group with what its requests selected. Rows made by hand stay as they are, whether selected or
 * not (spec/agent-protocol.md 5); a row without a state is nobody's and is made anew.
 *
 * @param pseudoComputers ids of groups in `hardware`, which never are members
 */
export function memberChange(
  rows: readonly MemberRow[],
  selected: Iterable<number>,
  pseudoComputers: ReadonlySet<number>,
): MemberChange {
  const wanted = new Set(selected);
  for (const id of pseudoComputers) wanted.delete(id);
  const selectedComputers = wanted.size;
  const removed: number[] = [];
  for (const { computerId, state } of rows) {
    if (state === null || (state === COMPUTED && !wanted.has(computerId))) removed.push(computerId);
    else wanted.delete(computerId);
  }
  return { added: [...wanted].sort((left, right) => left - right), removed, selected: selectedComputers };
}
