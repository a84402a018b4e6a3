import { describe, expect, it } from 'vitest';
import { DICTIONARY_REASON_TEXTS } from './reason-texts.js';

const REASONS = {
  'software-categories': ['rule-matches', 'no-rule-default-category', 'no-rule-matches'],
  'asset-category': ['request-finds-computer', 'request-failed-category-kept', 'no-request-finds-computer'],
  saas: ['entry-matches-expression', 'expression-contains-entry'],
};
const OUTCOMES = [
  'software-categories=tested',
  'asset-category=member',
  'asset-category=none',
  'saas=found',
  'saas=none',
];

describe('the sentences about categories and web applications', () => {
  it('exist for every topic, outcome and reason, in both languages', () => {
    const keys = Object.entries(REASONS).flatMap(([topic, codes]) => [
      topic,
      ...codes.map((code) => `${topic}.${code}`),
    ]);
    expect(Object.keys(DICTIONARY_REASON_TEXTS).sort()).toEqual([...keys, ...OUTCOMES].sort());
    for (const { en, fr } of Object.values(DICTIONARY_REASON_TEXTS)) {
      expect(en).not.toBe('');
      expect(fr).not.toBe(en);
      expect(placeholders(fr)).toEqual(placeholders(en));
    }
  });
});

const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
