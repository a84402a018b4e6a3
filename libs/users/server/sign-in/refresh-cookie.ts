import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_HOURS } from './session.repository.js';

const PATH = '/api/auth';

/**
 * Browsers share cookies between ports and schemes of a host, and do not let plain HTTP overwrite a Secure one: the
 * two get names of their own, so that signing in works on both addresses of a server.
 */
const nameFor = (request: FastifyRequest): string =>
  request.protocol === 'https' ? '__Secure-ocs_refresh' : 'ocs_refresh';

const attributesFor = (request: FastifyRequest) => ({
  path: PATH,
  httpOnly: true,
  sameSite: 'strict' as const,
  secure: request.protocol === 'https',
});

export const readRefreshCookie = (request: FastifyRequest): string | undefined =>
  request.cookies[nameFor(request)];

export function setRefreshCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(nameFor(request), token, { ...attributesFor(request), maxAge: SESSION_HOURS * 3_600 });
}

export function clearRefreshCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(nameFor(request), attributesFor(request));
}
