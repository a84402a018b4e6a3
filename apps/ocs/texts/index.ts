import { EN, type Texts } from './en.js';
import { FR } from './fr.js';

export type { Texts } from './en.js';

/** The texts in the language of the terminal (LC_ALL, LC_MESSAGES, LANG): French, else English. */
export function textsFor(env: NodeJS.ProcessEnv): Texts {
  const locale = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== '');
  return locale?.toLowerCase().startsWith('fr') === true ? FR : EN;
}
