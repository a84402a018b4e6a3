import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Permission } from '@ocs/core-contract';
import type { FastifyRequest } from 'fastify';
import { unauthorized } from './domain-error.js';

/**
 * On whose behalf something is read. Every read of computers takes it, so that a page cannot forget the perimeter
 * (spec/console.md 1, first rule).
 */
export interface Viewer {
  readonly login: string;
  readonly permissions: readonly Permission[];
  /**
   * TAGs this account is limited to (`?` one character, `*` any number); null sees all, an empty list sees none.
   */
  readonly tags: readonly string[] | null;
}

/** The signed-in account of a request, put there by the sign-in strategy. */
export interface Principal extends Viewer {
  /** null when an API token was used: what belongs to a session is closed then. */
  readonly sessionId: string | null;
  /** Name of the API token that was used; null for a session. */
  readonly token: string | null;
  readonly profile: string;
  /** Nothing but the routes that allow it is open until the password is changed. */
  readonly mustChangePassword: boolean;
  /** The same until a second factor is set up, where the profile asks for one. */
  readonly mustSetUpSecondFactor: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    user?: Principal;
  }
}

/** Parameter of a controller: the signed-in account. Answers 401 where a public route asks for it without one. */
export const SignedInAs = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const principal = context.switchToHttp().getRequest<FastifyRequest>().user;
  if (!principal) throw unauthorized('session.missing', 'Sign in first.');
  return principal;
});
