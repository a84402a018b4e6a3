import { describe, expect, it } from 'vitest';
import type { AccessRule } from './access.decorators.js';
import { isLoopback, refusal } from './access.rule.js';
import type { Principal } from './viewer.js';

const reader: Principal = {
  login: 'reader',
  sessionId: 's',
  profile: 'read-only',
  permissions: ['computers.read'],
  tags: null,
  mustChangePassword: false,
};
const fresh: Principal = { ...reader, mustChangePassword: true };

const open: AccessRule = { kind: 'public' };
const signedIn: AccessRule = { kind: 'signed-in', evenWithExpiredPassword: false };
const account: AccessRule = { kind: 'signed-in', evenWithExpiredPassword: true };
const computers: AccessRule = { kind: 'permission', permission: 'computers.read', orLoopback: false };
const server: AccessRule = { kind: 'permission', permission: 'server.read', orLoopback: true };

describe('access', () => {
  it.each([
    ['anyone passes a public route', open, undefined, undefined],
    ['nobody passes a route without rule unsigned', undefined, undefined, 'session.missing'],
    ['nobody passes a route without rule at all', undefined, reader, 'access.denied'],
    ['signing in is asked for', signedIn, undefined, 'session.missing'],
    ['a signed-in account passes', signedIn, reader, undefined],
    ['the permission is enough', computers, reader, undefined],
    ['another permission is not', server, reader, 'access.denied'],
    ['an expired password closes the permission', computers, fresh, 'password.change-required'],
    ['an expired password closes signed-in routes', signedIn, fresh, 'password.change-required'],
    ['an expired password leaves the account open', account, fresh, undefined],
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
