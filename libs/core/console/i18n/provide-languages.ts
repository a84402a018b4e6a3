import {
  inject,
  isDevMode,
  makeEnvironmentProviders,
  provideAppInitializer,
  type EnvironmentProviders,
} from '@angular/core';
import { LANGUAGES } from '@ocs/core-contract';
import { TRANSLOCO_TRANSPILER, TranslocoService, provideTransloco } from '@jsverse/transloco';
import { coreTexts } from './core-texts.js';
import { LanguageService } from './language.service.js';
import { SinglePassTranspiler } from './single-pass-transpiler.js';

/** English and French, switchable at run time; the words every page shares are loaded before the first page. */
export function provideLanguages(): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideTransloco({
      config: {
        availableLangs: [...LANGUAGES],
        defaultLang: 'en',
        prodMode: !isDevMode(),
        scopes: { keepCasing: true },
      },
    }),
    { provide: TRANSLOCO_TRANSPILER, useClass: SinglePassTranspiler },
    provideAppInitializer(() => coreTexts.load(inject(LanguageService), inject(TranslocoService))),
  ]);
}
