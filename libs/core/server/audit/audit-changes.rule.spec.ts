import { describe, expect, it } from 'vitest';
import { auditText, changesBetween } from './audit-changes.rule.js';

describe('what the audit keeps of a change', () => {
  it('names the fields that differ, with old and new value', () => {
    expect(
      changesBetween(
        { profile: 'admin', email: 'a@b', tags: ['A'] },
        { profile: 'sadmin', email: 'a@b', tags: ['A', 'B'] },
      ),
    ).toEqual([
      { field: 'profile', from: 'admin', to: 'sadmin' },
      { field: 'tags', from: 'A', to: 'A, B' },
    ]);
  });

  it('takes no value, an absent one, an empty text and an empty list for the same', () => {
    expect(
      changesBetween({ email: null, comments: '', tags: [] }, { email: '', comments: null, tags: null }),
    ).toEqual([]);
  });

  it('says nothing of fields that were not written', () => {
    expect(changesBetween({ profile: 'admin', email: 'a@b' }, { email: 'c@d' })).toEqual([
      { field: 'email', from: 'a@b', to: 'c@d' },
    ]);
  });

  it('cuts long values without halving a character', () => {
    expect(auditText('😀'.repeat(2_000))).toBe(`${'😀'.repeat(1_000)}…`);
  });
});
