import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { pathOf } from '@ocs/core-server';
import type { FastifyInstance } from 'fastify';
import { AGENT_SETTINGS, type AgentSettings } from '../agent-settings.js';
import { plainAddress } from '../transport/address-list.js';
import { judgeAccess } from './access.rule.js';

/**
 * Asks agents for a login or a secret path, where the site wants it. Works before the body is read: an agent whose 401
 * comes late may have given up sending (spec/security.md, chapter 2).
 */
@Injectable()
export class AgentAccess {
  private readonly logger = new Logger('agent');

  constructor(@Inject(AGENT_SETTINGS) private readonly settings: AgentSettings) {}

  /**
   * Guards the routes of agents: what it is given has no others. That a request came to one of them counts, not the
   * address: `/%6fcsinventory` is the same door.
   */
  guard(fastify: FastifyInstance): void {
    const { basic, pathKey } = this.settings.access;
    if (!basic && pathKey === undefined) return;
    fastify.addHook('onRequest', async (request, reply) => {
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
