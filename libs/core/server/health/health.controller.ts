import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Database } from '../database/database.js';
import { Public } from '../http/access.decorators.js';
import { unavailable } from '../http/domain-error.js';
import { ServerState } from '../http/server-state.js';
import { ApiAnswer } from '../http/zod.decorators.js';

/** Longest wait for the database's sign of life, in milliseconds. */
const PING_LIMIT = 2_000;

const healthAnswer = z.object({ status: z.literal('ok') }).describe('The state asked for holds');
type HealthAnswer = z.output<typeof healthAnswer>;

/** What a supervisor or balancer asks: does the process live, and should it get requests? */
@ApiTags('server')
@Public()
@Controller('health')
export class HealthController {
  constructor(
    private readonly state: ServerState,
    private readonly database: Database,
  ) {}

  @Get('live')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'The process lives; nothing is said about the database' })
  @ApiAnswer(healthAnswer)
  live(): HealthAnswer {
    return { status: 'ok' };
  }

  @Get('ready')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'The server takes requests: it is not being stopped and the database answers' })
  @ApiAnswer(healthAnswer)
  async ready(): Promise<HealthAnswer> {
    if (this.state.draining) throw unavailable('server.stopping', 'The server is being stopped.', 5);
    await withinLimit(this.database.ping());
    return { status: 'ok' };
  }
}

/** A database that hangs is as good as away. */
async function withinLimit(ping: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(unavailable('database.unavailable', 'The database does not answer.', 5));
    }, PING_LIMIT);
  });
  try {
    await Promise.race([ping, limit]);
  } finally {
    clearTimeout(timer);
  }
}
