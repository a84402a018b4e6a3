import { Module } from '@nestjs/common';
import { AdministrativeFieldsRepository } from './administrative-fields.repository.js';
import { ComputerDetailRepository } from './computer-detail.repository.js';
import { ComputerSelections } from './computer-selections.js';
import { ComputersController } from './computers.controller.js';
import { ComputersService } from './computers.service.js';
import { ComputerCellsRepository } from './list/computer-cells.repository.js';
import { ComputerFigures } from './list/computer-figures.js';
import { ComputerExport } from './list/computer-export.js';
import { ComputerListRepository } from './list/computer-list.repository.js';
import { ComputerLists } from './list/computer-lists.js';
import { ComputerOrders } from './list/computer-orders.js';
import { ComputerSets } from './list/sets/computer-sets.js';
import { ComputerSetsRepository } from './list/sets/computer-sets.repository.js';
import { Distributions } from './list/distribution/distributions.js';
import { DistributionRepository } from './list/distribution/distribution.repository.js';
import { FindRepository } from './list/find.repository.js';
import { ListConditions } from './list/list-conditions.js';
import { ListsController } from './list/lists.controller.js';
import { Perimeters } from './perimeters.js';
import { SectionRowsRepository } from './section-rows.repository.js';

/** The reading side of computers under `/api`. Needs the catalogue that InventoryModule gives to all. */
@Module({
  // Lists first: `computers/export` is no computer's number.
  controllers: [ListsController, ComputersController],
  providers: [
    AdministrativeFieldsRepository,
    ComputerCellsRepository,
    ComputerDetailRepository,
    ComputerExport,
    ComputerFigures,
    ComputerListRepository,
    ComputerLists,
    ComputerOrders,
    ComputerSelections,
    ComputerSets,
    ComputerSetsRepository,
    ComputersService,
    DistributionRepository,
    Distributions,
    FindRepository,
    ListConditions,
    Perimeters,
    SectionRowsRepository,
  ],
  exports: [
    AdministrativeFieldsRepository,
    ComputerDetailRepository,
    ComputerFigures,
    ComputerLists,
    ComputerSelections,
    Perimeters,
  ],
})
export class ComputersModule {}
