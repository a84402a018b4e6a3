import { Module } from '@nestjs/common';
import { AdministrativeFieldsRepository } from './administrative-fields.repository.js';
import { ComputerDetailRepository } from './computer-detail.repository.js';
import { ComputerListRepository } from './computer-list.repository.js';
import { ComputersController } from './computers.controller.js';
import { ComputersService } from './computers.service.js';
import { SectionRowsRepository } from './section-rows.repository.js';

/** The reading side of computers under `/api`. Needs the catalogue that InventoryModule gives to all. */
@Module({
  controllers: [ComputersController],
  providers: [
    AdministrativeFieldsRepository,
    ComputerDetailRepository,
    ComputerListRepository,
    ComputersService,
    SectionRowsRepository,
  ],
  exports: [ComputerDetailRepository],
})
export class ComputersModule {}
