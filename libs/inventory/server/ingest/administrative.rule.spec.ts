import { describe, expect, it } from 'vitest';
import { administrativeReply, administrativeValues } from './administrative.rule.js';

const entries = (values: Record<string, string | null>) =>
  Object.entries(values).map(([name, value]) => ({ name, value }));

describe('the administrative part of the reply', () => {
  it.each([
    ['a new computer keeps what it sent', { TAG: 'PARIS' }, { TAG: 'PARIS' }, true, false, 'new-computer'],
    ['equal values need no update', { TAG: 'PARIS' }, { TAG: 'PARIS' }, false, false, 'same'],
    ['another TAG is put right', { TAG: 'LYON' }, { TAG: 'PARIS' }, false, true, 'value-differs'],
    ['case counts', { TAG: 'paris' }, { TAG: 'PARIS' }, false, true, 'value-differs'],
    ['an empty value equals a null column', { TAG: null }, { TAG: null }, false, false, 'same'],
    ['nothing sent gets everything', {}, { TAG: 'PARIS' }, false, true, 'nothing-sent'],
    [
      'a column the agent does not know yet',
      { TAG: 'PARIS' },
      { TAG: 'PARIS', fields_3: 'x' },
      false,
      true,
      'number-differs',
    ],
    ['a name that is no column is not compared', { NOPE: 'x' }, { TAG: 'PARIS' }, false, false, 'same'],
  ])('%s', (_what, sent, stored, isNew, update, reason) => {
    const reply = administrativeReply(entries(sent), entries(stored), isNew);
    expect(reply).toEqual({ update, reason, entries: update ? entries(stored) : [] });
  });

  it('marks a computer whose row vanished', () => {
    const reply = administrativeReply(entries({ TAG: 'PARIS', fields_3: 'x' }), undefined, false);
    expect(reply).toEqual({
      update: true,
      reason: 'row-was-lost',
      entries: entries({ TAG: 'LOST', fields_3: 'x' }),
    });
  });
});

describe('the values of a new administrative row', () => {
  it('are those of existing columns, the last of a name, empty as null', () => {
    const sent = [...entries({ TAG: 'A', NOPE: 'x', fields_3: null }), ...entries({ TAG: 'B' })];
    expect(Object.fromEntries(administrativeValues(sent, ['TAG', 'fields_3']))).toEqual({
      TAG: 'B',
      fields_3: null,
    });
  });
});
