import { Module } from '@nestjs/common';
import { AdministrativeDataController } from '../administrative/administrative-data.controller.js';
import { AdministrativeDataService } from '../administrative/administrative-data.service.js';
import { AdministrativeWriteRepository } from '../administrative/administrative-write.repository.js';
import { ComputersModule } from '../computers/computers.module.js';
import { CustomisationController } from '../customisation/customisation.controller.js';
import { CustomisationRepository } from '../customisation/customisation.repository.js';
import { CustomisationService } from '../customisation/customisation.service.js';
import { AdministrativeRepository } from '../ingest/administrative.repository.js';
import { NotesController } from '../notes/notes.controller.js';
import { NotesRepository } from '../notes/notes.repository.js';
import { NotesService } from '../notes/notes.service.js';
import { ChangesController } from './changes.controller.js';
import { ComputerActions } from './computer-actions.js';
import { ComputerChangeRepository } from './computer-change.repository.js';
import { ComputerChanges } from './computer-changes.js';
import { DeletionRepository } from './deletion.repository.js';

/**
 * The writing side of computers under `/api`. Other domains that write something about a computer on behalf of a person do
 * it through {@link ComputerChanges}. Needs the audit, the settings and the jobs.
 */
@Module({
  imports: [ComputersModule],
  controllers: [ChangesController, AdministrativeDataController, CustomisationController, NotesController],
  providers: [
    AdministrativeDataService,
    AdministrativeRepository,
    AdministrativeWriteRepository,
    ComputerActions,
    ComputerChangeRepository,
    ComputerChanges,
    CustomisationRepository,
    CustomisationService,
    DeletionRepository,
    NotesRepository,
    NotesService,
  ],
  exports: [ComputerChanges, ComputersModule],
})
export class ChangesModule {}
