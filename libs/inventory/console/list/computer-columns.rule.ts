import type { ComputerColumn } from '@ocs/inventory-contract';

/** The column that names a computer: first, always there, holds the link. */
export const NAME_COLUMN = 'hardware.NAME';
export const OS_COLUMN = 'hardware.OSNAME';
export const LAST_INVENTORY_COLUMN = 'hardware.LASTDATE';
export const USER_COLUMN = 'hardware.USERID';
export const DEFAULT_SORT = `-${LAST_INVENTORY_COLUMN}`;

/** The order of the seed (spec/console.md 5), the name first; whatever else is a default column follows. */
const ORDER = [
  NAME_COLUMN,
  'accountinfo.TAG',
  LAST_INVENTORY_COLUMN,
  USER_COLUMN,
  OS_COLUMN,
  'hardware.MEMORY',
  'hardware.PROCESSORS',
];

export function defaultColumns(columns: readonly ComputerColumn[]): readonly ComputerColumn[] {
  const place = (column: ComputerColumn): number => {
    const index = ORDER.indexOf(column.id);
    return index === -1 ? ORDER.length : index;
  };
  return columns.filter((column) => column.default).sort((a, b) => place(a) - place(b));
}

/** Width of a column; the operating system takes what is left, as its texts differ most. */
export function columnWidth(column: Pick<ComputerColumn, 'id' | 'format' | 'align'>): string | undefined {
  if (column.id === OS_COLUMN) return undefined;
  if (column.id === NAME_COLUMN) return '230px';
  if (column.format === 'ago') return '172px';
  return column.align === 'end' ? '110px' : '160px';
}
