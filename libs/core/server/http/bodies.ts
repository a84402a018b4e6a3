import type { FastifyInstance, FastifyRequest } from 'fastify';
import { invalid, DomainError } from './domain-error.js';

/** Largest JSON body of the API, in bytes. */
const JSON_LIMIT = 1 << 20;

/** Largest body under a raw path, in bytes, when nothing else is set (spec/security.md row 3). */
export const RAW_BODY_LIMIT = 64 << 20;

/** Type given to bodies under a raw path; the agents' own type is never looked at (spec/agent-protocol.md 1.3). */
const RAW_TYPE = 'application/octet-stream';

const WITHOUT_BODY = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** How request bodies are read. */
export interface BodyOptions {
  /** Paths (and what lies below them) whose bodies arrive unread as a Buffer, whatever their Content-Type says. */
  readonly rawPaths: readonly string[];
  readonly rawBodyLimit: number;
}

/**
 * Sets how bodies are read: a capped Buffer under the raw paths, JSON of at most 1 MB everywhere else. Any other type
 * is refused before the body is read, which also keeps HTML forms of other sites from changing anything
 * (spec/security.md row 15).
 */
export function readBodies(fastify: FastifyInstance, options: BodyOptions): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: options.rawBodyLimit },
    (_request, body, done) => {
      done(null, body);
    },
  );
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: JSON_LIMIT },
    (_request, body, done) => {
      try {
        done(null, body === '' ? undefined : parseJson(String(body)));
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  );
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (request.direct) {
      done();
    } else if (isBelow(request, options.rawPaths)) {
      // Fastify would answer 415 to a malformed type before any parser is asked.
      request.raw.headers['content-type'] = RAW_TYPE;
      done();
    } else if (
      WITHOUT_BODY.has(request.method) ||
      isBareDelete(request) ||
      isJson(request.headers['content-type'])
    ) {
      done();
    } else {
      done(new DomainError(415, 'request.media-type', 'Send JSON: Content-Type must be application/json.'));
    }
  });
}

/** Reads every body of a part of the server as one Buffer, whatever its Content-Type says. */
export function readRawBodies(fastify: FastifyInstance, bodyLimit: number): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(RAW_TYPE, { parseAs: 'buffer', bodyLimit }, (_request, body, done) => {
    done(null, body);
  });
  fastify.addHook('onRequest', (request, _reply, done) => {
    // Fastify would answer 415 to a malformed type before any parser is asked.
    request.raw.headers['content-type'] = RAW_TYPE;
    done();
  });
}

/** True for requests to one of the paths or below it. */
export function isBelow(request: FastifyRequest, paths: readonly string[]): boolean {
  const path = pathOf(request.url);
  return paths.some((base) => path === base || path.startsWith(`${base}/`));
}

/** The address without its query string. */
export const pathOf = (url: string): string => url.split('?', 1)[0] ?? url;

const isJson = (type: string | undefined): boolean =>
  type !== undefined && /^application\/json\s*(;|$)/i.test(type.trim());

/** A DELETE that sends nothing: no form of another site can, so it need not say that it is JSON. */
const isBareDelete = ({ method, headers }: FastifyRequest): boolean =>
  method === 'DELETE' &&
  headers['content-type'] === undefined &&
  headers['transfer-encoding'] === undefined &&
  Number(headers['content-length'] ?? 0) === 0;

/** Names that would reach the prototype of an object; no request of ours has them. */
const POISON = new Set(['__proto__', 'constructor', 'prototype']);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, (key, value: unknown) => {
      if (POISON.has(key)) throw new SyntaxError(`refused name ${key}`);
      return value;
    });
  } catch (error) {
    if (error instanceof SyntaxError) throw invalid('request.json', 'The body is not valid JSON.');
    throw error;
  }
}
