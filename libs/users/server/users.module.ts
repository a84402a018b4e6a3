import { type DynamicModule, Module } from '@nestjs/common';
import { AccessTokens, JwtStrategy, TokenKey } from './access-token.js';
import { AccountRepository } from './account.repository.js';
import { AccountService } from './account.service.js';
import { AttemptRepository } from './attempt.repository.js';
import { AuthController } from './auth.controller.js';
import { Principals } from './principals.js';
import { SessionRepository } from './session.repository.js';
import { SessionService } from './session.service.js';
import { Throttle } from './throttle.js';

export interface UsersModuleSettings {
  /** Key of the access tokens, see `readSecretKey`. */
  readonly secret: string;
  /** Serve `/api/auth`; a process without the console only checks tokens. */
  readonly api: boolean;
}

/** Accounts and sessions. Every process imports it: its strategy tells the access guard who is asking. */
@Module({})
export class UsersModule {
  static forRoot({ secret, api }: UsersModuleSettings): DynamicModule {
    return {
      module: UsersModule,
      controllers: api ? [AuthController] : [],
      providers: [
        { provide: TokenKey, useValue: new TokenKey(secret) },
        AccessTokens,
        AccountRepository,
        AccountService,
        AttemptRepository,
        JwtStrategy,
        Principals,
        SessionRepository,
        SessionService,
        Throttle,
      ],
      exports: [AccountService],
    };
  }
}
