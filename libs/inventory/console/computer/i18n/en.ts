import { administrative } from './en-administrative.js';
import { customization } from './en-customization.js';
import { page } from './en-page.js';
import { related } from './en-related.js';

/** The page of a computer. */
export const en = { ...page, administrative, customization, ...related } as const;

export type ComputerDictionary = typeof en;
