import { Module } from '@nestjs/common';
import { ChangesModule } from '@ocs/inventory-server';
import { ComputerPackagesController } from './computer-packages.controller.js';
import { ComputerPackagesRepository } from './computer-packages.repository.js';
import { ComputerPackagesService } from './computer-packages.service.js';

/** Packages of a computer, for the console. */
@Module({
  imports: [ChangesModule],
  controllers: [ComputerPackagesController],
  providers: [ComputerPackagesRepository, ComputerPackagesService],
})
export class ComputerPackagesModule {}
