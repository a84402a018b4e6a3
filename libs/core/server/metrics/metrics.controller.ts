import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '../http/access.decorators.js';
import { ApiAnswer } from '../http/zod.decorators.js';
import { Metrics } from './metrics.js';

/** `/metrics` for Prometheus: from the machine itself, or with an account that may read the server's state. */
@ApiTags('server')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @RequirePermission('server.read', { orLoopback: true })
  @Header('cache-control', 'no-store')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiOperation({ summary: 'Figures of this process for Prometheus' })
  @ApiProduces('text/plain')
  @ApiAnswer('Figures in the Prometheus text format')
  async read(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
