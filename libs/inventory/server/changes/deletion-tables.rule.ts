/**
 * What becomes of the rows of a table with a column HARDWARE_ID when the computer is deleted:
 * - `delete`  they are the computer's and go with it;
 * - `forget`  they are about something else and only name the computer: the name is taken out.
 */
export type DeletionTreatment = 'delete' | 'forget';

/** `netmap.HARDWARE_ID` is the computer that saw an address; what it saw is still there. */
const ABOUT_OTHERS: ReadonlySet<string> = new Set(['netmap']);

/** Tables of plug-ins are the computer's as well (spec/console.md 5.1). */
export const deletionTreatment = (table: string): DeletionTreatment =>
  ABOUT_OTHERS.has(table.toLowerCase()) ? 'forget' : 'delete';
