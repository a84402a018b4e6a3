import type { AccessRule } from './access.decorators.js';
import { type DomainError, forbidden, unauthorized } from './domain-error.js';
import type { Principal } from './viewer.js';

/** Decides whether a request may pass: undefined, or the problem to answer. Without a rule nobody passes. */
export function refusal(
  rule: AccessRule | undefined,
  principal: Principal | undefined,
): DomainError | undefined {
  if (rule?.kind === 'public') return undefined;
  if (!principal)
    return unauthorized('session.missing', 'Sign in first, or sign in again: the session has ended.');
  if (!rule) return forbidden('access.denied', 'This address has no access rule.');
  if (principal.mustChangePassword && !(rule.kind === 'signed-in' && rule.evenWithExpiredPassword)) {
    return forbidden('password.change-required', 'Change the password first.');
  }
  if (rule.kind === 'permission' && !principal.permissions.includes(rule.permission)) {
    return forbidden('access.denied', `This needs the permission ${rule.permission}.`);
  }
  return undefined;
}

/** True for the address of a program on this very machine. */
export const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && (address === '::1' || /^(::ffff:)?127\./.test(address));
