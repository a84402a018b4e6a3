import type { AdministrativeValue } from '@ocs/inventory-contract';

/** Longest value of a field of type text, and of the TAG (spec/console.md 9.3). */
export const LONGEST_TEXT = 255;

/** Joins the chosen words of check boxes in one column (spec/console.md 9.3). */
const JOINT = '&&&';

/** The fields of one tab of the form. */
export interface FieldTab {
  /** null: the tab without a name, it comes first. */
  readonly name: string | null;
  readonly fields: readonly AdministrativeValue[];
}

/** Values by column as the form holds them: no value is an empty text. */
export type FormValues = Readonly<Record<string, string>>;

export type FieldFault = 'tooLong' | 'notANumber' | 'notADate' | 'notAChoice';

/** One field that the other side changed, beside what stands in the form. */
export interface FieldConflict {
  readonly column: string;
  readonly label: string;
  readonly theirs: string;
  /** null where one changed nothing oneself: then theirs stays in any case. */
  readonly mine: string | null;
}

/** Fields tab by tab, in the order in which the server tells them. */
export function fieldTabs(values: readonly AdministrativeValue[]): readonly FieldTab[] {
  const names = [...new Set(values.map(({ tab }) => tab))].sort(
    (a, b) => Number(a !== null) - Number(b !== null),
  );
  return names.map((name) => ({ name, fields: values.filter(({ tab }) => tab === name) }));
}

export const formValues = (values: readonly AdministrativeValue[]): FormValues =>
  Object.fromEntries(values.map(({ column, value }) => [column, value ?? '']));

/** What is wrong with a value, before the server is asked. An untouched old value is never a fault. */
export function fieldFault(field: AdministrativeValue, text: string): FieldFault | undefined {
  if (text === '' || text === (field.value ?? '')) return undefined;
  switch (field.type) {
    case 'text':
      return text.length > LONGEST_TEXT ? 'tooLong' : undefined;
    case 'number':
      return /^[+-]?\d+(?:\.\d+)?$/.test(text) ? undefined : 'notANumber';
    case 'date':
      return isDay(text) ? undefined : 'notADate';
    case 'list':
    case 'radio':
      return field.choices.includes(text) ? undefined : 'notAChoice';
    case 'checkboxes':
    case 'longtext':
      return undefined;
  }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The fields that differ from what the form began with; null clears one. */
export function changes(before: FormValues, now: FormValues): Readonly<Record<string, string | null>> {
  return Object.fromEntries(
    Object.entries(now)
      .filter(([column, text]) => text !== (before[column] ?? ''))
      .map(([column, text]) => [column, text === '' ? null : text]),
  );
}

/** Fields that someone else changed since the form began, beside what stands in the form. */
export function conflicts(
  before: FormValues,
  now: FormValues,
  stored: readonly AdministrativeValue[],
): readonly FieldConflict[] {
  return stored.flatMap(({ column, label, value }) => {
    const theirs = value ?? '';
    const began = before[column] ?? '';
    const mine = now[column] ?? '';
    if (theirs === began || theirs === mine) return [];
    return [{ column, label, theirs, mine: mine === began ? null : mine }];
  });
}

/**
 * The form over what is stored now: fields one has changed oneself keep the own value, all others take the stored one.
 */
export function rebased(
  before: FormValues,
  now: FormValues,
  stored: readonly AdministrativeValue[],
): FormValues {
  const own = changes(before, now);
  return { ...formValues(stored), ...Object.fromEntries(Object.entries(own).map(([c, v]) => [c, v ?? ''])) };
}

/** Words ticked in a value of type check boxes. */
export const tickedWords = (text: string): readonly string[] =>
  text === '' ? [] : text.split(JOINT).filter((word) => word !== '');

/** The value once `word` is ticked or not. Words that are no choice any more stay until they are taken off. */
export function withWord(text: string, word: string, ticked: boolean, choices: readonly string[]): string {
  const words = new Set(tickedWords(text));
  if (ticked) words.add(word);
  else words.delete(word);
  const known = choices.filter((choice) => words.has(choice));
  return [...known, ...[...words].filter((other) => !choices.includes(other))].join(JOINT);
}

/** How a value reads outside the form: the words of check boxes as a list. */
export const readable = ({ type, value }: Pick<AdministrativeValue, 'type' | 'value'>): string | null =>
  value === null || value === '' ? null : type === 'checkboxes' ? tickedWords(value).join(', ') : value;
