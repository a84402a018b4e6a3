import type { FieldFormat, FieldType, SectionField } from '@ocs/inventory-contract';

/** A value as the API delivers it. */
export type CellValue = string | number | null | undefined;

/** How to write the parts of a value; made from the reader's language. */
export interface ValueWriters {
  number(value: number): string;
  percent(value: number): string;
  date(iso: string): string;
  moment(iso: string): string;
  ago(iso: string): string;
  yesNo(value: boolean): string;
}

const NUMERIC: ReadonlySet<FieldFormat> = new Set<FieldFormat>([
  'megabytes',
  'bytes',
  'megahertz',
  'percent',
]);

/** The format of a field: as declared, or what its type suggests. */
export function formatOf(field: Pick<SectionField, 'format' | 'type'>): FieldFormat | 'number' | 'moment' {
  if (field.format !== undefined) return field.format;
  const byKind: Readonly<Partial<Record<FieldType['kind'], FieldFormat | 'number' | 'moment'>>> = {
    integer: 'number',
    decimal: 'number',
    date: 'date',
    datetime: 'moment',
  };
  return byKind[field.type.kind] ?? 'plain';
}

/** Numbers stand at the right. */
export function isNumeric(format: FieldFormat | 'number' | 'moment'): boolean {
  return format === 'number' || (format !== 'moment' && NUMERIC.has(format));
}

export const isEmpty = (value: CellValue): value is null | undefined | '' =>
  value === null || value === undefined || value === '';

/** What a person reads for a value; null for a quiet dash. */
export function valueText(
  value: CellValue,
  format: FieldFormat | 'number' | 'moment',
  write: ValueWriters,
): string | null {
  if (isEmpty(value)) return null;
  if (format === 'date') return write.date(String(value));
  if (format === 'moment') return write.moment(String(value));
  if (format === 'ago') return write.ago(String(value));
  if (format === 'yes-no') return yesNo(value, write);
  const number = asNumber(value);
  if (number === undefined) return String(value);
  if (format === 'percent') return write.percent(number);
  return isNumeric(format) ? write.number(number) : String(value);
}

/** A number, also when an old column keeps it as text. */
export function asNumber(value: CellValue): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined;
}

function yesNo(value: string | number, write: ValueWriters): string {
  const text = String(value).toLowerCase();
  if (['1', 'true', 'yes'].includes(text)) return write.yesNo(true);
  if (['0', 'false', 'no'].includes(text)) return write.yesNo(false);
  return String(value);
}

/** `RAM (MB)` → label and unit: the unit is told once, in the header, quieter than the label. */
export function splitUnit(label: string): { readonly label: string; readonly unit?: string } {
  const parts = /^(.+) \(([^()]{1,6})\)$/.exec(label);
  return parts?.[1] === undefined || parts[2] === undefined ? { label } : { label: parts[1], unit: parts[2] };
}
