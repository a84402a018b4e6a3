export { DictionaryModule } from './dictionary.module.js';
export { DICTIONARY_REASON_TEXTS } from './reason-texts.js';
