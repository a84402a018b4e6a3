import { Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Layout, LAYOUT_SCOPES, type LayoutInput } from '@ocs/core-contract';
import { z } from 'zod';
import { SignedIn } from '../http/access.decorators.js';
import { ActingAs, type Actor } from '../http/actor.js';
import { SignedInAs, type Viewer } from '../http/viewer.js';
import { ApiAnswer, ZodBody, ZodParam, ZodQuery } from '../http/zod.decorators.js';
import { COLUMN_ID, MOST_COLUMNS } from './layout-columns.rule.js';
import { LayoutsService } from './layouts.service.js';

const table = z
  .string()
  .regex(/^[\w.-]{1,100}$/)
  .describe('For instance computers');

const listQuery = z.object({ table });
type ListQuery = z.output<typeof listQuery>;

const address = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
type Address = z.output<typeof address>;

const input = z.object({
  table,
  name: z.string().trim().min(1).max(100),
  description: z.string().trim().max(255).default(''),
  columns: z
    .array(z.string().regex(COLUMN_ID))
    .min(1)
    .max(MOST_COLUMNS)
    .refine((ids) => new Set(ids).size === ids.length, 'Each column stands once.')
    .describe('Column ids in their order'),
  scope: z.enum(LAYOUT_SCOPES).describe('For oneself, for ones user group or for everybody'),
}) satisfies z.ZodType<LayoutInput>;

const layout = z
  .object({
    id: z.number().int(),
    table: z.string(),
    name: z.string(),
    description: z.string(),
    columns: z.array(z.string()),
    scope: z.enum(LAYOUT_SCOPES),
    group: z.string().nullable(),
    creator: z.string(),
    editable: z.boolean().describe('The asking account may change and remove it'),
  })
  .describe('A named set of columns') satisfies z.ZodType<Layout>;

/** Named sets of columns of the tables (libs/core/contract/preferences.ts). */
@ApiTags('layouts')
@SignedIn()
@Controller('api/layouts')
export class LayoutsController {
  constructor(private readonly layouts: LayoutsService) {}

  @Get()
  @ApiOperation({ summary: 'Layouts of a table: own, those of ones user group and those of everybody' })
  @ApiAnswer(z.object({ layouts: z.array(layout) }))
  async list(
    @SignedInAs() viewer: Viewer,
    @ZodQuery(listQuery) query: ListQuery,
  ): Promise<{ layouts: readonly Layout[] }> {
    return { layouts: await this.layouts.ofTable(viewer, query.table) };
  }

  @Post()
  @ApiOperation({ summary: 'Add a layout; for others it needs layouts.share' })
  @ApiAnswer(layout, 201)
  async add(@ActingAs() actor: Actor, @ZodBody(input) body: LayoutInput): Promise<Layout> {
    return this.layouts.add(actor, body);
  }

  @Put(':id')
  @ApiOperation({ summary: 'Change a layout of ones own, or with layouts.share a shared one' })
  @ApiAnswer(layout)
  async change(
    @ActingAs() actor: Actor,
    @ZodParam(address) { id }: Address,
    @ZodBody(input) body: LayoutInput,
  ): Promise<Layout> {
    return this.layouts.change(actor, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a layout of ones own, or with layouts.share a shared one' })
  @ApiAnswer('Removed', 204)
  async remove(@ActingAs() actor: Actor, @ZodParam(address) { id }: Address): Promise<void> {
    await this.layouts.remove(actor, id);
  }
}
