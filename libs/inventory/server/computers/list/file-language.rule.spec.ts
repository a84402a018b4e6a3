import { describe, expect, it } from 'vitest';
import { fileLanguage } from './file-language.rule.js';

describe('the language of a file', () => {
  it.each([
    ['fr', 'en', 'fr'],
    [undefined, 'fr-CA,fr;q=0.9,en;q=0.8', 'fr'],
    [undefined, 'de-DE, en;q=0.5, fr;q=0.3', 'en'],
    [undefined, 'de', 'en'],
    [undefined, undefined, 'en'],
  ] as const)('asked for %s by a browser of %s is %s', (asked, accepted, language) => {
    expect(fileLanguage(asked, accepted)).toBe(language);
  });
});
