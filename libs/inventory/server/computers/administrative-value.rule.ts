import { createHash } from 'node:crypto';
import type { AdministrativeType, AdministrativeValue } from '@ocs/inventory-contract';
import { legacyText } from '../administrative/legacy-text.rule.js';

/** An administrative field as the administrators defined it (`accountinfo_config`, spec/database.md 3.7). */
export interface AdministrativeField {
  /** Column of `accountinfo`: `TAG` or `fields_<n>`. */
  readonly column: string;
  readonly label: string;
  readonly type: AdministrativeType;
  /** How the database keeps it, where that is no text: a field may be older than the type it has now. */
  readonly stored: 'text' | 'number' | 'day';
  /** Words of a list with the code that is stored for each. */
  readonly choices: readonly AdministrativeChoice[];
  /** Name of the tab it stands on; null for the first. */
  readonly tab: string | null;
}

export interface AdministrativeChoice {
  readonly code: string;
  readonly word: string;
}

/** Stands between the chosen words (in the API) and codes (in the database) of check boxes. */
export const BETWEEN_CHOICES = '&&&';

const TYPES: ReadonlyMap<number, AdministrativeType> = new Map([
  [0, 'text'],
  [1, 'longtext'],
  [2, 'list'],
  [5, 'checkboxes'],
  [11, 'radio'],
  [14, 'date'],
  [15, 'number'],
]);

/** Meaning of `accountinfo_config.TYPE`; what nobody knows is shown as the text it is. */
export const administrativeType = (code: number | null): AdministrativeType =>
  (code === null ? undefined : TYPES.get(code)) ?? 'text';

export const hasChoices = ({ type }: AdministrativeField): boolean =>
  type === 'list' || type === 'radio' || type === 'checkboxes';

/** A stored value as people read it: words for codes, without the entities older consoles left in texts. */
export function readAdministrative(field: AdministrativeField, stored: string): string {
  if (!hasChoices(field)) return legacyText(stored);
  const codes = field.type === 'checkboxes' ? stored.split(BETWEEN_CHOICES) : [stored];
  return codes
    .map((code) => field.choices.find((choice) => choice.code === code)?.word ?? legacyText(code))
    .join(BETWEEN_CHOICES);
}

/** The opposite of {@link readAdministrative}. A word that is no choice stays as it is: who writes checks before. */
export function writeAdministrative(field: AdministrativeField, text: string): string {
  if (!hasChoices(field)) return text;
  const words = field.type === 'checkboxes' ? text.split(BETWEEN_CHOICES) : [text];
  return words
    .map((word) => field.choices.find((choice) => choice.word === word)?.code ?? word)
    .join(BETWEEN_CHOICES);
}

/** Version of the administrative data of a computer: another one as soon as any value is another. */
export const administrativeVersion = (
  values: readonly Pick<AdministrativeValue, 'column' | 'value'>[],
): string =>
  createHash('sha256')
    .update(JSON.stringify(values.map(({ column, value }) => [column, value])))
    .digest('base64url')
    .slice(0, 22);
