import { describe, expect, it } from 'vitest';
import { mergeContacts, type ContactRecord } from './contact-merge.rule.js';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 9, minute));
const prolog = (minute: number, outcome: string, params: Record<string, number> = {}): ContactRecord => ({
  computerId: 7,
  kind: 'PROLOG',
  status: 200,
  at: at(minute),
  decisions: [{ topic: 'prolog', outcome, reasons: [{ code: 'inventory-recent', params }] }],
});

describe('the contacts of a computer', () => {
  it('are one entry while they go the same way', () => {
    const entries = mergeContacts(undefined, [prolog(1, 'STOP'), prolog(2, 'STOP'), prolog(3, 'STOP')]);
    expect(entries).toMatchObject([{ id: undefined, times: 3, firstAt: at(1), lastAt: at(3) }]);
  });

  it('are further entries when the decision changes', () => {
    const entries = mergeContacts(undefined, [prolog(1, 'STOP'), prolog(2, 'SEND'), prolog(3, 'STOP')]);
    expect(entries.map(({ times, lastAt }) => [times, lastAt])).toEqual([
      [1, at(1)],
      [1, at(2)],
      [1, at(3)],
    ]);
  });

  it('join the newest kept entry', () => {
    const [kept] = mergeContacts(undefined, [prolog(1, 'STOP')]);
    const entries = mergeContacts({ ...kept!, id: 42 }, [prolog(2, 'STOP'), prolog(3, 'SEND')]);
    expect(entries.map(({ id, times }) => [id, times])).toEqual([
      [42, 2],
      [undefined, 1],
    ]);
  });

  it('are equal although the age of the inventory grew, and tell the newest age', () => {
    const [entry, ...more] = mergeContacts(undefined, [
      prolog(1, 'STOP', { ageSeconds: 60 }),
      prolog(2, 'STOP', { ageSeconds: 120 }),
    ]);
    expect(more).toEqual([]);
    expect(entry?.decisions[0]?.reasons[0]?.params).toEqual({ ageSeconds: 120 });
  });

  it('differ when a lasting parameter does', () => {
    expect(
      mergeContacts(undefined, [prolog(1, 'STOP', { days: 7 }), prolog(2, 'STOP', { days: 1 })]),
    ).toHaveLength(2);
  });
});
