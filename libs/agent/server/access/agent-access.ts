import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { pathOf } from '@ocs/core-server';
import type { FastifyInstance } from 'fastify';
import { AGENT_SETTINGS, type AgentSettings } from '../agent-settings.js';
import { plainAddress } from '../transport/address-list.js';
import { judgeAccess } from './access.rule.js';

const PATH = '/ocsinventory';

/**
 * Asks agents for a login or a secret path, where the site wants it. Works before the body is read: an agent whose 401
 * comes late may have given up sending (spec/security.md, chapter 2).
 */
@Injectable()
export class AgentAccess implements OnModuleInit {
  private readonly logger = new Logger('agent');

  constructor(
    @Inject(AGENT_SETTINGS) private readonly settings: AgentSettings,
    private readonly adapterHost: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    const { basic, pathKey } = this.settings.access;
    if (!basic && pathKey === undefined) return;
    this.adapterHost.httpAdapter
      .getInstance<FastifyInstance>()
      .addHook('onRequest', async (request, reply) => {
        // The route that answers counts, not the address: `/%6fcsinventory` is the same door.
        const route = request.routeOptions.url;
        if (route !== PATH && !route?.startsWith(`${PATH}/`)) return;
        const path = pathOf(request.url);
        const verdict = judgeAccess(path, request.headers.authorization, this.settings.access, sameSecret);
        if (verdict.allowed) return;
        this.logger.warn({
          msg: `refused: ${verdict.reason}`,
          status: verdict.status,
          address: plainAddress(request.ip),
        });
        if (verdict.status === 401 && basic) reply.header('www-authenticate', `Basic realm="${basic.realm}"`);
        await reply.code(verdict.status).send();
      });
  }
}

function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
