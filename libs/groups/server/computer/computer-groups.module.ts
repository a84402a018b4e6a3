import { Module } from '@nestjs/common';
import { ChangesModule } from '@ocs/inventory-server';
import { GroupNamesController } from './group-names.controller.js';
import { ComputerGroupsController } from './computer-groups.controller.js';
import { ComputerGroupsRepository } from './computer-groups.repository.js';
import { ComputerGroupsService } from './computer-groups.service.js';

/** Groups of a computer, for the console. */
@Module({
  imports: [ChangesModule],
  controllers: [ComputerGroupsController, GroupNamesController],
  providers: [ComputerGroupsRepository, ComputerGroupsService],
})
export class ComputerGroupsModule {}
