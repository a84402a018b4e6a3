import { describe, expect, it } from 'vitest';
import { CRITERIA } from './duplicate-match.rule.js';
import { DUPLICATE_REASON_TEXTS } from './reason-texts.js';

describe('the texts about duplicates', () => {
  it.each(
    CRITERIA.flatMap((criterion) =>
      ['agrees', 'differs', 'without-value', 'blacklisted'].map(
        (ending) => `duplicate.${criterion}-${ending}`,
      ),
    ),
  )('have %s', (key) => {
    expect(DUPLICATE_REASON_TEXTS[key]?.en).toMatch(/^\p{Lu}[^:]+: .+\.$/u);
    expect(DUPLICATE_REASON_TEXTS[key]?.fr).toMatch(/^\p{Lu}[^:]+ : .+\.$/u);
  });

  it('say it in the words of the option', () => {
    expect(DUPLICATE_REASON_TEXTS['duplicate.assetTag-agrees']).toEqual({
      en: 'Asset tag: same value.',
      fr: 'Numéro d’inventaire : même valeur.',
    });
  });
});
