import { defineTexts } from '@ocs/core-console';

export const auditTexts = defineTexts('audit', {
  en: () => import('./i18n/en.js').then((module) => module.en),
  fr: () => import('./i18n/fr.js').then((module) => module.fr),
});
