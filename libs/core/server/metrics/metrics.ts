import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { AggregatorRegistry, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

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

  /** All figures as text that {@link together} reads. */
  async asText(): Promise<string> {
    return JSON.stringify(await this.registry.getMetricsAsJSON());
  }

  onModuleDestroy(): void {
    this.registry.clear();
  }
}

/** Figures of several processes as those of one: added up, or as each of them says of itself. Empty texts count as none. */
export async function together(texts: readonly string[]): Promise<string> {
  const known = texts.filter((text) => text !== '').map((text) => JSON.parse(text) as object[]);
  return AggregatorRegistry.aggregate(known).metrics();
}
