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
  const signedIn = rule.kind === 'signed-in' ? rule : undefined;
  if (signedIn?.sessionOnly && principal.sessionId === null) {
    return forbidden('token.not-allowed', 'This is closed to API tokens: sign in.');
  }
  if (principal.mustChangePassword && !signedIn?.evenWithExpiredPassword) {
    return forbidden('password.change-required', 'Change the password first.');
  }
  if (principal.mustSetUpSecondFactor && !signedIn?.evenWithoutSecondFactor) {
    return forbidden('second-factor.set-up-required', 'Set up the second factor first.');
  }
  if (rule.kind === 'permission' && !rule.permissions.some((one) => principal.permissions.includes(one))) {
    return forbidden('access.denied', `This needs the permission ${rule.permissions.join(' or ')}.`);
  }
  return undefined;
}

/** True for the address of a program on this very machine. */
export const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && (address === '::1' || /^(::ffff:)?127\./.test(address));
