import { Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ActingAs, type Actor, ApiAnswer, RequirePermission, ZodBody, ZodParam } from '@ocs/core-server';
import type { UserGroup } from '@ocs/users-contract';
import { z } from 'zod';
import { filledLine } from '../common.schemas.js';
import { UserGroupsService } from './user-groups.service.js';

const groupBody = z.strictObject({ label: filledLine });
const groupAddress = z.object({ key: z.string().regex(/^\d{1,9}$/) });
const groupAnswer = z
  .object({ key: z.string(), label: z.string(), users: z.number().int() })
  .describe('A group of accounts') satisfies z.ZodType<UserGroup>;
const groupsAnswer = z.object({ groups: z.array(groupAnswer) }).describe('All groups of accounts');

/** Groups of accounts (libs/users/contract/users.ts). */
@ApiTags('users')
@RequirePermission('users.manage')
@Controller('api/user-groups')
export class UserGroupsController {
  constructor(private readonly groups: UserGroupsService) {}

  @Get()
  @ApiOperation({ summary: 'All groups of accounts' })
  @ApiAnswer(groupsAnswer)
  async list(): Promise<{ groups: readonly UserGroup[] }> {
    return { groups: await this.groups.list() };
  }

  @Post()
  @ApiOperation({ summary: 'Add a group of accounts' })
  @ApiAnswer(groupAnswer, 201)
  async add(@ActingAs() actor: Actor, @ZodBody(groupBody) { label }: { label: string }): Promise<UserGroup> {
    return this.groups.add(actor, label);
  }

  @Put(':key')
  @ApiOperation({ summary: 'Rename a group of accounts' })
  @ApiAnswer(groupAnswer)
  async rename(
    @ActingAs() actor: Actor,
    @ZodParam(groupAddress) { key }: { key: string },
    @ZodBody(groupBody) { label }: { label: string },
  ): Promise<UserGroup> {
    return this.groups.rename(actor, key, label);
  }

  @Delete(':key')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a group nobody is in' })
  @ApiAnswer('The group is gone', 204)
  async remove(@ActingAs() actor: Actor, @ZodParam(groupAddress) { key }: { key: string }): Promise<void> {
    await this.groups.remove(actor, key);
  }
}
