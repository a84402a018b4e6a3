import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ActingAs,
  type Actor,
  ApiAnswer,
  AuditTrail,
  DomainError,
  RequirePermission,
} from '@ocs/core-server';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AgentEndpoint } from '../dialogue/agent-endpoint.js';
import { plainAddress } from '../transport/address-list.js';

/** How imports name themselves, as the original console does (spec/agent-protocol.md 10.2). */
export const IMPORT_AGENT = 'OCS_local_7081';

const answer = z.object({ imported: z.literal(true) });

/** Takes inventory files that agents without a network wrote (spec/agent-protocol.md 10). */
@ApiTags('agents')
@RequirePermission('inventory.import')
@Controller('api/import')
export class ImportController {
  constructor(
    private readonly endpoint: AgentEndpoint,
    private readonly audit: AuditTrail,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Import one .ocs file: zlib, unfinished zlib, gzip or clear XML' })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiAnswer(answer)
  async import(@ActingAs() actor: Actor, @Req() request: FastifyRequest): Promise<z.output<typeof answer>> {
    const outcome = await this.endpoint.answer({
      body: Buffer.isBuffer(request.body) ? request.body : undefined,
      userAgent: IMPORT_AGENT,
      address: plainAddress(request.ip),
      secure: request.protocol === 'https',
    });
    if (outcome.status === 200) {
      await this.audit.record(actor, { action: 'inventory.imported' });
      return { imported: true };
    }
    throw new DomainError(
      outcome.status,
      'import.refused',
      outcome.refusal ?? 'The server could not store this inventory; its log tells why.',
      outcome.retryAfter === undefined ? {} : { retryAfterSeconds: outcome.retryAfter },
    );
  }
}
