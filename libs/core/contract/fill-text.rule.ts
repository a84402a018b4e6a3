import type { LocalisedText } from './text.js';

/** Values of the `{name}`s in a sentence. */
export type TextParams = Readonly<Record<string, string | number>>;

/** A sentence with its `{name}`s filled, in every language; what is filled in is never looked at again. */
export function fillText(text: LocalisedText, params: TextParams): LocalisedText {
  const fill = (template: string): string =>
    template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
  return { en: fill(text.en), fr: fill(text.fr) };
}
