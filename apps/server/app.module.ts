import { type DynamicModule, Module } from '@nestjs/common';
import {
  AdmissionModule,
  AGENT_REASON_TEXTS,
  AgentModule,
  type AgentSettings,
  ContactsModule,
} from '@ocs/agent-server';
import {
  AuditApiModule,
  AuditModule,
  DatabaseModule,
  HttpModule,
  JobsModule,
  LayoutsModule,
  PreferencesModule,
  SettingsModule,
} from '@ocs/core-server';
import { DashboardModule } from '@ocs/dashboard-server';
import { DICTIONARY_REASON_TEXTS, DictionaryModule } from '@ocs/dictionary-server';
import { DUPLICATE_REASON_TEXTS, DuplicatesModule } from '@ocs/duplicates-server';
import { ComputerGroupsModule, GROUP_REASON_TEXTS, GroupsModule } from '@ocs/groups-server';
import {
  ChangesModule,
  ComputersModule,
  InventoryModule,
  OPTION_REASON_TEXTS,
  type SectionCatalogue,
} from '@ocs/inventory-server';
import { RegistryModule, REGISTRY_REASON_TEXTS } from '@ocs/registry-server';
import { SearchModule } from '@ocs/search-server';
import { ComputerPackagesModule, TeledeployModule } from '@ocs/teledeploy-server';
import { UsersModule } from '@ocs/users-server';
import type { Role } from './settings.js';

/** What the modules of a process are made from. */
export interface AppParts {
  readonly databaseUrl: string;
  /** Connections to it; undefined = the usual number. */
  readonly databasePool?: number | undefined;
  readonly roles: ReadonlySet<Role>;
  readonly catalogue: SectionCatalogue;
  readonly agents: AgentSettings;
  /** Key of the access tokens. */
  readonly secret: string;
}

/** Composes the domains by role; nothing else lives here. */
@Module({})
export class AppModule {
  static of({ databaseUrl, databasePool, roles, catalogue, agents, secret }: AppParts): DynamicModule {
    const console = roles.has('console');
    return {
      module: AppModule,
      imports: [
        DatabaseModule.forRoot({
          url: databaseUrl,
          ...(databasePool === undefined ? {} : { poolSize: databasePool }),
        }),
        HttpModule,
        AuditModule,
        SettingsModule,
        UsersModule.forRoot({ secret, api: console }),
        InventoryModule.forRoot(catalogue),
        ...(roles.has('agents') ? [AgentModule.forRoot(agents), ...AGENT_CAPABILITIES] : []),
        ...(console ? CONSOLE_MODULES : []),
      ],
    };
  }
}

/**
 * Domains that take part in the dialogue with agents. Duplicates stand last: what others store of an inventory is there
 * before a computer takes over another one (spec/agent-protocol.md 3.2).
 */
const AGENT_CAPABILITIES = [
  GroupsModule,
  RegistryModule,
  TeledeployModule,
  DictionaryModule,
  SearchModule,
  DuplicatesModule,
];

/** How the decisions of all domains are put into words. */
const REASON_TEXTS = {
  ...AGENT_REASON_TEXTS,
  ...DICTIONARY_REASON_TEXTS,
  ...DUPLICATE_REASON_TEXTS,
  ...GROUP_REASON_TEXTS,
  ...OPTION_REASON_TEXTS,
  ...REGISTRY_REASON_TEXTS,
};

/** What the console and integrators ask. */
const CONSOLE_MODULES = [
  AdmissionModule,
  AuditApiModule,
  ChangesModule,
  ComputerGroupsModule,
  ComputerPackagesModule,
  ComputersModule,
  ContactsModule.forRoot(REASON_TEXTS),
  DashboardModule,
  JobsModule,
  LayoutsModule,
  PreferencesModule,
];
