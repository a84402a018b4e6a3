import { describe, expect, it } from 'vitest';
import { countReasons } from './reason-counts.rule.js';

describe('the reasons of many decisions', () => {
  it('are counted, the most frequent first', () => {
    const rule = (number: number) => ({ code: 'rule-matches', params: { rule: number } });
    expect(countReasons([rule(1), rule(2), rule(2)])).toEqual([
      { code: 'rule-matches', params: { rule: 2, count: 2 } },
      { code: 'rule-matches', params: { rule: 1, count: 1 } },
    ]);
  });

  it('stay few', () => {
    const reasons = Array.from({ length: 500 }, (_, rule) => ({ code: 'rule-matches', params: { rule } }));
    expect(countReasons(reasons)).toHaveLength(20);
  });
});
