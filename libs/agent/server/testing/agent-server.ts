import type { DynamicModule, Type } from '@nestjs/common';
import {
  AuditModule,
  createHttpApp,
  DatabaseModule,
  HttpModule,
  SettingsModule,
  type HttpApp,
} from '@ocs/core-server';
import { InventoryModule, SectionCatalogue } from '@ocs/inventory-server';
import { AgentModule } from '../agent.module.js';
import { readAgentSettings } from '../agent-settings.js';

export interface AgentServerParts {
  /** Modules that take part in the dialogue, besides the agents' own. */
  readonly capabilities?: readonly (Type<unknown> | DynamicModule)[];
  /** What {@link readAgentSettings} reads. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The agents' endpoint on a migrated database, for tests: talk to it by `http.app.inject(…)`, end it by `http.stop()`. */
export async function startAgentServer(
  databaseUrl: string,
  { capabilities = [], environment = {} }: AgentServerParts = {},
): Promise<HttpApp> {
  const imports = [
    DatabaseModule.forRoot({ url: databaseUrl }),
    HttpModule,
    AuditModule,
    SettingsModule,
    InventoryModule.forRoot(await SectionCatalogue.load()),
    AgentModule.forRoot(readAgentSettings(environment)),
    ...capabilities,
  ];
  return createHttpApp({ module: class AgentServer {}, imports }, { logLevel: 'silent' });
}
