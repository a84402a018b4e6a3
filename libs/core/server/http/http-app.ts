import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import fastifyCookie from '@fastify/cookie';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { addLogNotes, logRequests, logSettings, type LogLevel, StructuredLogger } from '../log/logging.js';
import { Metrics } from '../metrics/metrics.js';
import { Siblings } from '../siblings/siblings.js';
import { RAW_BODY_LIMIT, readBodies } from './bodies.js';
import { compressAnswers } from './compression.js';
import { serveConsole } from './console-files.js';
import { addDirectPart, DirectRoutes } from './direct-routes.js';
import { type ListeningPorts, Listeners, type ListenOptions, type TlsFiles } from './listeners.js';
import { type ApiTitle, describeApi, serveApiDescription } from './openapi.js';
import { sendProblem } from './problem.filter.js';
import { addSecurityHeaders } from './security-headers.js';
import { ServerState } from './server-state.js';

/** Paths whose bodies are handed to their controller as a Buffer: the agents' protocol and files in its form. */
const RAW_PATHS = ['/ocsinventory', '/api/import'];

/** How long a stopping server waits for running requests, in milliseconds. */
const DRAIN_LIMIT = 30_000;

export interface HttpAppOptions {
  /** Default `info`; tests say `silent`. */
  readonly logLevel?: LogLevel;
  /** Addresses or CIDR blocks of the proxies whose X-Forwarded-* headers are believed. */
  readonly trustedProxies?: readonly string[];
  /** Largest body under `/ocsinventory` in bytes, as sent (compressed). */
  readonly rawBodyLimit?: number;
  /** Folder of the built console; undefined when this process does not serve it. */
  readonly consoleFolder?: string | undefined;
  /** Describes the API at `/api/openapi.json` and `/api/docs`. */
  readonly api?: ApiTitle | undefined;
}

/** A server that is ready to answer, with or without sockets: tests talk to it by `app.inject(…)`. */
export class HttpApp {
  private readonly listeners: Listeners;

  constructor(readonly app: NestFastifyApplication) {
    this.listeners = new Listeners(app.getHttpAdapter().getInstance());
  }

  /** Opens the sockets; rejects with the system's error (EADDRINUSE…). */
  async listen(options: ListenOptions): Promise<ListeningPorts> {
    return this.listeners.listen(options);
  }

  reloadCertificate(tls: TlsFiles): void {
    this.listeners.reloadCertificate(tls);
  }

  /**
   * Stops in order: readiness says no and new requests get 503 at once, running ones are finished within 30 s, then
   * sockets, modules and database connections are closed.
   */
  async stop(drainLimitMs = DRAIN_LIMIT): Promise<void> {
    await this.app.get(ServerState).drain(drainLimitMs);
    await this.listeners.close();
    await this.app.close();
  }
}

/**
 * Builds the server of a module that imports {@link HttpModule}: bodies, headers, log, metrics, problem details,
 * console files and the API's description. Throws when the module cannot start (a route without access rule, no
 * database).
 */
export async function createHttpApp(
  module: Type<unknown> | DynamicModule,
  options: HttpAppOptions = {},
): Promise<HttpApp> {
  const adapter = new FastifyAdapter({
    logger: logSettings(options.logLevel ?? 'info'),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: () => randomUUID(),
    trustProxy: options.trustedProxies?.length ? [...options.trustedProxies] : false,
    routerOptions: { maxParamLength: 300 },
    // Refusals of the router itself (a malformed address) come before any hook.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      sendProblem(error, request, reply);
    },
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  addLogNotes(fastify);
  const { rawBodyLimit = RAW_BODY_LIMIT } = options;
  const { part } = await addDirectPart(fastify, rawBodyLimit);
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!request.direct) reply.header('x-request-id', request.id);
    done();
  });
  logRequests(fastify);
  addSecurityHeaders(fastify);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new StructuredLogger(fastify.log),
    bodyParser: false,
    abortOnError: false,
  });
  app.get(ServerState).watch(fastify);
  app.get(Metrics).watch(fastify);
  app.get(Siblings).watch(fastify);
  app.get(DirectRoutes).use(part);
  readBodies(fastify, { rawPaths: RAW_PATHS, rawBodyLimit });
  compressAnswers(fastify, ['/api/auth', ...RAW_PATHS]);
  await fastify.register(fastifyCookie);
  if (options.api) serveApiDescription(fastify, describeApi(app, options.api));
  if (options.consoleFolder !== undefined) await serveConsole(fastify, options.consoleFolder);
  await app.init();
  await fastify.ready();
  return new HttpApp(app);
}
