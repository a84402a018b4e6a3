import { Controller, Get, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ActingAs,
  type Actor,
  ApiAnswer,
  RequirePermission,
  SignedInAs,
  type Viewer,
  ZodBody,
  ZodParam,
} from '@ocs/core-server';
import type { ComputerGroup } from '@ocs/inventory-contract';
import { ofComputer, type OfComputer } from '@ocs/inventory-server';
import {
  groupAnswer,
  groupDecision,
  type GroupDecisionBody,
  groupsAnswer,
  ofGroup,
  type OfGroup,
} from './computer-groups.schemas.js';
import { ComputerGroupsService } from './computer-groups.service.js';

/** Groups of a computer (libs/inventory/contract/api/changes.ts). */
@ApiTags('computers')
@Controller('api/computers/:id/groups')
export class ComputerGroupsController {
  constructor(private readonly groups: ComputerGroupsService) {}

  @Get()
  @RequirePermission('computers.read')
  @ApiOperation({ summary: 'Groups, and the place of the computer in each' })
  @ApiAnswer(groupsAnswer)
  async list(
    @SignedInAs() viewer: Viewer,
    @ZodParam(ofComputer) { id }: OfComputer,
  ): Promise<{ groups: readonly ComputerGroup[] }> {
    return { groups: await this.groups.of(viewer, id) };
  }

  @Put(':groupId')
  @RequirePermission('groups.edit')
  @ApiOperation({ summary: 'Put the computer into a group, keep it out, or leave it to the definition' })
  @ApiAnswer(groupAnswer)
  async decide(
    @ActingAs() actor: Actor,
    @ZodParam(ofGroup) { id, groupId }: OfGroup,
    @ZodBody(groupDecision) decision: GroupDecisionBody,
  ): Promise<ComputerGroup> {
    return this.groups.decide(actor, id, groupId, decision);
  }
}
