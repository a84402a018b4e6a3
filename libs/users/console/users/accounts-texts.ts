import { defineTexts } from '@ocs/core-console';

export const accountsTexts = defineTexts('accounts', {
  en: () => import('./i18n/en.js').then((module) => module.en),
  fr: () => import('./i18n/fr.js').then((module) => module.fr),
});
