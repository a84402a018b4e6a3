import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Metrics } from '@ocs/core-server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Counter, Gauge } from 'prom-client';
import { AGENT_SETTINGS, type AgentSettings } from '../agent-settings.js';
import { plainAddress } from '../transport/address-list.js';
import { BodyMemory } from './body-memory.js';
import { Lane, type Leave } from './lane.js';
import { LoopDelay } from './loop-delay.js';
import { Overloaded } from './overloaded.js';
import { Patience } from './patience.js';

/** All that is known of a message before it is read is its size: PROLOGs have 100 to 200 bytes, inventories thousands. */
const LIGHT_BODY = 2_048;

/** Bytes, packed or unpacked, from which a message may keep a processor busy for seconds. */
export const LARGE_MESSAGE = 8 << 20;

/** Large messages at work: one processor's worth of hostile work at most. */
const LARGE_PLACES = 2;

/**
 * PROLOGs cost a fraction of an inventory, and must be answered while inventories queue. Most of their time they wait
 * together for the database.
 */
const LIGHT_PER_HEAVY = 4;

/** Refusals are counted and told once in this time, in milliseconds: a flood must not fill the log. */
const TELL_EVERY = 10_000;

/** Files in the agents' form are imported here. */
const IMPORT_PATH = '/api/import';

/**
 * Keeps the work on messages within bounds (spec/security.md rows 27 and 29). Inventories have a number of places and a
 * short queue; beyond it they are refused before their body is read. Small messages have places of their own, so
 * PROLOGs are served meanwhile. Very large messages share two places.
 */
@Injectable()
export class OverloadGate implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('agent');
  private readonly heavy: Lane;
  private readonly light: Lane;
  private readonly large: Lane;
  private readonly memory: BodyMemory;
  private readonly refused: Counter;
  private readonly patience: Patience;
  private readonly loop = new LoopDelay();
  private untold = 0;
  private lastTold = -Infinity;

  constructor(
    @Inject(AGENT_SETTINGS) settings: AgentSettings,
    metrics: Metrics,
    private readonly adapterHost: HttpAdapterHost,
  ) {
    const { concurrency, waiting, patience, target, prologPatience, bodyMemory } = settings.load;
    const delay = () => this.loop.now;
    this.heavy = new Lane('heavy', { places: concurrency, waiting, patience, target, delay });
    this.light = new Lane('light', {
      places: concurrency * LIGHT_PER_HEAVY,
      waiting: waiting * LIGHT_PER_HEAVY,
      patience,
      target,
      delay,
    });
    this.large = new Lane('large', { places: LARGE_PLACES, waiting: concurrency, patience });
    this.patience = new Patience(prologPatience);
    this.memory = new BodyMemory(bodyMemory);
    this.refused = this.addFigures(metrics);
  }

  onModuleInit(): void {
    this.guard(this.adapterHost.httpAdapter.getInstance<FastifyInstance>(), isImport);
  }

  /** Turns messages away before their bodies are read, and counts the bodies of large ones. */
  guard(fastify: FastifyInstance, concerns: (request: FastifyRequest) => boolean = () => true): void {
    fastify.addHook('onRequest', (request, reply, done) => {
      if (request.method !== 'POST' || !concerns(request)) {
        done();
        return;
      }
      const lane = isHeavy(request) ? this.heavy : this.light;
      if (lane.isFull) this.refuse(lane, request, reply);
      else done();
    });
    fastify.addHook('preParsing', (request, reply, payload, done) => {
      // A body that says it is small is small: counting it would cost as much as reading it.
      if (!isHeavy(request) || !concerns(request)) {
        done(null, payload);
        return;
      }
      const body = this.memory.body();
      body.on('error', (error) => {
        if (error instanceof Overloaded) this.note(error, plainAddress(request.ip));
      });
      // A client that goes away in the middle ends the reading, too.
      payload.on('error', (error) => body.destroy(error));
      reply.raw.once('close', () => {
        body.release();
      });
      done(null, payload.pipe(body));
    });
  }

  /**
   * Works on a message once there is room for it.
   * @param bytes size of its body
   * @param work is given `beforeLarge`, to be awaited before the message becomes larger than {@link LARGE_MESSAGE}
   * @throws Overloaded when there is no room, or when a light message takes too long
   */
  async run<T>(bytes: number, work: (beforeLarge: () => Promise<void>) => Promise<T>): Promise<T> {
    const isLight = bytes <= LIGHT_BODY;
    const leave = await (isLight ? this.light : this.heavy).enter();
    let leaveLarge: Leave | undefined;
    const beforeLarge = async (): Promise<void> => {
      leaveLarge ??= await this.large.enter();
    };
    const finished = async (): Promise<T> => {
      try {
        if (bytes > LARGE_MESSAGE) await beforeLarge();
        return await work(beforeLarge);
      } finally {
        leaveLarge?.();
        leave(leaveLarge !== undefined);
      }
    };
    return isLight ? this.patience.with(finished()) : finished();
  }

  /** Counts a refusal and tells the log of it, now or together with those that follow. */
  note(overloaded: Overloaded, address: string): void {
    this.refused.inc({ shortage: overloaded.shortage });
    this.untold++;
    const now = performance.now();
    if (now - this.lastTold < TELL_EVERY) return;
    this.logger.warn({
      msg: `refused: too much to do (${overloaded.shortage})`,
      status: overloaded.status,
      count: this.untold,
      address,
    });
    this.lastTold = now;
    this.untold = 0;
  }

  onModuleDestroy(): void {
    this.loop.stop();
  }

  private refuse(lane: Lane, request: FastifyRequest, reply: FastifyReply): void {
    const overloaded = new Overloaded(lane.name);
    this.note(overloaded, plainAddress(request.ip));
    void reply.code(overloaded.status).header('retry-after', String(overloaded.retryAfter)).send();
  }

  private addFigures({ registry }: Metrics): Counter {
    const lanes = [this.heavy, this.light, this.large];
    const { memory } = this;
    new Gauge({
      name: 'ocs_agent_messages_at_work',
      help: 'Agent messages being worked on: light ones (PROLOG), heavy ones (inventories), very large ones among them.',
      labelNames: ['lane'],
      registers: [registry],
      collect() {
        for (const lane of lanes) this.set({ lane: lane.name }, lane.atWork);
      },
    });
    new Gauge({
      name: 'ocs_agent_messages_waiting',
      help: 'Agent messages waiting for their turn.',
      labelNames: ['lane'],
      registers: [registry],
      collect() {
        for (const lane of lanes) this.set({ lane: lane.name }, lane.waiting);
      },
    });
    new Gauge({
      name: 'ocs_agent_body_bytes',
      help: 'Bytes of request bodies in memory.',
      registers: [registry],
      collect() {
        this.set(memory.held);
      },
    });
    return new Counter({
      name: 'ocs_agent_messages_refused_total',
      help: 'Agent messages refused with 503 because of too much work, by what was short.',
      labelNames: ['shortage'],
      registers: [registry],
    });
  }
}

/** A body without a declared length counts as heavy. */
const isHeavy = (request: FastifyRequest): boolean =>
  !(Number(request.headers['content-length'] ?? Infinity) <= LIGHT_BODY);

function isImport({ routeOptions: { url = '' } }: FastifyRequest): boolean {
  return url === IMPORT_PATH || url.startsWith(`${IMPORT_PATH}/`);
}
