import { Controller, Delete, Get, Put } from '@nestjs/common';
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
  ZodQuery,
} from '@ocs/core-server';
import type { ComputerDiscovery, ComputerOption, ComputerOptions } from '@ocs/inventory-contract';
import { ofComputer, type OfComputer } from '../changes/changes.schemas.js';
import {
  discoveryAnswer,
  discoveryChange,
  type DiscoveryChange,
  ofOption,
  type OfOption,
  optionAnswer,
  optionChange,
  type OptionChange,
  optionRemoval,
  type OptionRemoval,
  optionsAnswer,
} from './customisation.schemas.js';
import { CustomisationService } from './customisation.service.js';

/** Options of a computer and its part in network discovery (libs/inventory/contract/api/changes.ts). */
@ApiTags('computers')
@Controller('api/computers/:id')
export class CustomisationController {
  constructor(private readonly customisation: CustomisationService) {}

  @Get('options')
  @RequirePermission('computers.read')
  @ApiOperation({ summary: 'Options in force for a computer, and who decided each' })
  @ApiAnswer(optionsAnswer)
  async options(
    @SignedInAs() viewer: Viewer,
    @ZodParam(ofComputer) { id }: OfComputer,
  ): Promise<ComputerOptions> {
    return this.customisation.of(viewer, id);
  }

  @Put('options/:key')
  @RequirePermission('computers.customize')
  @ApiOperation({ summary: 'Give a computer its own value of an option' })
  @ApiAnswer(optionAnswer)
  async setOption(
    @ActingAs() actor: Actor,
    @ZodParam(ofOption) { id, key }: OfOption,
    @ZodBody(optionChange) { value, previous }: OptionChange,
  ): Promise<ComputerOption> {
    return this.customisation.setOption(actor, id, key, value, previous);
  }

  @Delete('options/:key')
  @RequirePermission('computers.customize')
  @ApiOperation({ summary: 'Take the own value of a computer away' })
  @ApiAnswer(optionAnswer)
  async removeOption(
    @ActingAs() actor: Actor,
    @ZodParam(ofOption) { id, key }: OfOption,
    @ZodQuery(optionRemoval) { previous }: OptionRemoval,
  ): Promise<ComputerOption> {
    return this.customisation.removeOption(actor, id, key, previous);
  }

  @Put('discovery')
  @RequirePermission('computers.customize')
  @ApiOperation({ summary: 'Say which part a computer has in network discovery' })
  @ApiAnswer(discoveryAnswer)
  async setDiscovery(
    @ActingAs() actor: Actor,
    @ZodParam(ofComputer) { id }: OfComputer,
    @ZodBody(discoveryChange) change: DiscoveryChange,
  ): Promise<ComputerDiscovery> {
    return this.customisation.setDiscovery(actor, id, change);
  }
}
