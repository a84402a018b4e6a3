import { Controller, Delete, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Job } from '@ocs/core-contract';
import { ActingAs, type Actor, ApiAnswer, RequirePermission, ZodBody, ZodParam } from '@ocs/core-server';
import { computersAction, type ComputersAction, ofComputer, type OfComputer } from './changes.schemas.js';
import { ComputerActions } from './computer-actions.js';

const BEGUN = 'The job that does it, as /api/jobs/{id} tells it from now on';

/** Deleting, archiving and restoring computers (libs/inventory/contract/api/changes.ts). */
@ApiTags('computers')
@Controller('api/computers')
export class ChangesController {
  constructor(private readonly actions: ComputerActions) {}

  @Delete(':id')
  @HttpCode(204)
  @RequirePermission('computers.delete')
  @ApiOperation({ summary: 'Delete a computer with all its data' })
  @ApiAnswer('Deleted', 204)
  async delete(@ActingAs() actor: Actor, @ZodParam(ofComputer) { id }: OfComputer): Promise<void> {
    await this.actions.toOne(actor, 'delete', id);
  }

  @Post(':id/archive')
  @HttpCode(204)
  @RequirePermission('computers.archive')
  @ApiOperation({ summary: 'Hide a computer from the lists' })
  @ApiAnswer('Archived', 204)
  async archive(@ActingAs() actor: Actor, @ZodParam(ofComputer) { id }: OfComputer): Promise<void> {
    await this.actions.toOne(actor, 'archive', id);
  }

  @Post(':id/restore')
  @HttpCode(204)
  @RequirePermission('computers.archive')
  @ApiOperation({ summary: 'Show an archived computer in the lists again' })
  @ApiAnswer('Restored', 204)
  async restore(@ActingAs() actor: Actor, @ZodParam(ofComputer) { id }: OfComputer): Promise<void> {
    await this.actions.toOne(actor, 'restore', id);
  }

  @Post('delete')
  @HttpCode(202)
  @RequirePermission('computers.delete')
  @ApiOperation({ summary: 'Delete many computers' })
  @ApiAnswer(BEGUN, 202)
  async deleteMany(
    @ActingAs() actor: Actor,
    @ZodBody(computersAction) { selection }: ComputersAction,
  ): Promise<Job> {
    return this.actions.toMany(actor, 'delete', selection);
  }

  @Post('archive')
  @HttpCode(202)
  @RequirePermission('computers.archive')
  @ApiOperation({ summary: 'Archive many computers' })
  @ApiAnswer(BEGUN, 202)
  async archiveMany(
    @ActingAs() actor: Actor,
    @ZodBody(computersAction) { selection }: ComputersAction,
  ): Promise<Job> {
    return this.actions.toMany(actor, 'archive', selection);
  }

  @Post('restore')
  @HttpCode(202)
  @RequirePermission('computers.archive')
  @ApiOperation({ summary: 'Restore many archived computers' })
  @ApiAnswer(BEGUN, 202)
  async restoreMany(
    @ActingAs() actor: Actor,
    @ZodBody(computersAction) { selection }: ComputersAction,
  ): Promise<Job> {
    return this.actions.toMany(actor, 'restore', selection);
  }
}
