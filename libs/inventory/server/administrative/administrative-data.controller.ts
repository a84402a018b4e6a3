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
import type { AdministrativeData } from '@ocs/inventory-contract';
import { ofComputer, type OfComputer } from '../changes/changes.schemas.js';
import {
  administrativeAnswer,
  administrativeChange,
  type AdministrativeChange,
} from './administrative-data.schemas.js';
import { AdministrativeDataService } from './administrative-data.service.js';

/** Administrative data of a computer (libs/inventory/contract/api/changes.ts). */
@ApiTags('computers')
@Controller('api/computers/:id/administrative')
export class AdministrativeDataController {
  constructor(private readonly administrative: AdministrativeDataService) {}

  @Get()
  @RequirePermission('computers.read')
  @ApiOperation({ summary: 'Administrative data of a computer' })
  @ApiAnswer(administrativeAnswer)
  async read(
    @SignedInAs() viewer: Viewer,
    @ZodParam(ofComputer) { id }: OfComputer,
  ): Promise<AdministrativeData> {
    return this.administrative.of(viewer, id);
  }

  @Put()
  @RequirePermission('computers.edit')
  @ApiOperation({ summary: 'Change administrative data: the fields named, the others stay' })
  @ApiAnswer(administrativeAnswer)
  async change(
    @ActingAs() actor: Actor,
    @ZodParam(ofComputer) { id }: OfComputer,
    @ZodBody(administrativeChange) change: AdministrativeChange,
  ): Promise<AdministrativeData> {
    return this.administrative.change(actor, id, change);
  }
}
