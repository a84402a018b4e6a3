import { describe, expect, it } from 'vitest';
import { ACTION_TEXTS, KIND_TEXTS, actionText, fieldText, kindText, targetLink } from './audit-words.rule.js';
import { en } from './i18n/en.js';

describe('the words of the audit', () => {
  it('leave no sentence of the dictionary unused', () => {
    expect(new Set<string>(Object.values(ACTION_TEXTS))).toEqual(new Set(Object.keys(en.actions)));
    expect(new Set<string>(Object.values(KIND_TEXTS))).toEqual(new Set(Object.keys(en.kinds)));
  });

  it.each(['something.new', 'constructor', '__proto__', ''])('do not know %j', (text) => {
    expect([actionText(text), kindText(text), fieldText(text)]).toEqual([undefined, undefined, undefined]);
  });
});

describe('targetLink', () => {
  it.each([
    ['computer', '7', 'computer.edited', ['/computers', '7']],
    ['computer', '7', 'computer.deleted', undefined],
    ['user', 'a.lemoine', 'user.changed', ['/users', 'a.lemoine']],
    ['profile', 'helpdesk', 'profile.added', ['/profiles', 'helpdesk']],
    ['layout', '3', 'layout.added', undefined],
    [null, null, 'session.opened', undefined],
  ])('of %s %s after %s is %o', (kind, id, action, link) => {
    expect(targetLink(kind, id, action)).toEqual(link);
  });
});
