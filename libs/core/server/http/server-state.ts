import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { unavailable } from './domain-error.js';

/** Paths that still answer while the server stops: whoever watches it must be able to see that. */
const ALWAYS_ANSWERED = ['/health/', '/metrics'];

/** Running requests, and whether the server takes new ones. */
@Injectable()
export class ServerState {
  private running = 0;
  private stopping = false;
  private readonly waiting = new Set<() => void>();

  /** The server is on its way out: readiness says no, new requests are refused. */
  get draining(): boolean {
    return this.stopping;
  }

  /** Requests being worked on. */
  get inFlight(): number {
    return this.running;
  }

  /** Refuses new requests from now on and waits until the running ones are done, at most so many milliseconds. */
  async drain(limitMs: number): Promise<void> {
    this.stopping = true;
    if (this.running === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, limitMs);
      this.waiting.add(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** Counts the requests of a server, and refuses those that come while it drains (spec/security.md row 30). */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', (request, reply, done) => {
      if (this.stopping && !ALWAYS_ANSWERED.some((path) => request.url.startsWith(path))) {
        reply.header('connection', 'close');
        done(unavailable('server.stopping', 'The server is being stopped. Try again in a moment.', 5));
        return;
      }
      this.running += 1;
      // `close` also comes when the client goes away in the middle; exactly once.
      reply.raw.once('close', () => {
        this.running -= 1;
        if (this.running === 0) for (const wake of this.waiting) wake();
      });
      done();
    });
  }
}
