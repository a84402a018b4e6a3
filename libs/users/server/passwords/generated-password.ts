import { randomInt } from 'node:crypto';
import { invalid } from '@ocs/core-server';
import { passwordProblem } from './password.rule.js';

/** No letters that look like figures or like each other. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Five groups of four: about 99 bits, easy to read out and to type. */
export function generatePassword(): string {
  const group = (): string =>
    Array.from({ length: 4 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  return Array.from({ length: 5 }, group).join('-');
}

/** @throws DomainError 400 `password.refused` at the field `password` when it breaks the rules */
export function accepted(password: string, login: string): string {
  const problem = passwordProblem(password, login, 'password');
  if (problem) throw invalid('password.refused', problem.message, [problem]);
  return password;
}
