import { defineTexts } from './texts.js';

/** Words every page shares; loaded before the first page opens. */
export const coreTexts = defineTexts('core', {
  en: () => import('./en.js').then((module) => module.en),
  fr: () => import('./fr.js').then((module) => module.fr),
});
