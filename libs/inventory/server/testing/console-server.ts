import type { DynamicModule, Type } from '@nestjs/common';
import type { Permission, Problem } from '@ocs/core-contract';
import {
  AuditModule,
  createHttpApp,
  DatabaseModule,
  type HttpApp,
  HttpModule,
  JobsModule,
  SettingsModule,
} from '@ocs/core-server';
import { TestAccounts } from '@ocs/core-server/testing';
import { InventoryModule } from '../inventory.module.js';
import { SectionCatalogue } from '../section-catalogue.js';

/** Who asks, always as `carol`: what it may do, and the TAGs it is limited to. */
export interface TestAccount {
  readonly permissions: readonly Permission[];
  /** null sees all. */
  readonly tags: readonly string[] | null;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface ApiAnswer<Body> {
  readonly status: number;
  /** Empty object where there is none. */
  readonly body: Body & Partial<Problem>;
}

/** The API on a migrated database, for tests. */
export interface ConsoleServer {
  readonly http: HttpApp;
  call<Body = Record<string, unknown>>(
    account: TestAccount,
    method: Method,
    path: string,
    body?: unknown,
  ): Promise<ApiAnswer<Body>>;
}

/** @param modules what the case is about; database, inventory, audit, settings and jobs are there */
export async function startConsoleServer(
  databaseUrl: string,
  modules: readonly (Type<unknown> | DynamicModule)[],
): Promise<ConsoleServer> {
  const imports = [
    DatabaseModule.forRoot({ url: databaseUrl, poolSize: 6 }),
    HttpModule,
    AuditModule,
    SettingsModule,
    JobsModule,
    InventoryModule.forRoot(await SectionCatalogue.load()),
    ...modules,
  ];
  const accounts = new TestAccounts();
  const http = await createHttpApp({ module: class TestConsole {}, imports }, { logLevel: 'silent' });
  return {
    http,
    call: async <Body>(account: TestAccount, method: Method, path: string, body?: unknown) => {
      // The account itself is the token, so that requests of several at once are told apart.
      const { authorization } = accounts.add(JSON.stringify(account), { login: 'carol', ...account });
      const answer = await http.app.inject({
        method,
        url: `/api/${path}`,
        // A write carries JSON, also where there is nothing to say.
        ...(method === 'GET' || method === 'DELETE'
          ? { headers: { authorization } }
          : {
              headers: { authorization, 'content-type': 'application/json' },
              payload: JSON.stringify(body ?? {}),
            }),
      });
      const parsed: unknown = answer.body === '' ? {} : answer.json();
      return { status: answer.statusCode, body: parsed as ApiAnswer<Body>['body'] };
    },
  };
}
