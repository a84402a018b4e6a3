import { describe, expect, it } from 'vitest';
import { legacyText } from './legacy-text.rule.js';

describe('a text that another console stored', () => {
  it.each([
    ['R&amp;D', 'R&D'],
    ['l&#039;atelier', "l'atelier"],
    ['l&#39;atelier &apos;B&apos;', "l'atelier 'B'"],
    ['&quot;A&quot; &lt;b&gt;', '"A" <b>'],
    ['&amp;amp; is an entity', '&amp; is an entity'],
    ['plain & simple', 'plain & simple'],
    ['&eacute; &#233; &unknown;', '&eacute; &#233; &unknown;'],
    ['', ''],
  ])('%j reads %j', (stored, text) => {
    expect(legacyText(stored)).toBe(text);
  });
});
