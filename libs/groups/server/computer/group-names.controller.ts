import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiAnswer, RequirePermission, SignedInAs, type Viewer } from '@ocs/core-server';
import type { GroupName } from '@ocs/inventory-contract';
import { groupNamesAnswer } from './computer-groups.schemas.js';
import { ComputerGroupsService } from './computer-groups.service.js';

/** The groups there are, to choose one by its name. */
@ApiTags('groups')
@Controller('api/groups')
export class GroupNamesController {
  constructor(private readonly groups: ComputerGroupsService) {}

  @Get()
  @RequirePermission('computers.read')
  @ApiOperation({ summary: 'Groups computers can be filtered by' })
  @ApiAnswer(groupNamesAnswer)
  async list(@SignedInAs() viewer: Viewer): Promise<{ groups: readonly GroupName[] }> {
    return { groups: await this.groups.names(viewer) };
  }
}
