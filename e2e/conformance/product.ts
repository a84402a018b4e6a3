import type { DynamicModule } from '@nestjs/common';
import { readAgentSettings } from '@ocs/agent-server';
import { SectionCatalogue } from '@ocs/inventory-server';
import { AppModule } from '../../apps/server/app.module.js';

/**
 * The product with everything that takes part in the dialogue with agents, and nothing else.
 * @param environment settings of that dialogue, as environment variables
 */
export async function productModule(
  databaseUrl: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<DynamicModule> {
  return AppModule.of({
    databaseUrl,
    roles: new Set(['agents']),
    catalogue: await SectionCatalogue.load(),
    agents: readAgentSettings(environment),
    secret: 'conformance-suite-key-of-access-tokens',
  });
}
