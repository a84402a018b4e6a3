import type { ComputerColumn } from '@ocs/inventory-contract';

/** The column that names a computer: first, always there, holds the link. */
export const NAME_COLUMN = 'hardware.NAME';
export const OS_COLUMN = 'hardware.OSNAME';
export const LAST_INVENTORY_COLUMN = 'hardware.LASTDATE';
export const USER_COLUMN = 'hardware.USERID';
export const TAG_COLUMN = 'accountinfo.TAG';
export const DEFAULT_SORT = `-${LAST_INVENTORY_COLUMN}`;

/** The order of the seed (spec/console.md 5), the name first. */
const ORDER = [
  NAME_COLUMN,
  TAG_COLUMN,
  LAST_INVENTORY_COLUMN,
  USER_COLUMN,
  OS_COLUMN,
  'hardware.MEMORY',
  'hardware.PROCESSORS',
];

/** Those of the seed in its order, then the other default ones, then whatever can be added. */
export function orderedColumns(columns: readonly ComputerColumn[]): readonly ComputerColumn[] {
  const place = (column: ComputerColumn): number => {
    const index = ORDER.indexOf(column.id);
    if (index !== -1) return index;
    return ORDER.length + (column.default ? 0 : 1);
  };
  return [...columns].sort((a, b) => place(a) - place(b));
}

/** Width of a column to begin with; the operating system takes what is left, as its texts differ most. */
export function columnWidth(column: Pick<ComputerColumn, 'id' | 'format' | 'align'>): string | undefined {
  if (column.id === OS_COLUMN) return undefined;
  if (column.id === NAME_COLUMN) return '220px';
  if (column.format === 'ago') return '172px';
  return column.align === 'end' ? '104px' : '148px';
}
