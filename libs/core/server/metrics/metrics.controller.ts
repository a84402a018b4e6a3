import { Controller, Get, Header, type OnModuleInit } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '../http/access.decorators.js';
import { ApiAnswer } from '../http/zod.decorators.js';
import { Siblings } from '../siblings/siblings.js';
import { Metrics, together } from './metrics.js';

/** What workers ask each other for their figures by. */
const TOPIC = 'metrics';

/** `/metrics` for Prometheus: from the machine itself, or with an account that may read the server's state. */
@ApiTags('server')
@Controller('metrics')
export class MetricsController implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly siblings: Siblings,
  ) {}

  onModuleInit(): void {
    this.siblings.answer(TOPIC, async () => this.metrics.asText());
  }

  @Get()
  @RequirePermission('server.read', { orLoopback: true })
  @Header('cache-control', 'no-store')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiOperation({ summary: 'Figures of the server for Prometheus, of all its workers together' })
  @ApiProduces('text/plain')
  @ApiAnswer('Figures in the Prometheus text format')
  async read(): Promise<string> {
    const others = await this.siblings.ask(TOPIC);
    return others.length === 0
      ? this.metrics.registry.metrics()
      : together([await this.metrics.asText(), ...others]);
  }
}
