import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { HealthController } from '../health/health.controller.js';
import { MetricsController } from '../metrics/metrics.controller.js';
import { Metrics } from '../metrics/metrics.js';
import { Siblings } from '../siblings/siblings.js';
import { AccessCheck } from './access-check.js';
import { AccessGuard } from './access.guard.js';
import { DirectRoutes } from './direct-routes.js';
import { ProblemFilter } from './problem.filter.js';
import { ServerState } from './server-state.js';

/** What every route stands on: access rules, problem details, health and metrics. The application imports it once. */
@Global()
@Module({
  imports: [DiscoveryModule, PassportModule],
  controllers: [HealthController, MetricsController],
  providers: [
    AccessCheck,
    DirectRoutes,
    Metrics,
    ServerState,
    Siblings,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
  exports: [DirectRoutes, Metrics, ServerState, Siblings],
})
export class HttpModule {}
