import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Job } from '@ocs/core-contract';
import { z } from 'zod';
import { SignedIn } from '../http/access.decorators.js';
import { SignedInAs, type Viewer } from '../http/viewer.js';
import { ApiAnswer, ZodParam } from '../http/zod.decorators.js';
import { Jobs } from './jobs.js';

const address = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
type Address = z.output<typeof address>;

const text = z.object({ en: z.string(), fr: z.string() });

const job = z
  .object({
    id: z.number().int(),
    kind: z.string().describe('For instance computers.delete'),
    title: text,
    state: z
      .enum(['running', 'done', 'stopped', 'interrupted'])
      .describe('interrupted: its process ended; what was done is done'),
    total: z.number().int(),
    done: z.number().int().describe('Things that succeeded'),
    failed: z.number().int(),
    failures: z
      .array(z.object({ id: z.string(), name: z.string(), code: z.string(), message: z.string() }))
      .describe('The first hundred'),
    startedAt: z.string().describe('ISO 8601, UTC'),
    endedAt: z.string().nullable(),
  })
  .describe('Work on many things, and how far it is') satisfies z.ZodType<Job>;

/** One's own jobs (libs/core/contract/jobs.ts). */
@ApiTags('jobs')
@SignedIn()
@Controller('api/jobs')
export class JobsController {
  constructor(private readonly jobs: Jobs) {}

  @Get()
  @ApiOperation({ summary: 'Own jobs that run, and those that ended in the last day' })
  @ApiAnswer(z.object({ jobs: z.array(job) }))
  async list(@SignedInAs() viewer: Viewer): Promise<{ jobs: readonly Job[] }> {
    return { jobs: await this.jobs.recent(viewer.login) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One of them' })
  @ApiAnswer(job)
  async find(@SignedInAs() viewer: Viewer, @ZodParam(address) { id }: Address): Promise<Job> {
    return this.jobs.find(viewer.login, id);
  }

  @Post(':id/stop')
  @HttpCode(200)
  @ApiOperation({ summary: 'End a job after the items at hand' })
  @ApiAnswer(job)
  async stop(@SignedInAs() viewer: Viewer, @ZodParam(address) { id }: Address): Promise<Job> {
    return this.jobs.stop(viewer.login, id);
  }
}
