import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Half a year, in seconds: long enough to matter, short enough to be undone. */
const HSTS_SECONDS = 15_768_000;

/** What answers that are no page may do in a browser: nothing at all. */
const DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Policy of the console (spec/security.md row 16): scripts only from our own files, no inline script, no eval, and DOM
 * sinks only through the Trusted Types policies Angular makes. Angular and Material write style elements: they carry
 * the nonce of the page.
 */
export const consolePolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types angular angular#bundler',
  ].join('; ');

/** Policy of the API's description: Swagger UI sets style attributes, and draws its icons from data addresses. */
export const API_PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every answer, whatever it is. */
const ALWAYS: Readonly<Record<string, string>> = {
  'content-security-policy': DATA_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
};

/** Security headers of every answer but those to machines ({@link DirectRoutes}). Pages put their own policy in place of the strict one with {@link usePolicy}. */
export function addSecurityHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!request.direct) setSecurityHeaders(request, reply);
    done();
  });
}

/** The same for one answer, where a route has no hooks. */
export function setSecurityHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(ALWAYS);
  // Over plain HTTP browsers ignore it.
  if (request.protocol === 'https') reply.header('strict-transport-security', `max-age=${HSTS_SECONDS}`);
}

/** Puts a page's own Content-Security-Policy in place of the strict default. */
export const usePolicy = (reply: FastifyReply, policy: string): FastifyReply =>
  reply.header('content-security-policy', policy);
