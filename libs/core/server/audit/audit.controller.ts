import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AUDIT_SORTS, type AuditEntry, type AuditList } from '@ocs/core-contract';
import type { FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { downloadReply } from '../csv/index.js';
import { RequirePermission } from '../http/access.decorators.js';
import { ActingAs, type Actor } from '../http/actor.js';
import { ApiAnswer, ZodQuery } from '../http/zod.decorators.js';
import { pageQuery, rowsQuery, sortParameter } from '../lists/index.js';
import { AuditService } from './audit.service.js';

const listQuery = rowsQuery.extend({ ...pageQuery.shape, sort: sortParameter(AUDIT_SORTS, '-at') });
type ListQuery = z.output<typeof listQuery>;
type RowsQuery = z.output<typeof rowsQuery>;

const entry = z.object({
  id: z.number().int(),
  at: z.string().describe('ISO 8601, UTC'),
  login: z.string(),
  address: z.string().nullable(),
  token: z.string().nullable().describe('Name of the API token, where one was used'),
  action: z.string().describe('<kind>.<verb>, for instance user.added'),
  targetKind: z.string().nullable(),
  targetId: z.string().nullable(),
  targetName: z.string().nullable(),
  changes: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
}) satisfies z.ZodType<AuditEntry>;

const answer = z
  .object({
    rows: z.array(entry),
    total: z.number().int().describe('Rows under the same filter'),
    page: z.number().int(),
    pageSize: z.number().int(),
    searchedSince: z
      .string()
      .nullable()
      .describe('ISO 8601, UTC: how far back q looked; null when it looked into all entries'),
  })
  .describe('A page of the audit') satisfies z.ZodType<AuditList>;

/** Who did what (libs/core/contract/audit.ts). */
@ApiTags('audit')
@RequirePermission('audit.read')
@Controller('api/audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @ApiOperation({ summary: 'What people and integrators did, page by page' })
  @ApiAnswer(answer)
  async list(@ZodQuery(listQuery) query: ListQuery): Promise<AuditList> {
    return this.audit.page(query);
  }

  @Get('export')
  @ApiOperation({ summary: 'The same as JSON lines, all entries, oldest first' })
  @ApiAnswer('One entry a line (application/x-ndjson)')
  async export(
    @ActingAs() actor: Actor,
    @ZodQuery(rowsQuery) query: RowsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readable> {
    const { total, entries } = await this.audit.export(actor, query);
    return downloadReply(reply, {
      fileName: 'audit.jsonl',
      contentType: 'application/x-ndjson; charset=utf-8',
      total,
      chunks: lines(entries),
    });
  }
}

/** Lines sent at once: one by one costs more. */
const LINES_AT_ONCE = 200;

async function* lines(entries: AsyncIterable<AuditEntry>): AsyncGenerator<string> {
  let batch: string[] = [];
  for await (const one of entries) {
    batch.push(`${JSON.stringify(one)}\n`);
    if (batch.length < LINES_AT_ONCE) continue;
    yield batch.join('');
    batch = [];
  }
  if (batch.length > 0) yield batch.join('');
}
