import { describe, expect, it } from 'vitest';
import { TOPICS } from '../command-line.js';
import { EN } from './en.js';
import { FR } from './fr.js';
import { textsFor } from './index.js';

describe('the texts of the command line', () => {
  it.each([
    [{ LANG: 'fr_FR.UTF-8' }, FR],
    [{ LANG: 'fr_FR.UTF-8', LC_ALL: 'en_GB.UTF-8' }, EN],
    [{ LC_MESSAGES: 'fr_CA', LANG: 'C' }, FR],
    [{ LC_ALL: '', LANG: 'fr' }, FR],
    [{ LANG: 'de_DE' }, EN],
    [{}, EN],
  ])('follow the terminal: %j', (env, texts) => {
    expect(textsFor(env)).toBe(texts);
  });

  it('explain every command in both languages', () => {
    for (const topic of TOPICS) {
      expect(EN.help[topic]).not.toBe(FR.help[topic]);
      expect(EN.overview).toContain(`  ${topic} `);
      expect(FR.overview).toContain(`  ${topic} `);
    }
  });
});
