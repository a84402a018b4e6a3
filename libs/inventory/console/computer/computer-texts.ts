import { defineTexts } from '@ocs/core-console';

/** Texts of the page of a computer. */
export const computerTexts = defineTexts('computer', {
  en: () => import('./i18n/en.js').then((module) => module.en),
  fr: () => import('./i18n/fr.js').then((module) => module.fr),
});
