/** The texts of one room in one language: a tree whose leaves are sentences. `{{name}}` marks a parameter. */
export interface Dictionary {
  readonly [key: string]: string | Dictionary;
}

/** The shape a dictionary must have to be a full translation of `D`: the same keys, any words. */
export type TranslationOf<D> = {
  readonly [K in keyof D]: D[K] extends string ? string : TranslationOf<D[K]>;
};

/** Dotted path of every sentence of `D`, for instance `list.title`. */
export type TextKey<D> = {
  [K in keyof D & string]: D[K] extends string ? K : `${K}.${TextKey<D[K]>}`;
}[keyof D & string];

/** Dotted path of every entry of `D` that has a form for one and a form for others. */
export type PluralKey<D> = {
  [K in keyof D & string]: D[K] extends string
    ? never
    : D[K] extends { readonly one: string; readonly other: string }
      ? K
      : `${K}.${PluralKey<D[K]>}`;
}[keyof D & string];

/** Values for the parameters of a sentence; numbers are written as the language writes them. */
export type TextParameters = Readonly<Record<string, string | number>>;
