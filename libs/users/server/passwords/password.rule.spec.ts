import { describe, expect, it } from 'vitest';
import { passwordProblem } from './password.rule.js';

describe('a new password', () => {
  it.each([
    ['violet-Kettle-91-orbit', undefined],
    ['douze caractè', undefined],
    ['🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧', undefined],
    ['short', 'password.too-short'],
    ['🦊🐻🐼🐨🐯🦁', 'password.too-short'],
    ['x'.repeat(257), 'password.too-long'],
    ['Alice.Martin@Example', 'password.is-login'],
    ['aaaaaaaaaaaa', 'password.common'],
    ['121212121212', 'password.common'],
    ['Password1234', 'password.common'],
    ['Pass word-1234', 'password.common'],
    ['AZERTYUIOP123', 'password.common'],
  ])('%j: %s', (password, code) => {
    expect(passwordProblem(password, 'alice.martin@example')?.code).toBe(code);
  });
});
