import type { Section, SectionField } from '@ocs/inventory-contract';
import type { SectionRow } from '../../computers.api.js';
import { type CellValue, isEmpty } from '../../field-text.rule.js';

/** Column a field is kept in, the key of its value in a row. */
export const columnOf = (field: SectionField): string => field.column ?? field.name;

/** Fields to show, and those left out because this computer has nothing in them. */
export interface ShownFields {
  readonly shown: readonly SectionField[];
  readonly hidden: readonly SectionField[];
}

/** A field is shown always, only when some row has a value, or never: the catalogue says which. */
export function shownFields(section: Section, rows: readonly SectionRow[], withEmpty: boolean): ShownFields {
  const visible = section.fields.filter((field) => field.shown !== 'never');
  const isShown = (field: SectionField): boolean =>
    field.shown !== 'filled' || rows.some((row) => saysSomething(row[columnOf(field)]));
  const hidden = visible.filter((field) => !isShown(field));
  return { shown: withEmpty ? visible : visible.filter(isShown), hidden };
}

/** What an agent does not send is stored as an empty text or 0: neither is a value (SectionField.shown). */
const saysSomething = (value: CellValue): boolean => !isEmpty(value) && value !== 0;

/** Columns with texts up to here get just what they need; those with longer ones share what is left. */
const SHORT_CHARACTERS = 16;
const NARROWEST_CHARACTERS = 6;
/** Least width of a column with long texts: they are cut, and shown whole on hover. */
const LONG_MINIMUM_PX = 150;
/** Rows looked at: the width must not cost more than the table. */
const SAMPLE = 200;
const CHARACTER_PX = 7.6;
/** Headers are bold. */
const HEADER_CHARACTER_PX = 8.6;
/** Padding of the cell and place for the sign of sorting. */
const PADDING_PX = 30;

export interface ColumnWidths {
  /** CSS width of each column; undefined for those that share what is left. */
  readonly widths: readonly (string | undefined)[];
  /** Pixels below which the table scrolls sideways. */
  readonly minimum: number;
}

/**
 * Shares the width of a table out by what its columns hold: dates and numbers stay narrow, names and descriptions get
 * the room, nothing jumps. A header may wrap between its words; no word of it is cut.
 */
export function columnWidths(
  headers: readonly string[],
  texts: readonly (readonly (string | null)[])[],
): ColumnWidths {
  const columns = headers.map((header, column) => {
    const word = Math.max(...header.split(/[\s-]+/).map((part) => part.length)) * HEADER_CHARACTER_PX;
    const characters = usual(texts.slice(0, SAMPLE).flatMap((row) => row[column]?.length ?? []));
    const isShort = characters <= SHORT_CHARACTERS;
    const text = isShort
      ? Math.max(characters, NARROWEST_CHARACTERS) * CHARACTER_PX
      : LONG_MINIMUM_PX - PADDING_PX;
    return { isShort, minimum: Math.round(Math.max(word, text) + PADDING_PX) };
  });
  return {
    widths: columns.map(({ isShort, minimum }) => (isShort ? `${minimum}px` : undefined)),
    minimum: columns.reduce((sum, { minimum }) => sum + minimum, 0),
  };
}

/**
 * The length to make room for: all texts where the longest is not long, so that no number or date is ever cut; else what
 * nine of ten need: one odd long value does not take the place of all others.
 */
function usual(lengths: readonly number[]): number {
  const sorted = [...lengths].sort((a, b) => a - b);
  const longest = sorted.at(-1) ?? 0;
  return longest <= SHORT_CHARACTERS ? longest : (sorted[Math.floor((sorted.length - 1) * 0.9)] ?? 0);
}
