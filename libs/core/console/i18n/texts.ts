import { inject } from '@angular/core';
import type { ResolveFn } from '@angular/router';
import type { Language } from '@ocs/core-contract';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { Dictionary, PluralKey, TextKey, TextParameters, TranslationOf } from './dictionary.js';
import { formatNumber } from './format.rule.js';
import { isolated } from './isolation.rule.js';
import { LanguageService } from './language.service.js';
import { typeset } from './typography.rule.js';

/** Sentences of one room. A template calls it as a function, so a key that does not exist fails the build. */
export interface Texts<D> {
  (key: TextKey<D>, parameters?: TextParameters): string;
  /** The sentence for `count` things, chosen by the language's plural rule; `{{count}}` is the number. */
  plural(key: PluralKey<D>, count: number, parameters?: TextParameters): string;
}

/** The texts of one room, loaded per language when first needed. */
export interface TextBundle<D> {
  /** For a component or service: the texts in the language of the moment. */
  inject(): Texts<D>;
  /** For a route: opens only once the texts are there, so that no page ever shows a bare key. */
  readonly loaded: ResolveFn<true>;
  /** For the start of the application and for tests. */
  load(language: LanguageService, transloco: TranslocoService): Promise<void>;
}

type Loader<D> = () => Promise<D>;

/** Declares the texts of a room. The type of the French dictionary follows from the English one: none can miss a key. */
export function defineTexts<D extends Dictionary>(
  scope: string,
  loaders: { readonly en: Loader<D>; readonly fr: Loader<TranslationOf<D>> },
): TextBundle<D> {
  const load = async (language: LanguageService, transloco: TranslocoService): Promise<void> => {
    const loadOne = async (code: Language): Promise<void> => {
      const path = `${scope}/${code}`;
      const load: () => Promise<Dictionary> =
        code === 'fr' ? async () => typeset(await loaders.fr(), code) : loaders[code];
      // The default counts only when the application ends while texts are on their way.
      await firstValueFrom(transloco.load(path, { inlineLoader: { [path]: load } }), { defaultValue: {} });
    };
    language.register(scope, loadOne);
    await loadOne(language.current());
  };
  return {
    inject: () => bind<D>(scope, inject(TranslocoService)),
    loaded: async () => {
      await load(inject(LanguageService), inject(TranslocoService));
      return true as const;
    },
    load,
  };
}

function bind<D>(scope: string, transloco: TranslocoService): Texts<D> {
  const translate = (key: string, parameters: TextParameters = {}): string => {
    // Reading the signal makes every template that shows a text follow a change of language.
    const language = transloco.activeLang() as Language;
    const written: Record<string, string> = {};
    for (const [name, value] of Object.entries(parameters)) {
      written[name] = typeof value === 'number' ? formatNumber(value, language) : isolated(value);
    }
    return transloco.translate(`${scope}.${key}`, written);
  };
  return Object.assign((key: TextKey<D>, parameters?: TextParameters) => translate(key, parameters), {
    plural: (key: PluralKey<D>, count: number, parameters: TextParameters = {}) => {
      const rule = new Intl.PluralRules(transloco.activeLang()).select(count);
      return translate(`${key}.${rule === 'one' ? 'one' : 'other'}`, { count, ...parameters });
    },
  });
}
