import { defineTexts } from '@ocs/core-console';

/** Texts of the pages about computers that come in: waiting ones, and inventories that are handed over as files. */
export const arrivalsTexts = defineTexts('arrivals', {
  en: () => import('./i18n/en.js').then((module) => module.en),
  fr: () => import('./i18n/fr.js').then((module) => module.fr),
});
