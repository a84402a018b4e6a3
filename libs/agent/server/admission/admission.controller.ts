import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ActingAs, type Actor, ApiAnswer, RequirePermission, ZodBody, ZodQuery } from '@ocs/core-server';
import { z } from 'zod';
import { AdmissionDecisions } from './admission-decisions.js';
import { AdmissionRepository, type Admission } from './admission.repository.js';

const listQuery = z.object({
  state: z.enum(['waiting', 'admitted', 'refused']).default('waiting'),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(500).default(50),
});
type ListQuery = z.output<typeof listQuery>;

const decision = z.object({
  deviceId: z.string().min(1).max(255),
  kind: z.enum(['new', 'conflict']),
  decision: z.enum(['admit', 'refuse']),
});
type DecisionBody = z.output<typeof decision>;

const entry = z.object({
  deviceId: z.string(),
  kind: z.enum(['new', 'conflict']),
  state: z.enum(['waiting', 'admitted', 'refused']),
  address: z.string(),
  userAgent: z.string(),
  facts: z.record(z.string(), z.unknown()),
  firstAt: z.number().describe('Seconds since 1970'),
  lastAt: z.number(),
  times: z.number(),
  decidedBy: z.string().nullable(),
});

/** Computers that wait for approval, and identities in conflict. */
@ApiTags('agents')
@RequirePermission('agents.admit')
@Controller('api/agents/admissions')
export class AdmissionController {
  constructor(
    private readonly admissions: AdmissionRepository,
    private readonly decisions: AdmissionDecisions,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Agents that wait for an administrator' })
  @ApiAnswer(z.object({ rows: z.array(entry), total: z.number() }))
  async list(@ZodQuery(listQuery) query: ListQuery): Promise<{ rows: readonly Admission[]; total: number }> {
    const { state, page, pageSize } = query;
    return {
      rows: await this.admissions.list(state, pageSize, (page - 1) * pageSize),
      total: await this.admissions.count(state),
    };
  }

  @Post()
  @HttpCode(204)
  @ApiOperation({ summary: 'Admit or refuse one of them' })
  @ApiAnswer('Decided', 204)
  async decide(@ActingAs() actor: Actor, @ZodBody(decision) body: DecisionBody): Promise<void> {
    const state = body.decision === 'admit' ? 'admitted' : 'refused';
    await this.decisions.decide(actor, body.deviceId, body.kind, state);
  }
}
