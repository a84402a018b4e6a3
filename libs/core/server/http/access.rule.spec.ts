import { describe, expect, it } from 'vitest';
import type { AccessRule } from './access.decorators.js';
import { isLoopback, refusal } from './access.rule.js';
import type { Principal } from './viewer.js';

const reader: Principal = {
  login: 'reader',
  sessionId: 's',
  token: null,
  profile: 'read-only',
  permissions: ['computers.read'],
  tags: null,
  mustChangePassword: false,
  mustSetUpSecondFactor: false,
};
const fresh: Principal = { ...reader, mustChangePassword: true };
const bare: Principal = { ...reader, mustSetUpSecondFactor: true };
const program: Principal = { ...reader, sessionId: null, token: 'report' };

const open: AccessRule = { kind: 'public' };
const strict = {
  kind: 'signed-in',
  evenWithExpiredPassword: false,
  evenWithoutSecondFactor: false,
  sessionOnly: false,
} as const;
const signedIn: AccessRule = strict;
const password: AccessRule = { ...strict, evenWithExpiredPassword: true };
const setUp: AccessRule = { ...strict, evenWithoutSecondFactor: true };
const person: AccessRule = { ...strict, sessionOnly: true };
const computers: AccessRule = { kind: 'permission', permissions: ['computers.read'], orLoopback: false };
const server: AccessRule = { kind: 'permission', permissions: ['server.read'], orLoopback: true };
const either: AccessRule = {
  kind: 'permission',
  permissions: ['server.read', 'computers.read'],
  orLoopback: false,
};

describe('access', () => {
  it.each([
    ['anyone passes a public route', open, undefined, undefined],
    ['nobody passes a route without rule unsigned', undefined, undefined, 'session.missing'],
    ['nobody passes a route without rule at all', undefined, reader, 'access.denied'],
    ['signing in is asked for', signedIn, undefined, 'session.missing'],
    ['a signed-in account passes', signedIn, reader, undefined],
    ['the permission is enough', computers, reader, undefined],
    ['another permission is not', server, reader, 'access.denied'],
    ['one of two permissions is', either, reader, undefined],
    ['an expired password closes the permission', computers, fresh, 'password.change-required'],
    ['an expired password closes signed-in routes', signedIn, fresh, 'password.change-required'],
    ['an expired password leaves its change open', password, fresh, undefined],
    ['an expired password closes the set-up of a second factor', setUp, fresh, 'password.change-required'],
    ['a missing second factor closes the permission', computers, bare, 'second-factor.set-up-required'],
    ['a missing second factor closes signed-in routes', signedIn, bare, 'second-factor.set-up-required'],
    ['a missing second factor leaves its set-up open', setUp, bare, undefined],
    ['a token has its permissions', computers, program, undefined],
    ['a token passes where any account does', signedIn, program, undefined],
    ['a token does not stand for the person', person, program, 'token.not-allowed'],
    ['the person does', person, reader, undefined],
  ])('%s', (_, rule, principal, code) => {
    expect(refusal(rule, principal)?.code).toBe(code);
  });

  it.each([
    ['127.0.0.1', true],
    ['127.8.0.3', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['10.0.0.1', false],
    ['1127.0.0.1', false],
    [undefined, false],
  ])('knows whether %s is this machine', (address, expected) => {
    expect(isLoopback(address)).toBe(expected);
  });
});
