import { describe, expect, it } from 'vitest';
import { passwordProblem } from './password.rule.js';

describe('passwordProblem', () => {
  it.each([
    [null, undefined],
    [{ required: true }, 'required'],
    [{ minlength: { requiredLength: 12 } }, 'tooShort'],
    [{ maxlength: {} }, 'tooLong'],
    [{ differ: true }, 'differ'],
    [{ server: 'password.wrong' }, 'wrongCurrent'],
    [{ server: 'password.same' }, 'sameAsCurrent'],
    [{ server: 'password.is-login' }, 'sameAsLogin'],
    [{ server: 'password.common' }, 'tooCommon'],
    [{ server: 'something.new' }, 'refused'],
    [{ other: true }, undefined],
  ])('of %o is %s', (errors, problem) => {
    expect(passwordProblem(errors)).toBe(problem);
  });
});
