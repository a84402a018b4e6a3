import { describe, expect, it } from 'vitest';
import { fieldFault } from './field-fault.rule.js';

describe('fieldFault', () => {
  it.each([
    [null, undefined],
    [{ required: true }, { key: 'required', parameters: {} }],
    [{ minlength: { requiredLength: 12 } }, { key: 'tooShort', parameters: { min: 12 } }],
    [{ maxlength: { requiredLength: 256 } }, { key: 'tooLong', parameters: { max: 256 } }],
    [{ outside: { min: 1, max: 366 } }, { key: 'outside', parameters: { min: 1, max: 366 } }],
    [{ email: true }, { key: 'email', parameters: {} }],
    [{ pattern: {} }, { key: 'format', parameters: {} }],
    [{ differ: true }, { key: 'differ', parameters: {} }],
    [{ server: 'password.wrong' }, { key: 'wrongPassword', parameters: {} }],
    [{ server: 'password.same' }, { key: 'sameAsCurrent', parameters: {} }],
    [{ server: 'password.is-login' }, { key: 'sameAsLogin', parameters: {} }],
    [{ server: 'password.common' }, { key: 'tooCommon', parameters: {} }],
    [{ server: 'password.too-short' }, { key: 'tooShort', parameters: { min: 12 } }],
    [{ server: 'user.login-taken' }, { key: 'loginTaken', parameters: {} }],
    [{ server: 'something.new' }, { key: 'refused', parameters: {} }],
    [{ other: true }, undefined],
  ])('of %o is %o', (errors, expected) => {
    expect(fieldFault(errors)).toEqual(expected);
  });
});
