import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiAnswer, RequirePermission, SignedInAs, type Viewer, ZodParam, ZodQuery } from '@ocs/core-server';
import type { ComputerDetail, ComputerSectionRows, SectionCatalogueAnswer } from '@ocs/inventory-contract';
import {
  catalogueAnswer,
  computerAddress,
  detailAnswer,
  sectionAddress,
  sectionAnswer,
  sectionQuery,
  type SectionQuery,
} from './computers.schemas.js';
import { ComputersService } from './computers.service.js';

/** Single computers as the console shows them (libs/inventory/contract/api/computers.ts). */
@ApiTags('computers')
@RequirePermission('computers.read')
@Controller('api')
export class ComputersController {
  constructor(private readonly computers: ComputersService) {}

  @Get('computers/:id')
  @ApiOperation({ summary: 'One computer: identity, banner and which sections have data' })
  @ApiAnswer(detailAnswer)
  async detail(
    @SignedInAs() viewer: Viewer,
    @ZodParam(computerAddress) { id }: { id: string },
  ): Promise<ComputerDetail> {
    return this.computers.detail(viewer, id);
  }

  @Get('computers/:id/sections/:section')
  @ApiOperation({ summary: 'Rows of one inventory section of a computer' })
  @ApiAnswer(sectionAnswer)
  async section(
    @SignedInAs() viewer: Viewer,
    @ZodParam(sectionAddress) { id, section }: { id: string; section: string },
    @ZodQuery(sectionQuery) query: SectionQuery,
  ): Promise<ComputerSectionRows> {
    return this.computers.section(viewer, id, section, query);
  }

  @Get('inventory/sections')
  @ApiOperation({
    summary: 'The inventory sections this server knows, and the columns of the list of computers',
  })
  @ApiAnswer(catalogueAnswer)
  async sections(): Promise<SectionCatalogueAnswer> {
    return this.computers.sections();
  }
}
