import { describe, expect, it } from 'vitest';
import { differingFields, onTop } from './conflict.rule.js';

const OPENED = { firstName: 'Ada', email: 'a@corp.example', tags: ['LYON'], disabled: false };

describe('differingFields', () => {
  it.each([
    [OPENED, []],
    [{ ...OPENED, email: '' }, ['email']],
    [{ ...OPENED, tags: ['LYON', 'PARIS'], disabled: true }, ['tags', 'disabled']],
  ])('to %o are %o', (other, fields) => {
    expect(differingFields(OPENED, other)).toEqual(fields);
  });
});

describe('onTop', () => {
  it('keeps what one typed and takes over what only somebody else changed', () => {
    const mine = { ...OPENED, firstName: 'Ada M.' };
    const stored = { ...OPENED, email: 'ada@corp.example', tags: ['PARIS'] };
    expect(onTop(OPENED, mine, stored)).toEqual({ ...stored, firstName: 'Ada M.' });
  });

  it('keeps the own value where both changed the same field', () => {
    expect(onTop(OPENED, { ...OPENED, email: 'mine@x' }, { ...OPENED, email: 'theirs@x' }).email).toBe(
      'mine@x',
    );
  });
});
