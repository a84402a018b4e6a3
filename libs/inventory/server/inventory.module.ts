import { type DynamicModule, Module } from '@nestjs/common';
import { ComputerRegistry } from './computer-registry.js';
import { AdministrativeRepository } from './ingest/administrative.repository.js';
import { FingerprintRepository } from './ingest/fingerprint.repository.js';
import { InventoryPlanner } from './ingest/inventory-planner.js';
import { InventoryStore } from './ingest/inventory-store.js';
import { InventoryRepository } from './ingest/inventory.repository.js';
import { SoftwareDictionary } from './ingest/software-dictionary.js';
import { SoftwareStore } from './ingest/software-store.js';
import { MergeParticipants } from './merge-participants.js';
import { OverrideRepository } from './overrides/override.repository.js';
import { SectionCatalogue } from './section-catalogue.js';

/** Computers and their sections: the spine of the product, without any face to the outside. */
@Module({})
export class InventoryModule {
  /** @param catalogue the sections this process knows; one for the whole process */
  static forRoot(catalogue: SectionCatalogue): DynamicModule {
    return {
      module: InventoryModule,
      global: true,
      providers: [
        { provide: SectionCatalogue, useValue: catalogue },
        AdministrativeRepository,
        ComputerRegistry,
        FingerprintRepository,
        InventoryPlanner,
        InventoryRepository,
        InventoryStore,
        MergeParticipants,
        OverrideRepository,
        SoftwareDictionary,
        SoftwareStore,
      ],
      exports: [SectionCatalogue, ComputerRegistry, InventoryStore, MergeParticipants, OverrideRepository],
    };
  }
}
