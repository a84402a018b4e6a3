import { Readable } from 'node:stream';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ApiAnswer, RequirePermission, ServerState, SignedInAs, type Viewer } from '@ocs/core-server';
import type { Dashboard } from '@ocs/dashboard-contract';
import { dashboardAnswer } from './dashboard.schemas.js';
import { DashboardService } from './dashboard.service.js';
import { figureStream } from './figure-stream.js';

/** The overview (libs/dashboard/contract). */
@ApiTags('overview')
@RequirePermission('dashboard.read')
@Controller('api/dashboard')
export class DashboardController {
  constructor(
    private readonly dashboard: DashboardService,
    private readonly server: ServerState,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Figures of the overview' })
  @ApiAnswer(dashboardAnswer)
  async figures(@SignedInAs() viewer: Viewer): Promise<Dashboard> {
    return this.dashboard.figures(viewer);
  }

  @Get('events')
  @ApiOperation({ summary: 'The same as server-sent events, whenever they changed' })
  @ApiProduces('text/event-stream')
  @Header('content-type', 'text/event-stream; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Header('x-accel-buffering', 'no')
  // Compressing would keep each event back until a block is full.
  @Header('content-encoding', 'identity')
  events(@SignedInAs() viewer: Viewer): Readable {
    const figures = figureStream(
      () => this.dashboard.figures(viewer),
      () => this.server.draining,
    );
    return Readable.from(figures, { objectMode: false });
  }
}
