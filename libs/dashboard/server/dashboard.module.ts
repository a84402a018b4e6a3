import { Module } from '@nestjs/common';
import { ComputersModule } from '@ocs/inventory-server';
import { DashboardController } from './dashboard.controller.js';
import { DashboardRepository } from './dashboard.repository.js';
import { DashboardService } from './dashboard.service.js';

/** The overview: figures over all computers of a perimeter. */
@Module({
  imports: [ComputersModule],
  controllers: [DashboardController],
  providers: [DashboardRepository, DashboardService],
})
export class DashboardModule {}
