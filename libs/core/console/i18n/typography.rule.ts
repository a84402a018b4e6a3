import type { Language } from '@ocs/core-contract';
import type { Dictionary } from './dictionary.js';

const NO_BREAK_SPACE = '\u00A0';

/** French puts a blank before `: ; ? ! »` and after `«`; a line must not break there. Done to the sentences, never to values. */
export const withoutBreaks = (french: string): string =>
  french.replace(/ (?=[:;?!»])/g, NO_BREAK_SPACE).replace(/« /g, `«${NO_BREAK_SPACE}`);

/** A dictionary as it is set in its language. */
export function typeset(dictionary: Dictionary, language: Language): Dictionary {
  if (language !== 'fr') return dictionary;
  return Object.fromEntries(
    Object.entries(dictionary).map(([key, value]) => [
      key,
      typeof value === 'string' ? withoutBreaks(value) : typeset(value, language),
    ]),
  );
}
