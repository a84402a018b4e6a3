import type { Section } from '@ocs/inventory-contract';

/**
 * What becomes of a table's rows of the replaced computer:
 * - `inherit`     they take the place of the surviving computer's; where there are none, those stay;
 * - `take-over`   they take the place of the surviving computer's, also where there are none;
 * - `move`        they join the surviving computer's;
 * - `membership`  those made by hand move, computed ones go;
 * - `delete`      they go: the survivor's own inventory has brought the present ones, or they mean nothing any more.
 */
export type RowTreatment = 'inherit' | 'take-over' | 'move' | 'membership' | 'delete';

/** Tables that are no inventory section (spec/agent-protocol.md 4.2, points 3 to 8). */
const TREATMENTS: ReadonlyMap<string, RowTreatment> = new Map<string, RowTreatment>([
  // The administrative data of the computer that has been there longer are the true ones. A computer that lost its row
  // has nothing to hand over: the original then marks the survivor LOST, although its own row was good.
  ['accountinfo', 'inherit'],
  // Options, packages and the role in IP discovery.
  ['devices', 'take-over'],
  ['groups_cache', 'membership'],
  ['itmgmt_comments', 'move'],
  // A redistribution server stays one; a computer can have one row only.
  ['download_servers', 'inherit'],
  // Which computer saw an address; the original leaves the old id (errata 23).
  ['netmap', 'move'],
  // Logs of what happened on the machine; the original leaves them behind under an id that no longer exists.
  ['journallog', 'move'],
  ['accesslog', 'move'],
  // Contacts with their reasons: they tell how the machine came to its present identity.
  ['x_contact', 'move'],
  // The survivor is in use, so it is not archived; the row's foreign key would keep the old computer alive.
  ['archive', 'delete'],
  ['download_history', 'delete'],
  // What other programs noted about the old row, and what its next scan or inventory writes anew.
  ['locks', 'delete'],
  ['saas', 'delete'],
  ['cve_search_computer', 'delete'],
]);

/**
 * What becomes of the rows of one table with a column HARDWARE_ID when a computer is replaced. Every such table of the
 * database has an answer, those of plug-ins too, so that nothing is left under an id that no longer exists.
 */
export function rowTreatment(table: string, sections: readonly Section[]): RowTreatment {
  const name = table.toLowerCase();
  const treatment = TREATMENTS.get(name);
  if (treatment) return treatment;
  const section = sections.find((candidate) => candidate.table.toLowerCase() === name);
  // Rows that pile up are a history; one row a computer cannot be joined by another.
  return section && !section.deletedOnReplace && section.storage !== 'single' ? 'move' : 'delete';
}
