import type { TranslationOf } from '@ocs/core-console';
import type { ComputerDictionary } from './en.js';
import { administrative } from './fr-administrative.js';
import { customization } from './fr-customization.js';
import { page } from './fr-page.js';
import { related } from './fr-related.js';

/** La fiche d’un ordinateur. */
export const fr: TranslationOf<ComputerDictionary> = { ...page, administrative, customization, ...related };
