import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Figures of this process in the Prometheus format. Domains add their own to `registry`. */
@Injectable()
export class Metrics implements OnModuleDestroy {
  readonly registry = new Registry();

  private readonly httpSeconds = new Histogram({
    name: 'ocs_http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer, by route, method and status.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Measures every request. The label is the route's pattern, so that ids and guesses make no series of their own. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onResponse', (request, reply, done) => {
      this.httpSeconds.observe(
        {
          route: request.routeOptions.url ?? 'unknown',
          method: request.method,
          status: reply.statusCode,
        },
        reply.elapsedTime / 1000,
      );
      done();
    });
  }

  onModuleDestroy(): void {
    this.registry.clear();
  }
}
