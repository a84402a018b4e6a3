import { describe, expect, it } from 'vitest';
import { aged, mergeContacts, type ContactRecord } from './contact-merge.rule.js';

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

  it('are equal although the age of the inventory grew, and keep the first age', () => {
    const [entry, ...more] = mergeContacts(undefined, [
      prolog(1, 'STOP', { ageSeconds: 60 }),
      prolog(2, 'STOP', { ageSeconds: 120 }),
    ]);
    expect(more).toEqual([]);
    expect(entry?.decisions?.[0]?.reasons[0]?.params).toEqual({ ageSeconds: 60 });
  });

  it('leave the decisions alone that are stored, unless they count something', () => {
    const [first] = mergeContacts(undefined, [prolog(1, 'STOP', { ageSeconds: 60 })]);
    const [grown] = mergeContacts({ ...first!, id: 42 }, [prolog(2, 'STOP', { ageSeconds: 120 })]);
    expect(grown).toMatchObject({ id: 42, times: 2, decisions: undefined });
    const [counted] = mergeContacts(undefined, [prolog(1, 'STOP', { added: 1 })]);
    const [again] = mergeContacts({ ...counted!, id: 42 }, [prolog(2, 'STOP', { added: 7 })]);
    expect(again?.decisions?.[0]?.reasons[0]?.params).toEqual({ added: 7 });
  });

  it('are told with the ages they have grown to', () => {
    const { decisions } = prolog(1, 'STOP', { ageSeconds: 60, days: 7 });
    expect(aged(decisions, 30)[0]?.reasons[0]?.params).toEqual({ ageSeconds: 90, days: 7 });
    expect(aged(decisions, 0)).toBe(decisions);
    const counted = prolog(1, 'STOP', { ageSeconds: 60, added: 7 }).decisions;
    expect(aged(counted, 30)).toBe(counted);
  });

  it('differ when a lasting parameter does', () => {
    expect(
      mergeContacts(undefined, [prolog(1, 'STOP', { days: 7 }), prolog(2, 'STOP', { days: 1 })]),
    ).toHaveLength(2);
  });
});
