import { describe, expect, it } from 'vitest';
import { typeset, withoutBreaks } from './typography.rule.js';

describe('French sentences', () => {
  it.each([
    ['Quitter ?', 'Quitter\u00A0?'],
    ['Thème : clair', 'Thème\u00A0: clair'],
    ['« {{q}} »', '«\u00A0{{q}}\u00A0»'],
    ['sans retour ; un compte', 'sans retour\u00A0; un compte'],
    ['12:30, a b', '12:30, a b'],
  ])('"%s" does not break before its signs', (text, set) => {
    expect(withoutBreaks(text)).toBe(set);
  });

  it('are set in the whole dictionary, English ones are left alone', () => {
    const dictionary = { a: 'Oui ?', b: { c: '« x »' } };
    expect(typeset(dictionary, 'fr')).toEqual({ a: 'Oui\u00A0?', b: { c: '«\u00A0x\u00A0»' } });
    expect(typeset(dictionary, 'en')).toBe(dictionary);
  });
});
