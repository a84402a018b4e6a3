import type { Section } from '@ocs/inventory-contract';
import type { SectionRow } from '../../computers.api.js';
import { isEmpty, type CellValue } from '../../field-text.rule.js';

/** How the rows of a section are sorted unless asked otherwise; empty keeps the order of the server. */
export const defaultSort = (section: Section): string => (section.storage === 'software' ? 'NAME' : '');

/** Sorts rows as people count: 10.0.2 before 10.0.10, accents and case aside, empty values last either way. */
export function sortRows(
  rows: readonly SectionRow[],
  column: string,
  descending: boolean,
  language: string,
): readonly SectionRow[] {
  if (column === '') return rows;
  const { compare } = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const order = (a: CellValue, b: CellValue): number => {
    if (isEmpty(a) || isEmpty(b)) return Number(isEmpty(a)) - Number(isEmpty(b));
    const difference = typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b));
    return descending ? -difference : difference;
  };
  return [...rows].sort((a, b) => order(a[column], b[column]));
}

/** `-SOFTWARES.VERSION` in the address: sorting of one section among those of a tab. */
export function sortOfSection(address: string | undefined, section: string): string | undefined {
  const match = /^(-?)(\w+)\.(\w+)$/.exec(address ?? '');
  return match?.[2] === section ? `${match[1] ?? ''}${match[3] ?? ''}` : undefined;
}

export function sortAddress(section: string, sort: string): string {
  return sort.startsWith('-') ? `-${section}.${sort.slice(1)}` : `${section}.${sort}`;
}
