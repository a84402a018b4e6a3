import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
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
import type { ComputerPackages } from '@ocs/inventory-contract';
import { ofComputer, type OfComputer } from '@ocs/inventory-server';
import {
  newAssignment,
  type NewAssignment,
  ofAssignment,
  type OfAssignment,
  packagesAnswer,
} from './computer-packages.schemas.js';
import { ComputerPackagesService } from './computer-packages.service.js';

/** Packages of a computer (libs/inventory/contract/api/changes.ts). */
@ApiTags('computers')
@Controller('api/computers/:id/packages')
export class ComputerPackagesController {
  constructor(private readonly packages: ComputerPackagesService) {}

  @Get()
  @RequirePermission('computers.read')
  @ApiOperation({ summary: 'Packages assigned to a computer, those that could be, and its history' })
  @ApiAnswer(packagesAnswer)
  async list(
    @SignedInAs() viewer: Viewer,
    @ZodParam(ofComputer) { id }: OfComputer,
  ): Promise<ComputerPackages> {
    return this.packages.of(viewer, id);
  }

  @Post()
  @RequirePermission('packages.assign')
  @ApiOperation({ summary: 'Assign an activated package' })
  @ApiAnswer(packagesAnswer, 201)
  async assign(
    @ActingAs() actor: Actor,
    @ZodParam(ofComputer) { id }: OfComputer,
    @ZodBody(newAssignment) { activationId }: NewAssignment,
  ): Promise<ComputerPackages> {
    return this.packages.assign(actor, id, activationId);
  }

  @Delete(':assignmentId')
  @HttpCode(204)
  @RequirePermission('packages.assign')
  @ApiOperation({ summary: 'Take an assigned package back' })
  @ApiAnswer('Taken back', 204)
  async unassign(
    @ActingAs() actor: Actor,
    @ZodParam(ofAssignment) { id, assignmentId }: OfAssignment,
  ): Promise<void> {
    await this.packages.unassign(actor, id, assignmentId);
  }
}
