import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { unauthorized } from './domain-error.js';
import type { Viewer } from './viewer.js';

/** Who does something, as the audit remembers it. */
export interface Doer {
  readonly login: string;
  /** Address the request came from; null for the command line and the server's own jobs. */
  readonly address: string | null;
  /** Name of the API token that was used; null for a session. */
  readonly token: string | null;
}

/** The signed-in account of a request that changes something: what it may see, and what the audit says of it. */
export interface Actor extends Viewer, Doer {}

/** Parameter of a controller that writes: the signed-in account, with the address of this request. */
export const ActingAs = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  if (!request.user) throw unauthorized('session.missing', 'Sign in first.');
  const { login, permissions, tags, token } = request.user;
  return { login, permissions, tags, address: request.ip, token };
});
