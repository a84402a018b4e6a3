/** The languages of the product. Both are first-class: every text shown to a person exists in each of them. */
export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text shown to people, once per language. Catalogues carry it beside what it names. */
export type LocalisedText = Readonly<Record<Language, string>>;
