import { Controller, Get, Module } from '@nestjs/common';
import type { AuditChange } from '@ocs/core-contract';
import {
  AuditModule,
  createHttpApp,
  DatabaseModule,
  HttpModule,
  type Principal,
  RequirePermission,
  SignedIn,
  SignedInAs,
} from '@ocs/core-server';
import { createTestDatabase } from '@ocs/core-server/testing';
import { UsersModule } from '../users.module.js';
import { addTestAccount, bearerOf, type TestAccount, TEST_PASSWORD } from './accounts.js';

const SECRET = 'a secret of more than thirty-two characters';

/** A route as other domains have them. */
@Controller('api/sample')
class SampleController {
  @Get()
  @RequirePermission('computers.read')
  read(@SignedInAs() { login, tags, permissions, token }: Principal) {
    return { login, tags, permissions, token };
  }

  @Get('audit')
  @RequirePermission('audit.read')
  audit(): string {
    return 'ok';
  }

  @Get('own')
  @SignedIn()
  own(): string {
    return 'ok';
  }
}

export interface AuditRow {
  readonly login: string;
  readonly address: string | null;
  readonly token: string | null;
  readonly action: string;
  readonly target: string | null;
  readonly changes: readonly AuditChange[];
}

const EMPTIED = [
  'DELETE FROM operators',
  'DELETE FROM x_user',
  'DELETE FROM x_session',
  'DELETE FROM x_token',
  'DELETE FROM x_recovery_code',
  'DELETE FROM auth_attempt',
  'DELETE FROM tags',
  'DELETE FROM x_profile WHERE SHIPPED = 0',
  "DELETE FROM config WHERE NAME LIKE 'USER\\_GROUP\\_%'",
  "UPDATE x_profile SET PERMISSIONS = '[\"*\"]', RESTRICTED = 0, SECOND_FACTOR = 0 WHERE NAME = 'sadmin'",
  'UPDATE x_profile SET SECOND_FACTOR = 0',
  'TRUNCATE TABLE x_audit',
];

/** The accounts' part of the server on a database of its own, with `ruler`, a super administrator, signed in as needed. */
export async function createUsersApp() {
  const db = await createTestDatabase();
  @Module({
    imports: [
      DatabaseModule.forRoot({ url: db.url, poolSize: 6 }),
      HttpModule,
      AuditModule,
      UsersModule.forRoot({ secret: SECRET, api: true }),
    ],
    controllers: [SampleController],
  })
  class SampleModule {}
  const http = await createHttpApp(SampleModule, { logLevel: 'silent' });
  const bearers = new Map<string, { authorization: string }>();

  const call = async (
    as: string | null,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: object,
  ) => {
    let headers = as === null ? {} : bearers.get(as);
    if (as !== null && headers === undefined) {
      headers = as.startsWith('ocs_') ? { authorization: `Bearer ${as}` } : await bearerOf(http.app, as);
      bearers.set(as, headers as { authorization: string });
    }
    return http.app.inject({
      method,
      url,
      headers: headers ?? {},
      ...(body === undefined ? {} : { payload: body }),
    });
  };

  return {
    database: db.database,
    http,
    call,
    /** Empties the tables and adds `ruler` and these accounts. */
    reset: async (...accounts: readonly TestAccount[]): Promise<void> => {
      bearers.clear();
      for (const statement of EMPTIED) await db.database.run(statement);
      for (const account of [{ login: 'ruler', profile: 'sadmin' }, ...accounts]) {
        await addTestAccount(db.database, account);
      }
    },
    /** The next call of this account signs in again. */
    forget: (login: string): boolean => bearers.delete(login),
    signIn: async (login: string, password = TEST_PASSWORD, code?: string, remoteAddress = '127.0.0.1') =>
      http.app.inject({
        method: 'POST',
        url: '/api/auth/sign-in',
        payload: { login, password, ...(code === undefined ? {} : { code }) },
        remoteAddress,
      }),
    audit: async (action: string): Promise<AuditRow[]> => {
      const rows = await db.database.rows<Omit<AuditRow, 'changes'> & { changes: string }>(
        `SELECT LOGIN AS login, ADDRESS AS address, TOKEN AS token, ACTION AS action, TARGET_NAME AS target,
           CHANGES AS changes FROM x_audit WHERE ACTION = ? ORDER BY ID`,
        [action],
      );
      return rows.map((row) => ({ ...row, changes: JSON.parse(row.changes) as AuditChange[] }));
    },
    close: async (): Promise<void> => {
      await http.stop(0);
      await db.close();
    },
  };
}

export type UsersApp = Awaited<ReturnType<typeof createUsersApp>>;
