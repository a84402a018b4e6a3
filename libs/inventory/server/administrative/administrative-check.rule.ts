import type { FieldProblem } from '@ocs/core-contract';
import type { FieldType } from '@ocs/inventory-contract';
import {
  type AdministrativeField,
  BETWEEN_CHOICES,
  writeAdministrative,
} from '../computers/administrative-value.rule.js';

/** Why a value is refused, without the field's path. */
export type Refusal = Omit<FieldProblem, 'field'>;

/** Longest text of a field, in characters (spec/console.md 9.3); long texts are only bound by what one request may cost. */
const LONGEST_TEXT = 255;
const LONGEST_LONG_TEXT = 20_000;
const LARGEST_INTEGER = 2_147_483_647;

/**
 * Why a value must not be kept in an administrative field, or undefined (spec/console.md 9.3 and 17.1). The definition and
 * the column may disagree where a field is older than its type: both have to accept the value.
 *
 * @param text   not empty; as people type it: words, not codes
 * @param column what the column of `accountinfo` holds
 */
export function refusalOf(field: AdministrativeField, text: string, column: FieldType): Refusal | undefined {
  return ofType(field, text, column) ?? ofColumn(field, writeAdministrative(field, text), column);
}

function ofType(field: AdministrativeField, text: string, column: FieldType): Refusal | undefined {
  const words = field.choices.map(({ word }) => word);
  switch (field.type) {
    case 'list':
    case 'radio':
      return words.includes(text) ? undefined : notAmong(words);
    case 'checkboxes':
      return text.split(BETWEEN_CHOICES).every((word) => words.includes(word)) ? undefined : notAmong(words);
    case 'date':
      return isDay(text) ? undefined : NO_DAY;
    case 'number':
      return isDecimal(field, column) ? ofDecimal(text) : ofInteger(text);
    case 'text':
      return ofLength(text, LONGEST_TEXT);
    case 'longtext':
      return ofLength(text, LONGEST_LONG_TEXT);
  }
}

/** Columns of real numbers, which consoles of version 1 could make. */
const isDecimal = ({ stored }: AdministrativeField, { kind }: FieldType): boolean =>
  kind === 'decimal' || (stored === 'number' && kind !== 'integer');

function ofColumn(field: AdministrativeField, text: string, column: FieldType): Refusal | undefined {
  if (isDecimal(field, column)) return ofDecimal(text);
  switch (column.kind) {
    case 'integer':
      return ofInteger(text);
    case 'date':
    case 'datetime':
      return isDay(text) ? undefined : NO_DAY;
    case 'text':
      return ofLength(text, column.width);
    default:
      return undefined;
  }
}

const NO_DAY: Refusal = { code: 'format', message: 'This must be a date: yyyy-mm-dd.' };

const notAmong = (words: readonly string[]): Refusal => ({
  code: 'choice',
  message: `This must be one of: ${words.join(', ')}.`,
});

function ofLength(text: string, longest: number): Refusal | undefined {
  return [...text].length > longest
    ? { code: 'too-long', message: `This must have at most ${longest} characters.` }
    : undefined;
}

function ofInteger(text: string): Refusal | undefined {
  if (!/^[+-]?\d+$/.test(text)) return { code: 'format', message: 'This must be a whole number.' };
  if (Number(text) > LARGEST_INTEGER)
    return { code: 'too-big', message: `This must be at most ${LARGEST_INTEGER}.` };
  return Number(text) < -LARGEST_INTEGER - 1
    ? { code: 'too-small', message: `This must be at least ${-LARGEST_INTEGER - 1}.` }
    : undefined;
}

const ofDecimal = (text: string): Refusal | undefined =>
  /^[+-]?\d{1,15}(\.\d{1,15})?$/.test(text)
    ? undefined
    : { code: 'format', message: 'This must be a number.' };

/** A day of the calendar, in the form dates are kept in. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '1000-01-01') return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
