import type { FieldProblem } from '../problem.js';
import type { ServerOption, ValueOf } from './option.js';

/** A row of `config` or `devices`, as far as its value goes. */
export interface OptionRow {
  readonly ivalue: number | null;
  readonly tvalue: string | null;
}

/** The value to work with, where it comes from and, if the stored one could not be used, why (English, for the log). */
export interface ReadOption<Value> {
  readonly value: Value;
  readonly source: 'default' | 'database';
  readonly problem?: string;
}

/** `config.TVALUE` holds 255 characters. */
const LONGEST_TEXT = 255;
const LARGEST_INTEGER = 2_147_483_647;

/** Column that holds the value of an option. */
export const optionColumn = (option: ServerOption): 'IVALUE' | 'TVALUE' =>
  option.type === 'text' || option.type === 'choice' ? 'TVALUE' : 'IVALUE';

type Refusal = readonly [code: string, message: string];

const checkNumber = (option: ServerOption & { type: 'integer' }, value: number): Refusal | null => {
  if (option.special && String(value) in option.special) return null;
  const minimum = option.minimum ?? -LARGEST_INTEGER - 1;
  const maximum = option.maximum ?? LARGEST_INTEGER;
  if (value < minimum) return ['option.too-small', `must be at least ${minimum}`];
  return value > maximum ? ['option.too-large', `must be at most ${maximum}`] : null;
};

const checkText = (option: ServerOption & { type: 'text' }, value: string): Refusal | null => {
  if (value === '') return option.allowEmpty ? null : ['option.missing', 'must not be empty'];
  if (value.length > LONGEST_TEXT) return ['option.too-long', `must have at most ${LONGEST_TEXT} characters`];
  const matches = option.pattern === undefined || new RegExp(`^(?:${option.pattern})$`, 'u').test(value);
  return matches ? null : ['option.form', 'has not the expected form'];
};

const isSumOf = (bits: readonly number[], value: unknown): boolean => {
  const all = bits.reduce((sum, bit) => sum + bit, 0);
  return (
    typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= all && (value & ~all) === 0
  );
};

/** Why a value must not be kept for an option, or null. */
const refusal = (option: ServerOption, value: unknown): Refusal | null => {
  if (value === null || value === undefined) {
    const mayBeEmpty = option.type === 'integer' && option.empty !== undefined;
    return mayBeEmpty ? null : ['option.missing', 'must have a value'];
  }
  switch (option.type) {
    case 'integer':
      if (!Number.isInteger(value)) return ['option.not-a-number', 'must be a whole number'];
      return checkNumber(option, value as number);
    case 'switch':
      return value === 0 || value === 1 ? null : ['option.not-a-switch', 'must be 0 or 1'];
    case 'bitmask':
      return isSumOf(Object.keys(option.bits).map(Number), value)
        ? null
        : ['option.bits', `must be a sum of ${Object.keys(option.bits).join(', ')}`];
    case 'text':
      if (typeof value !== 'string') return ['option.not-a-text', 'must be a text'];
      return checkText(option, value);
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(option.choices, value)
        ? null
        : ['option.choice', `must be one of ${Object.keys(option.choices).join(', ')}`];
  }
};

/**
 * Whether `value` may be stored for `option`; a problem names the option as its field. Switches are 0 and 1;
 * null is a value only of options that may be empty.
 */
export const checkOption = (option: ServerOption, value: unknown): FieldProblem | null => {
  const refused = refusal(option, value);
  return refused && { field: option.key, code: refused[0], message: `${option.key} ${refused[1]}` };
};

const defaultOf = (option: ServerOption): number | string | null =>
  option.type === 'switch' ? Number(option.default) : option.default;

/**
 * The value of an option: that of its row, or the default when there is no row or its value is of no use
 * (spec/agent-protocol.md 1.11; stored values were never checked there, here they are at every reading).
 * A row without a number is a value of its own only where the catalogue says so, as for FREQUENCY (spec 2.3).
 */
export const readOption = <O extends ServerOption>(
  option: O,
  row: OptionRow | undefined,
): ReadOption<ValueOf<O>> => {
  const fallback = defaultOf(option) as ValueOf<O>;
  if (!row) return { value: fallback, source: 'default' };
  const stored = optionColumn(option) === 'IVALUE' ? row.ivalue : row.tvalue;
  const refused = refusal(option, stored);
  if (!refused) return { value: stored as ValueOf<O>, source: 'database' };
  const problem = `${option.key} ${refused[1]}, stored is ${JSON.stringify(stored)}; the default ${JSON.stringify(fallback)} is used`;
  return { value: fallback, source: 'default', problem };
};
