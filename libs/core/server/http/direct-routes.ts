import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { readRawBodies } from './bodies.js';
import { sendProblem } from './problem.filter.js';
import { setSecurityHeaders } from './security-headers.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The request came to one of the {@link DirectRoutes}. */
    direct: boolean;
  }
}

/**
 * Routes for machines that ask thousands of times a second: straight on Fastify, without Nest and without what only
 * browsers need (headers of pages, compression, a logger and an id in the headers of each request). They are counted,
 * measured, logged and refused while the server stops like all others. Whoever adds one guards it: no access rule is
 * applied.
 */
@Injectable()
export class DirectRoutes {
  private part: FastifyInstance | undefined;

  /** Hooks and routes of modules go here while the application starts. */
  get instance(): FastifyInstance {
    if (!this.part) throw new Error('The routes are not there before the server is built.');
    return this.part;
  }

  /** @param part made by {@link addDirectPart} */
  use(part: FastifyInstance): void {
    this.part = part;
  }
}

/**
 * Makes the part of a server that {@link DirectRoutes} stand in. Hooks of the whole server run for it as well: those of
 * browsers pass it over by `request.direct`.
 * @param bodyLimit largest body in bytes
 * @returns the part in an object: awaiting an instance itself gives the whole server
 */
export async function addDirectPart(
  server: FastifyInstance,
  bodyLimit: number,
): Promise<{ readonly part: FastifyInstance }> {
  server.decorateRequest('direct', { getter: () => false });
  const made = { part: server };
  await server.register((part, _options, done) => {
    part.decorateRequest('direct', { getter: () => true });
    readRawBodies(part, bodyLimit);
    part.setChildLoggerFactory((logger) => logger);
    part.setErrorHandler((error, request, reply) => {
      request.log = request.log.child({ requestId: request.id });
      setSecurityHeaders(request, reply);
      sendProblem(error, request, reply);
    });
    made.part = part;
    done();
  });
  return made;
}
