import type { FieldProblem } from '@ocs/core-contract';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '@ocs/users-contract';
import { COMMON_PASSWORDS } from './common-passwords.js';

/** Fewer different characters than this is a pattern, not a password. */
const MIN_DISTINCT = 5;

/**
 * What is wrong with a new password (spec/security.md row 11), or undefined. Length counts characters as people see
 * them typed (code points).
 */
export function passwordProblem(
  password: string,
  login: string,
  field = 'newPassword',
): FieldProblem | undefined {
  const length = [...password].length;
  const problem = (code: string, message: string): FieldProblem => ({ field, code, message });
  if (length < MIN_PASSWORD_LENGTH) {
    return problem(
      'password.too-short',
      `The password must have at least ${MIN_PASSWORD_LENGTH} characters.`,
    );
  }
  if (length > MAX_PASSWORD_LENGTH) {
    return problem('password.too-long', `The password must have at most ${MAX_PASSWORD_LENGTH} characters.`);
  }
  const folded = password.toLowerCase();
  if (folded === login.toLowerCase())
    return problem('password.is-login', 'The password must not be the login.');
  if (new Set(folded).size < MIN_DISTINCT || COMMON_PASSWORDS.has(folded.replace(/[\s._-]/g, ''))) {
    return problem('password.common', 'This password is one of those that are tried first.');
  }
  return undefined;
}
