import type { Dictionary } from './dictionary.js';

/**
 * What is wrong with a translation, for the tests of each room: missing and left-over keys, parameters that differ, and
 * sentences left untranslated. `same` names those that are the same word in both languages.
 */
export function translationFaults(
  original: Dictionary,
  translation: Dictionary,
  same: readonly string[] = [],
): readonly string[] {
  const from = flatten(original);
  const to = flatten(translation);
  const faults = [...from].flatMap(([key, text]) => {
    const translated = to.get(key);
    if (translated === undefined) return [`${key} is missing`];
    if (parameters(text) !== parameters(translated)) return [`${key} has other parameters`];
    if (text === translated && !same.includes(text)) return [`${key} is not translated`];
    return [];
  });
  return [...faults, ...[...to.keys()].filter((key) => !from.has(key)).map((key) => `${key} is left over`)];
}

/** Names of the parameters; how often one is used is the language's business. */
const parameters = (text: string): string =>
  [...new Set([...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name))].sort().join(' ');

/** Every sentence of a dictionary by its dotted path. */
export function flatten(dictionary: Dictionary, prefix = ''): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(dictionary)) {
    if (typeof value === 'string') texts.set(prefix + key, value);
    else for (const [path, text] of flatten(value, `${prefix}${key}.`)) texts.set(path, text);
  }
  return texts;
}
