import { promisify } from 'node:util';
import { createGzip, gzip } from 'node:zlib';
import { pipeline, Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isBelow } from './bodies.js';

const compress = promisify(gzip);

/** Answers below this size gain nothing, in bytes. */
const WORTHWHILE = 1_024;

const TEXTUAL = /^(text\/|application\/(json|javascript|problem\+json|x-ndjson)|image\/svg)/;

/**
 * Compresses textual answers for browsers that want it. Never where secrets travel together with text of the request
 * (sign in), and never the agents' replies, which have a compression of their own.
 */
export function compressAnswers(fastify: FastifyInstance, except: readonly string[]): void {
  fastify.addHook('onSend', (request, reply, payload: unknown, done) => {
    if (request.direct || !isWanted(request, reply, except)) done(null, payload);
    else
      compressed(reply, payload).then((small) => {
        done(null, small);
      }, done);
  });
}

async function compressed(reply: FastifyReply, payload: unknown): Promise<unknown> {
  if (payload instanceof Readable) {
    mark(reply);
    reply.removeHeader('content-length');
    // A client that goes away ends the source too; a source that fails cuts the answer.
    return pipeline(payload, createGzip(), () => undefined);
  }
  if ((typeof payload !== 'string' && !Buffer.isBuffer(payload)) || payload.length < WORTHWHILE)
    return payload;
  const small = await compress(payload);
  mark(reply);
  reply.header('content-length', small.length);
  return small;
}

function isWanted(request: FastifyRequest, reply: FastifyReply, except: readonly string[]): boolean {
  const type = reply.getHeader('content-type');
  return (
    request.method !== 'HEAD' &&
    reply.statusCode === 200 &&
    /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')) &&
    typeof type === 'string' &&
    TEXTUAL.test(type) &&
    reply.getHeader('content-encoding') === undefined &&
    !isBelow(request, except)
  );
}

function mark(reply: FastifyReply): void {
  reply.header('content-encoding', 'gzip').header('vary', 'accept-encoding');
}
